import '@shopify/ui-extensions/preact';
import { render } from 'preact';
import { appClient } from '../../shared/app-client.ts';
import { ProfilePoints } from './profile-points.tsx';

export default async () => {
  render(<ProfilePoints page={shopify} app={appClient(shopify.sessionToken)} />, document.body);
};
