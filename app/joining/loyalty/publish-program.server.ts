import type { ShopId } from '#app/kernel/ids.ts';
import type { Commerce } from '../../modules/commerce/index.server.ts';
import { defaultProgram } from '../../modules/loyalty/earning/program.ts';
import { storefrontProgram } from '../../modules/loyalty/earning/storefront-program.ts';
import { storefrontRule } from '../../modules/loyalty/earning/storefront-rule.ts';
import type { Loyalty } from '../../modules/loyalty/index.server.ts';
import { storefrontRewards } from '../../modules/loyalty/rewards/storefront-rewards.ts';
import type { ShopifyWrites } from '../../platform/shopify/writes/writes.server.ts';

/** Tells the shop's theme what an order earns now and what points buy; while loyalty is off, nothing. State, not change: again is harmless. */
export async function publishProgram(
  modules: {
    commerce: Pick<Commerce, 'getShop'>;
    loyalty: Pick<Loyalty, 'getProgram' | 'getRewards'>;
    writes: ShopifyWrites;
  },
  shopId: ShopId,
): Promise<void> {
  const shop = await modules.commerce.getShop(shopId);
  if (shop.uninstalledAt !== null) return;
  const { current, liveFrom } = await modules.loyalty.getProgram(shopId);
  const program = current?.program ?? defaultProgram(shop.currency);
  const rule = liveFrom === null ? null : storefrontRule(program, shop);
  await modules.writes.publish(shop, 'loyalty', 'earn', rule ?? {});
  const told = liveFrom === null ? {} : storefrontProgram(program, shop.currency);
  await modules.writes.publish(shop, 'loyalty', 'program', told);
  const { settings, kinds } = await modules.loyalty.getRewards(shopId);
  // What cannot be redeemed is not offered.
  const rewards = liveFrom === null ? [] : settings.rewards.filter(({ kind }) => kinds.includes(kind));
  await modules.writes.publish(
    shop,
    'loyalty',
    'rewards',
    rewards.length > 0 ? storefrontRewards({ ...settings, rewards }) : {},
  );
}
