import type { ShopRef } from '../modules/commerce/shop.ts';
import type { ShopifyWrites } from '../platform/shopify/writes/writes.server.ts';

/**
 * Tells a shop's theme what holds, by key of the metafield, and again for as long as something else holds afterwards: of
 * two who tell at once, the one who read first may be the last to write.
 */
export async function tellLatest(
  writes: Pick<ShopifyWrites, 'publish'>,
  shop: ShopRef,
  namespace: Parameters<ShopifyWrites['publish']>[1],
  read: () => Promise<Readonly<Record<string, object>>>,
): Promise<void> {
  for (let told = await read(); ; ) {
    for (const [key, value] of Object.entries(told)) await writes.publish(shop, namespace, key, value);
    const latest = await read();
    if (JSON.stringify(latest) === JSON.stringify(told)) return;
    told = latest;
  }
}
