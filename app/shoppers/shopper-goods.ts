import { type ShopId, shopifyId } from '../kernel/ids.ts';
import type { Commerce } from '../modules/commerce/index.server.ts';
import type { Reward } from '../modules/loyalty/rewards/rewards.ts';

/** Handles of products that rewards give, by the variant's Shopify id; what is not sold any more is absent. */
export type Handles = ReadonlyMap<string, string>;

/** Where the products of these rewards are found in the shop. Without any, nothing is read. */
export async function handlesFor(
  commerce: Pick<Commerce, 'productCards'>,
  shopId: ShopId,
  rewards: readonly Reward[],
): Promise<Handles> {
  const variants = rewards.flatMap((reward) => (reward.kind === 'free-product' ? [reward.variant] : []));
  if (variants.length === 0) return new Map();
  const products = variants.map(({ product }) => shopifyId(BigInt(product)));
  const cards = await commerce.productCards(shopId, products);
  return new Map(
    variants.flatMap(({ id, product }) => {
      const card = cards.get(shopifyId(BigInt(product)));
      const sold = card !== undefined && !card.deleted && card.variantTitles.has(shopifyId(BigInt(id)));
      return sold ? [[id, card.handle] as const] : [];
    }),
  );
}
