import { shopId as asShopId } from '#app/kernel/ids.ts';
import type { Commerce } from '../../modules/commerce/index.server.ts';
import type { IncentivePort } from '../../modules/reviews/incentives/ports.ts';
import type { ShopifyDiscounts } from '../../platform/shopify/writes/discounts.server.ts';

const scope = 'write_discounts';

/** Reviews' port to Shopify's discounts: codes for whoever has them, good once. */
export function incentivesForReviews(
  commerce: Pick<Commerce, 'getShop'>,
  discounts: Pick<ShopifyDiscounts, 'create' | 'find'>,
  codeFor: IncentivePort['codeFor'],
): IncentivePort {
  const shop = (id: bigint) => commerce.getShop(asShopId(id));
  return {
    codeFor,
    allowed: async (id) => (await shop(id)).grantedScopes.includes(scope),
    create: async (id, { code, title, percent, startsAt, endsAt }) =>
      discounts.create(await shop(id), {
        code,
        title,
        customer: null,
        value: { kind: 'percent', percent, collections: [] },
        minSubtotal: null,
        combines: null,
        startsAt,
        endsAt,
      }),
    find: async (id, code) => discounts.find(await shop(id), code),
  };
}
