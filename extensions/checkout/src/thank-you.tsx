import '@shopify/ui-extensions/preact';
import { render } from 'preact';
import { appClient } from '../../shared/app-client.ts';
import { PointsOnTheirWay } from './points-on-their-way.tsx';

export default async () => {
  render(<PointsOnTheirWay page={shopify} app={appClient(shopify.sessionToken)} />, document.body);
};
