import '@shopify/ui-extensions/preact';
import { render } from 'preact';
import { appClient } from '../../shared/app-client.ts';
import { AfterOrder } from './after-order.tsx';

export default async () => {
  render(<AfterOrder page={shopify} app={appClient(shopify.sessionToken)} />, document.body);
};
