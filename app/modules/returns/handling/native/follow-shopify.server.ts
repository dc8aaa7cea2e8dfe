import type { Instant } from '#app/kernel/calendar.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import { returnFact } from '../../case/facts.ts';
import { isMadeFor } from '../../case/native-note.ts';
import { intentOf, type StoredReturn, standingOf } from '../../case/stored-return.ts';
import { decideFollowing, stateOfUnits, unitsTakenOut } from '../../decisions/follow.ts';
import { tabOf } from '../../decisions/moves.ts';
import type { ReturnsDeps } from '../../deps.ts';
import { performNow } from '../../intents/perform.server.ts';
import type { NativeReturn } from '../../ports.ts';
import { voidWaiting } from '../../store/intents.server.ts';
import { findReturn, findReturnId, findReturnIdByName } from '../../store/load-returns.server.ts';
import { saveNative } from '../../store/native-returns.server.ts';
import {
  addRefunds,
  addStep,
  lockReturn,
  removeUnits,
  setHold,
  setState,
} from '../../store/write-returns.server.ts';
import { type Approving, approveLocked } from '../approve-return.server.ts';
import { endLocked } from '../end-return.server.ts';
import { openNative } from './open-native.server.ts';

/** Reads one of Shopify's returns and brings us in line with it: see `Returns.followShopify`. */
export async function followShopify(
  deps: ReturnsDeps,
  shopId: bigint,
  returnShopifyId: ShopifyId,
): Promise<void> {
  const shop = await deps.orders.shop(shopId);
  const native = await deps.shopify.findReturn(shop, returnShopifyId);
  if (native === null) return;
  const { sql } = deps.db;
  const known = await findReturnId(sql, shopId, native.id);
  if (known !== null) return followKnown(deps, shopId, known, native);
  // Made by us, but its making has not been recorded yet: that is not a return of somebody else's.
  if (
    (await findReturnIdByName(sql, shopId, native.orderShopifyId, (name) => isMadeFor(name, native))) !== null
  )
    return;
  const opened = await openNative(deps, shop, native);
  if (opened === null) await deps.db.inTransaction(shopId, (tx) => saveForeign(tx, native));
  else await performNow(deps, shopId, opened);
}

async function followKnown(
  deps: ReturnsDeps,
  shopId: bigint,
  id: bigint,
  native: NativeReturn,
): Promise<void> {
  const now = await deps.now(shopId);
  const seen = await findReturn(deps.db.sql, shopId, id);
  const order = seen === null ? null : await deps.orders.order(shopId, seen.orderId);
  const { zone } = await deps.orders.shop(shopId);
  await deps.db.inTransaction(shopId, async (tx) => {
    const stored = await lockReturn(tx, id);
    if (stored === null) return;
    const approving = order === null ? null : { order, zone, actor: 'shopify', now };
    await followLocked(tx, stored, native, { now, approving });
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

/** Ours had ended without a payment; now there is nothing left there that would still have to be ended. */
const isOverInBoth = ({ state }: StoredReturn, { status }: NativeReturn): boolean =>
  (state === 'declined' || state === 'cancelled' || state === 'expired') &&
  status !== 'open' &&
  status !== 'requested';

async function followLocked(
  tx: Tx,
  stored: StoredReturn,
  native: NativeReturn,
  { now, approving }: { readonly now: Instant; readonly approving: Approving | null },
): Promise<void> {
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
  if (isOverInBoth(stored, native)) return voidWaiting(tx, stored.id);
  if (await followOpen(tx, stored, native, now)) return;
  const follows = decideFollowing(standingOf(stored), native.status, stored.origin === 'shopify-request');
  if (follows === null) return;
  if (follows === 'approved') {
    if (approving !== null) await approveLocked(tx, stored, approving);
    return;
  }
  await voidWaiting(tx, stored.id);
  // What a closed return holds stays in it, processed or not, until somebody reopens it there.
  if (follows !== 'closed') return endLocked(tx, stored, { state: follows, actor: 'shopify', now });
  await setState(tx, stored.id, { state: 'closed', tab: 'done', since: now });
  if (stored.hold !== null) await setHold(tx, stored.id, null);
  await addStep(tx, stored.id, { kind: 'closed', at: now, actor: 'shopify' });
  await tx.announce([returnFact('return-closed', stored, now, stored.units.length)]);
}

/** Units that were taken out of it there are free; one that was closed there and is open again goes on. */
async function followOpen(
  tx: Tx,
  stored: StoredReturn,
  native: NativeReturn,
  now: Instant,
): Promise<boolean> {
  if (native.status !== 'open' && native.status !== 'requested') return false;
  const gone = unitsTakenOut(stored, native);
  if (gone.length > 0) {
    await removeUnits(tx, stored.id, gone);
    const data = { units: String(gone.length) };
    await addStep(tx, stored.id, { kind: 'units-removed', at: now, actor: 'shopify', data });
  }
  if (stored.state !== 'closed' || stored.paid !== null) return false;
  const seen = await lockReturn(tx, stored.id);
  if (seen === null) return false;
  const state = stateOfUnits(seen.units.map(({ receivedAt, disposition }) => ({ receivedAt, disposition })));
  await setState(tx, stored.id, { state, tab: tabOf(standingOf(seen, state)), since: now });
  await addStep(tx, stored.id, { kind: 'reopened', at: now, actor: 'shopify' });
  return true;
}
