import type { Instant } from '#app/kernel/calendar.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import { returnFact } from '../case/facts.ts';
import { isMadeFor } from '../case/native-note.ts';
import { intentOf, type StoredReturn, standingOf } from '../case/stored-return.ts';
import { decideFollowing } from '../decisions/follow.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { NativeReturn } from '../ports.ts';
import { voidWaiting } from '../store/intents.server.ts';
import { findReturnId, findReturnIdByName } from '../store/load-returns.server.ts';
import { saveNative } from '../store/native-returns.server.ts';
import { addRefunds, addStep, lockReturn, setHold, setState } from '../store/write-returns.server.ts';
import { endLocked } from './end-return.server.ts';

/** Reads one of Shopify's returns and brings us in line with it: see `Returns.followShopify`. */
export async function followShopify(
  deps: ReturnsDeps,
  shopId: bigint,
  returnShopifyId: ShopifyId,
): Promise<void> {
  const shop = await deps.orders.shop(shopId);
  const native = await deps.shopify.findReturn(shop, returnShopifyId);
  if (native === null) return;
  const now = await deps.now(shopId);
  const { sql } = deps.db;
  const known = await findReturnId(sql, shopId, native.id);
  // Made by us, but its making has not been recorded yet: that is not a return of somebody else's.
  const made =
    known === null
      ? await findReturnIdByName(sql, shopId, native.orderShopifyId, (name) => isMadeFor(name, native))
      : null;
  await deps.db.inTransaction(shopId, async (tx) => {
    if (made !== null) return;
    if (known === null) return saveForeign(tx, native);
    const stored = await lockReturn(tx, known);
    if (stored !== null) await followLocked(tx, stored, native, now);
  });
}

/** What a return of staff's own holds beyond what refunds show. */
async function saveForeign(tx: Tx, native: NativeReturn): Promise<void> {
  const holds = native.lines.flatMap((line) => {
    const over = native.status === 'canceled' || native.status === 'declined';
    const quantity = over ? 0 : line.quantity - line.refundedQuantity;
    return line.lineShopifyId === null || quantity <= 0
      ? []
      : [{ lineShopifyId: line.lineShopifyId, quantity }];
  });
  await saveNative(tx, { ...native, holds });
}

/** Shopify refused to end it; somebody has ended it there since. */
function isEndedAsMeant({ hold, intents }: StoredReturn, { status }: NativeReturn): boolean {
  const step = hold?.code === 'shopify-refused' ? hold.values.step : undefined;
  if (!intents.some(({ kind, state }) => kind === step && state === 'refused')) return false;
  return (step === 'close' && status === 'closed') || (step === 'cancel' && status === 'canceled');
}

async function followLocked(tx: Tx, stored: StoredReturn, native: NativeReturn, now: Instant): Promise<void> {
  // While our own payment is under way, its refund is recorded together with the settlement.
  if (intentOf(stored, 'process')?.state !== 'waiting')
    await addRefunds(
      tx,
      stored.id,
      native.refunds.map((refund) => refund.id),
    );
  if (isEndedAsMeant(stored, native)) {
    await setHold(tx, stored.id, null);
    await addStep(tx, stored.id, { kind: 'hold-lifted', at: now, actor: 'shopify' });
  }
  const follows = decideFollowing(standingOf(stored), native.status);
  if (follows === null) return;
  await voidWaiting(tx, stored.id);
  // What a closed return holds stays in it, processed or not, until somebody reopens it there.
  if (follows !== 'closed') return endLocked(tx, stored, { state: follows, actor: 'shopify', now });
  await setState(tx, stored.id, { state: 'closed', tab: 'done', since: now });
  if (stored.hold !== null) await setHold(tx, stored.id, null);
  await addStep(tx, stored.id, { kind: 'closed', at: now, actor: 'shopify' });
  await tx.announce([returnFact('return-closed', stored, now, stored.units.length)]);
}
