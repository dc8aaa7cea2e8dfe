import '@shopify/ui-extensions/preact';
import { render } from 'preact';
import { appClient } from '../../shared/app-client.ts';
import { intentions } from '../../shared/intention.ts';
import { AfterYourOrder } from './after-your-order.tsx';

export default async () => {
  const app = appClient(shopify.sessionToken);
  const order = askedOrder(navigation.currentEntry?.url ?? null);
  render(
    <AfterYourOrder page={shopify} app={app} once={intentions(shopify.storage)} order={order} />,
    document.body,
  );
};

/** The order in the query of this page's address. */
function askedOrder(url: string | null): string | null {
  return new URLSearchParams(url?.split('?')[1] ?? '').get('order');
}
