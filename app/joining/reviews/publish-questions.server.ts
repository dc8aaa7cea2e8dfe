import type { ShopId } from '#app/kernel/ids.ts';
import type { Shop, ShopRef } from '../../modules/commerce/shop.ts';
import type { SettingsView } from '../../modules/reviews/settings/door.ts';
import { defaultSettings, type ReviewSettings } from '../../modules/reviews/settings/settings.ts';
import type { ShopifyWrites } from '../../platform/shopify/writes/writes.server.ts';
import { tellLatest } from '../tell-latest.server.ts';

/**
 * Tells the shop's theme whether reviews are live and whether questions are taken, also at products that have none yet.
 * State, not change: again is harmless.
 */
export async function publishQuestions(
  modules: {
    commerce: { getShop(shopId: ShopId): Promise<ShopRef & Pick<Shop, 'uninstalledAt'>> };
    reviews: {
      getSettings(shopId: ShopId): Promise<
        Pick<SettingsView, 'liveFrom'> & {
          readonly current: { readonly settings: Pick<ReviewSettings, 'questions'> } | null;
        }
      >;
    };
    writes: Pick<ShopifyWrites, 'publish'>;
  },
  shopId: ShopId,
): Promise<void> {
  const shop = await modules.commerce.getShop(shopId);
  if (shop.uninstalledAt !== null) return;
  await tellLatest(modules.writes, shop, 'reviews', async () => {
    const { current, liveFrom } = await modules.reviews.getSettings(shopId);
    const { on, owners } = (current?.settings ?? defaultSettings).questions;
    const open = liveFrom !== null && on;
    return { area: { live: liveFrom !== null }, questions: { open, owners: open && owners } };
  });
}
