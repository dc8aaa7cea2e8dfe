import '@shopify/ui-extensions/preact';
import { render } from 'preact';
import { appClient } from '../../shared/app-client.ts';
import { intentions } from '../../shared/intention.ts';
import { ReturnFlow } from './return-flow.tsx';

export default async () => {
  const app = appClient(shopify.sessionToken);
  render(<ReturnFlow page={shopify} app={app} once={intentions(shopify.storage)} />, document.body);
};
