import '@shopify/ui-extensions/preact';
import { render } from 'preact';
import { appClient } from '../../shared/app-client.ts';
import { Running } from './running-returns.tsx';

export default async () => {
  render(<Running page={shopify} app={appClient(shopify.sessionToken)} />, document.body);
};
