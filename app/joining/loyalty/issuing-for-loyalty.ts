import { shopId as asShopId } from '#app/kernel/ids.ts';
import { rewardScopes } from '../../merchants/reward-scopes.ts';
import type { Commerce } from '../../modules/commerce/index.server.ts';
import type { IssuingPort } from '../../modules/loyalty/ports.ts';
import type { ShopifyIssuing } from '../../platform/shopify/writes/issuing.server.ts';

/** Loyalty's port to what Shopify gives customers at once. */
export function issuingForLoyalty(commerce: Pick<Commerce, 'getShop'>, issuing: ShopifyIssuing): IssuingPort {
  const shop = (id: bigint) => commerce.getShop(asShopId(id));
  return {
    async allowed(id, kind) {
      const { grantedScopes } = await shop(id);
      return rewardScopes[kind].every((scope) => grantedScopes.includes(scope));
    },
    giftCard: async (id, card) => issuing.giftCard(await shop(id), card),
    credit: async (id, credit) => issuing.credit(await shop(id), credit),
    creditsSince: async (id, credit, since) => issuing.creditsSince(await shop(id), credit, since),
  };
}
