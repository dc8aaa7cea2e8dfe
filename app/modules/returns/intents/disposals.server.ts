import { type ShopifyId, shopifyId } from '#app/kernel/ids.ts';
import type { StoredReturn } from '../case/stored-return.ts';
import type { Disposal, NativeReturn } from '../ports.ts';
import type { Performing } from './perform.server.ts';
import type { Placed } from './place-units.ts';

/**
 * What became of units that were looked at, by reverse line and kind. What is restocked goes to where the policy says,
 * else to where it was sent from; without such a place, it is to be looked at there.
 */
export async function disposalsOf(
  { deps, shop, stored }: Pick<Performing, 'deps' | 'shop'> & { stored: Pick<StoredReturn, 'terms'> },
  placed: readonly Placed[],
): Promise<Disposal[]> {
  const { locationId } = stored.terms.sendTo;
  const said = locationId === null ? null : shopifyId(BigInt(locationId));
  const places = new Map<ShopifyId, ShopifyId | null>();
  const counted = new Map<string, Disposal>();
  for (const { reverseLineShopifyId, units } of placed) {
    for (const { disposition, fulfillmentShopifyId } of units) {
      if (disposition === null || reverseLineShopifyId === null) continue;
      if (disposition === 'restocked' && !places.has(fulfillmentShopifyId))
        places.set(
          fulfillmentShopifyId,
          said ?? (await deps.shopify.restockLocation(shop, fulfillmentShopifyId)),
        );
      const place = disposition === 'restocked' ? (places.get(fulfillmentShopifyId) ?? null) : null;
      const type = disposition === 'restocked' && place === null ? 'processing' : disposition;
      const key = `${reverseLineShopifyId}:${type}:${place}`;
      const known = counted.get(key) ?? { reverseLineShopifyId, quantity: 0, type, locationShopifyId: place };
      counted.set(key, { ...known, quantity: known.quantity + 1 });
    }
  }
  return [...counted.values()];
}

/** What of that Shopify does not know yet. Null: it knows something else, and has no room for it. */
export function lacking(wished: readonly Disposal[], native: NativeReturn): Disposal[] | null {
  const missing: Disposal[] = [];
  for (const reverse of new Set(wished.map((wish) => wish.reverseLineShopifyId))) {
    const lines = native.lines.filter((line) => line.reverseLineShopifyId === reverse);
    const known = [...(lines[0]?.disposed ?? [])].map((one) => ({ ...one }));
    const room = lines.reduce((sum, line) => sum + line.quantity, 0) - count(known);
    const more = wished
      .filter((wish) => wish.reverseLineShopifyId === reverse)
      .map((wish) => ({ ...wish, quantity: wish.quantity - takeFrom(known, wish) }))
      .filter((wish) => wish.quantity > 0);
    if (count(more) > room) return null;
    missing.push(...more);
  }
  return missing;
}

const count = (some: readonly { readonly quantity: number }[]) =>
  some.reduce((sum, { quantity }) => sum + quantity, 0);

function takeFrom(known: { type: Disposal['type']; quantity: number }[], wish: Disposal): number {
  let taken = 0;
  for (const one of known.filter(({ type }) => type === wish.type)) {
    const part = Math.min(one.quantity, wish.quantity - taken);
    one.quantity -= part;
    taken += part;
  }
  return taken;
}
