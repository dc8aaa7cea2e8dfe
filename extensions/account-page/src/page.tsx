import '@shopify/ui-extensions/preact';
import { render } from 'preact';
import { appClient } from '../../shared/app-client.ts';
import { intentions } from '../../shared/intention.ts';
import { AfterYourOrder } from './after-your-order.tsx';

export default async () => {
  const app = appClient(shopify.sessionToken);
  render(<AfterYourOrder page={shopify} app={app} once={intentions(shopify.storage)} />, document.body);
};
