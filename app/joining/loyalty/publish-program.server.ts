import type { ShopId } from '#app/kernel/ids.ts';
import type { Commerce } from '../../modules/commerce/index.server.ts';
import { defaultProgram } from '../../modules/loyalty/earning/program.ts';
import { storefrontProgram } from '../../modules/loyalty/earning/storefront-program.ts';
import { storefrontRule } from '../../modules/loyalty/earning/storefront-rule.ts';
import type { Loyalty } from '../../modules/loyalty/index.server.ts';
import { storefrontRewards } from '../../modules/loyalty/rewards/storefront-rewards.ts';
import type { ShopifyWrites } from '../../platform/shopify/writes/writes.server.ts';
import { tellLatest } from '../tell-latest.server.ts';

interface Modules {
  readonly commerce: Pick<Commerce, 'getShop'>;
  readonly loyalty: Pick<Loyalty, 'getProgram' | 'getRewards'>;
  readonly writes: ShopifyWrites;
}

/** Tells the shop's theme what an order earns now and what points buy; while loyalty is off, nothing. State, not change: again is harmless. */
export async function publishProgram(modules: Modules, shopId: ShopId): Promise<void> {
  const shop = await modules.commerce.getShop(shopId);
  if (shop.uninstalledAt !== null) return;
  await tellLatest(modules.writes, shop, 'loyalty', () => whatIsTold(modules, shop));
}

/** By key of the metafield. */
async function whatIsTold({ loyalty }: Modules, shop: Awaited<ReturnType<Commerce['getShop']>>) {
  const { current, liveFrom } = await loyalty.getProgram(shop.id);
  const program = current?.program ?? defaultProgram(shop.currency);
  const rule = liveFrom === null ? null : storefrontRule(program, shop);
  const { settings, kinds } = await loyalty.getRewards(shop.id);
  // What cannot be redeemed is not offered.
  const rewards = liveFrom === null ? [] : settings.rewards.filter(({ kind }) => kinds.includes(kind));
  return {
    earn: rule ?? {},
    program: liveFrom === null ? {} : storefrontProgram(program, shop.currency),
    rewards: rewards.length > 0 ? storefrontRewards({ ...settings, rewards }) : {},
  };
}
