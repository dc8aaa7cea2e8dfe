import { shopId as asShopId } from '#app/kernel/ids.ts';
import type { Commerce } from '../../modules/commerce/index.server.ts';
import type { DiscountsPort } from '../../modules/loyalty/ports.ts';
import type { DiscountUpkeep } from '../../platform/shopify/writes/discount-upkeep.server.ts';
import type { ShopifyDiscounts } from '../../platform/shopify/writes/discounts.server.ts';

const scope = 'write_discounts';

/** Loyalty's port to Shopify's discounts. */
export function discountsForLoyalty(
  commerce: Pick<Commerce, 'getShop'>,
  discounts: ShopifyDiscounts,
  upkeep: DiscountUpkeep,
): DiscountsPort {
  const shop = (id: bigint) => commerce.getShop(asShopId(id));
  return {
    allowed: async (id) => (await shop(id)).grantedScopes.includes(scope),
    create: async (id, discount) => discounts.create(await shop(id), discount),
    find: async (id, code) => discounts.find(await shop(id), code),
    deactivate: async (id, discount, code) => discounts.deactivate(await shop(id), discount, code),
    findOrder: async (id, code) => discounts.findOrder(await shop(id), code),
    remove: async (id, discount) => upkeep.remove(await shop(id), discount),
    listActive: async (id, after) => upkeep.listActive(await shop(id), after),
  };
}
