import { shopId as asShopId } from '#app/kernel/ids.ts';
import type { Commerce } from '../../modules/commerce/index.server.ts';
import type { TagsPort } from '../../modules/loyalty/ports.ts';
import type { CustomerTags } from '../../platform/shopify/writes/customer-tags.server.ts';

const scope = 'write_customers';

/** Loyalty's port to customers' tags at Shopify. */
export function tagsForLoyalty(commerce: Pick<Commerce, 'getShop'>, tags: CustomerTags): TagsPort {
  const shop = (id: bigint) => commerce.getShop(asShopId(id));
  return {
    allowed: async (id) => (await shop(id)).grantedScopes.includes(scope),
    add: async (id, customer, tag) => tags.add(await shop(id), customer, tag),
    remove: async (id, customer, tag) => tags.remove(await shop(id), customer, tag),
  };
}
