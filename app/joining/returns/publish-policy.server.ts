import type { ShopId } from '#app/kernel/ids.ts';
import type { Commerce } from '../../modules/commerce/index.server.ts';
import type { Returns } from '../../modules/returns/index.server.ts';
import { defaultPolicy } from '../../modules/returns/policy/policy.ts';
import { returnPromise } from '../../modules/returns/policy/promise.ts';
import type { ShopifyWrites } from '../../platform/shopify/writes/writes.server.ts';
import { tellLatest } from '../tell-latest.server.ts';

/** Tells the shop's theme what the policy promises; while returns are off, nothing. State, not change: again is harmless. */
export async function publishPolicy(
  modules: {
    commerce: Pick<Commerce, 'getShop'>;
    returns: Pick<Returns, 'getPolicy'>;
    writes: ShopifyWrites;
  },
  shopId: ShopId,
): Promise<void> {
  const shop = await modules.commerce.getShop(shopId);
  if (shop.uninstalledAt !== null) return;
  await tellLatest(modules.writes, shop, 'returns', async () => {
    const { current, liveFrom } = await modules.returns.getPolicy(shopId);
    const policy = current?.policy ?? defaultPolicy();
    // What is too long for a metafield is told on the policy's own page alone.
    return { promise: liveFrom === null ? {} : (returnPromise(policy, shop.currency) ?? { page: true }) };
  });
}
