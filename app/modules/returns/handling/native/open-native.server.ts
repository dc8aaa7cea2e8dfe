import type { Instant } from '#app/kernel/calendar.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import { approvedByPolicy, beginCase, writeCase } from '../../asking/write-case.server.ts';
import type { ReturnsDeps } from '../../deps.ts';
import type { NativeReturn, ReturnsShop } from '../../ports.ts';
import { findReturnId } from '../../store/load-returns.server.ts';
import { linkExchange, linkToShopify, lockOrder, lockReturn } from '../../store/write-returns.server.ts';
import { followLocked } from './follow-locked.server.ts';
import { isStillFree, type NativeCase, readNativeCase } from './native-case.server.ts';

/** Whoever has to look again has lost to somebody who got units. */
const maxLooks = 10;

/**
 * Opens a case for one of Shopify's returns, once however often one hears of it; it is ruled, shown and settled like
 * any other. Null: it is none that we handle.
 */
export async function openNative(
  deps: ReturnsDeps,
  shop: ReturnsShop,
  native: NativeReturn,
): Promise<bigint | null> {
  for (let look = 1; look <= maxLooks; look++) {
    const read = await readNativeCase(deps, shop, native);
    if (read === null) return null;
    const now = await deps.now(shop.id);
    const id = await deps.db.inTransaction(shop.id, async (tx) => {
      await lockOrder(tx, read.loaded.order.orderId);
      const known = await findReturnId(tx.sql, shop.id, native.id);
      if (known !== null) return known;
      return (await isStillFree(tx.sql, shop.id, read)) ? writeNative(tx, read, now) : null;
    });
    if (id !== null) return id;
  }
  throw new Error(`The units of return ${native.id} kept changing while it was read`);
}

/**
 * Asked for there: by the policy, or by a person. Made there by staff: they have said yes. What they have done since
 * stands in it before anybody hears of it.
 */
async function writeNative(
  tx: Tx,
  { native, loaded, chosen, terms, quote, items }: NativeCase,
  now: Instant,
): Promise<bigint> {
  const asked = native.status === 'requested';
  const id = await writeCase(tx, {
    ...{ loaded, terms, quote, items, key: `shopify:${native.id}` },
    outcome: items.length > 0 ? 'exchange' : 'refund',
    origin: asked ? 'shopify-request' : 'shopify',
    actor: asked ? 'shopper' : 'shopify',
    lines: chosen.map((line) => ({ ...line, answers: [], photos: [] })),
  });
  await linkToShopify(tx, id, native.id);
  for (const line of native.exchangeLines) await linkExchange(tx, id, line);
  await beginCase(tx, id, loaded, asked ? approvedByPolicy(terms) : 'shopify', native.approvedAt);
  const stored = await lockReturn(tx, id);
  const { order, zone } = loaded;
  const approving = { order, zone, actor: 'shopify', now };
  if (stored !== null) await followLocked(tx, stored, native, { now, approving });
  return id;
}
