import '@shopify/ui-extensions/preact';
import { render } from 'preact';
import { appClient } from '../../shared/app-client.ts';
import { CustomersReviews } from './customers-reviews.tsx';

/** The token of whoever looks at the admin. Rejects where Shopify gives none. */
async function tokenOfStaff(): Promise<string> {
  const token = await shopify.auth.idToken();
  if (token === null) throw new Error('Shopify gives no token.');
  return token;
}

export default async () => {
  render(<CustomersReviews page={shopify} app={appClient({ get: tokenOfStaff })} />, document.body);
};
