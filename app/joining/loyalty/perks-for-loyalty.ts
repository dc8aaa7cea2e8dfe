import { shopId as asShopId } from '#app/kernel/ids.ts';
import type { Commerce } from '../../modules/commerce/index.server.ts';
import type { PerksPort } from '../../modules/loyalty/ports.ts';
import type { ShopifyPerks } from '../../platform/shopify/writes/perks.server.ts';

/** Segments are customers', what they are given is discounts'. */
export const perkScopes = ['write_customers', 'write_discounts'] as const;

/** Loyalty's port to what Shopify itself gives customers with a tag. */
export function perksForLoyalty(commerce: Pick<Commerce, 'getShop'>, perks: ShopifyPerks): PerksPort {
  const shop = (id: bigint) => commerce.getShop(asShopId(id));
  return {
    async allowed(id) {
      const { grantedScopes, uninstalledAt } = await shop(id);
      return uninstalledAt === null && perkScopes.every((scope) => grantedScopes.includes(scope));
    },
    findSegment: async (id, name) => perks.findSegment(await shop(id), name),
    createSegment: async (id, name, tag) => perks.createSegment(await shop(id), name, tag),
    retagSegment: async (id, segment, tag) => perks.retagSegment(await shop(id), segment, tag),
    removeSegment: async (id, segment, name) => perks.removeSegment(await shop(id), segment, name),
    findDiscounts: async (id, mark) => perks.findDiscounts(await shop(id), mark),
    createDiscount: async (id, perk, startsAt) => perks.createDiscount(await shop(id), perk, startsAt),
    changeDiscount: async (id, discount, perk) => perks.changeDiscount(await shop(id), discount, perk),
    removeDiscount: async (id, discount, mark) => perks.removeDiscount(await shop(id), discount, mark),
  };
}
