import '@shopify/ui-extensions/preact';
import { render } from 'preact';
import { appClient } from '../../shared/app-client.ts';
import { PointsOnTheirWay } from './points-on-their-way.tsx';
import { ReviewLater } from './review-later.tsx';

export default async () => {
  const app = appClient(shopify.sessionToken);
  render(
    <>
      <PointsOnTheirWay page={shopify} app={app} />
      <ReviewLater page={shopify} app={app} />
    </>,
    document.body,
  );
};
