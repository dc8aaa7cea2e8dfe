import { shopId as asShopId, shopifyId as asShopifyId } from '#app/kernel/ids.ts';
import type { Commerce } from '../../modules/commerce/index.server.ts';
import type { Loyalty } from '../../modules/loyalty/index.server.ts';
import type { WritingPort } from '../../modules/reviews/writing/ports.ts';

/** What the form for reviews asks of commerce and of the loyalty programme. */
export function writingForReviews(
  commerce: Pick<Commerce, 'productTraits'>,
  loyalty: Pick<Loyalty, 'waysFor'>,
): WritingPort {
  return {
    async productTypes(shop, products) {
      const traits = await commerce.productTraits(asShopId(shop), products.map(asShopifyId));
      return new Map([...traits].flatMap(([id, { type }]) => (type === '' ? [] : [[id, type] as const])));
    },
    async pointsForReview(shop, now) {
      const { ways } = await loyalty.waysFor(shop, null, now);
      const points = ways.find(({ way }) => way.way === 'review')?.way.points;
      return points === undefined ? null : BigInt(points);
    },
  };
}
