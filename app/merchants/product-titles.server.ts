import { type ShopId, shopifyId } from '../kernel/ids.ts';
import { app } from '../wiring.server.ts';

/** Titles by Shopify's numbers as text; products that we do not know are absent. */
export type ProductTitles = Readonly<Record<string, string>>;

/** What products are called that are named by Shopify's numbers, each asked once. */
export async function readProductTitles(shopId: ShopId, ids: readonly string[]): Promise<ProductTitles> {
  const asked = [...new Set(ids)].map((text) => shopifyId(BigInt(text)));
  const cards = await app().commerce.productCards(shopId, asked);
  return Object.fromEntries([...cards].map(([id, { title }]) => [id.toString(), title]));
}
