import type { ShopId } from '#app/kernel/ids.ts';
import type { Commerce } from '../../modules/commerce/index.server.ts';
import type { Reviews } from '../../modules/reviews/door.ts';
import { defaultSettings } from '../../modules/reviews/settings/settings.ts';
import type { ShopifyWrites } from '../../platform/shopify/writes/writes.server.ts';

/**
 * Tells the shop's theme whether reviews are live and whether questions are taken, also at products that have none yet.
 * State, not change: again is harmless.
 */
export async function publishQuestions(
  modules: {
    commerce: Pick<Commerce, 'getShop'>;
    reviews: Pick<Reviews, 'getSettings'>;
    writes: ShopifyWrites;
  },
  shopId: ShopId,
): Promise<void> {
  const shop = await modules.commerce.getShop(shopId);
  if (shop.uninstalledAt !== null) return;
  const { current, liveFrom } = await modules.reviews.getSettings(shopId);
  const { on, owners } = (current?.settings ?? defaultSettings).questions;
  const open = liveFrom !== null && on;
  await modules.writes.publish(shop, 'reviews', 'area', { live: liveFrom !== null });
  await modules.writes.publish(shop, 'reviews', 'questions', { open, owners: open && owners });
}
