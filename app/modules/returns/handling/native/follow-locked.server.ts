import { compareInstants, type Instant } from '#app/kernel/calendar.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import { returnFact } from '../../case/facts.ts';
import { intentOf, type StoredReturn, standingOf } from '../../case/stored-return.ts';
import { decideFollowing, stateOfUnits, unitsTakenOut } from '../../decisions/follow.ts';
import { tabOf } from '../../decisions/moves.ts';
import type { NativeReturn } from '../../ports.ts';
import { voidWaiting } from '../../store/intents.server.ts';
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
import { takeOver } from './take-over.server.ts';

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

/** Brings a locked return of ours in line with Shopify's. `approving`: null where the order is not there. */
export async function followLocked(
  tx: Tx,
  before: StoredReturn,
  native: NativeReturn,
  { now, approving }: { readonly now: Instant; readonly approving: Approving | null },
): Promise<void> {
  if (isEndedAsMeant(before, native)) {
    await setHold(tx, before.id, null);
    await addStep(tx, before.id, { kind: 'hold-lifted', at: now, actor: 'shopify' });
  }
  if (isOverInBoth(before, native)) {
    await noteRefunds(tx, before, native);
    return voidWaiting(tx, before.id);
  }
  const open = await followOpen(tx, before, native, now);
  const stored = approving === null ? open : await takeOver(tx, open, native, approving);
  await noteRefunds(tx, before, native);
  const follows = decideFollowing(standingOf(stored), native.status, stored.origin === 'shopify-request');
  if (follows === null) return;
  if (follows === 'approved') {
    if (approving !== null) await approveLocked(tx, stored, approving);
    return;
  }
  await voidWaiting(tx, stored.id);
  // What a closed return holds stays in it, processed or not, until somebody reopens it there.
  if (follows !== 'closed') return endLocked(tx, stored, { state: follows, actor: 'shopify', now });
  const closedAt = native.closedAt ?? now;
  const at = compareInstants(closedAt, stored.since) >= 0 ? closedAt : stored.since;
  await setState(tx, stored.id, { state: 'closed', tab: 'done', since: at });
  if (stored.hold !== null) await setHold(tx, stored.id, null);
  await addStep(tx, stored.id, { kind: 'closed', at, actor: 'shopify' });
  await tx.announce([returnFact('return-closed', stored, at, stored.units.length)]);
}

/** While our own payment is under way, its refund is recorded together with the settlement. */
async function noteRefunds(tx: Tx, stored: StoredReturn, { refunds }: NativeReturn): Promise<void> {
  if (intentOf(stored, 'process')?.state === 'waiting') return;
  await addRefunds(
    tx,
    stored.id,
    refunds.map((refund) => refund.id),
  );
}

/** Units that were taken out of it there are free; one that was closed there and is open again goes on. */
async function followOpen(
  tx: Tx,
  stored: StoredReturn,
  native: NativeReturn,
  now: Instant,
): Promise<StoredReturn> {
  if (native.status === 'canceled' || native.status === 'declined') return stored;
  const gone = unitsTakenOut(stored, native);
  if (gone.length > 0) {
    await removeUnits(tx, stored.id, gone);
    const data = { units: String(gone.length) };
    await addStep(tx, stored.id, { kind: 'units-removed', at: now, actor: 'shopify', data });
  }
  const seen = await again(tx, stored);
  const isOpen = native.status === 'open' || native.status === 'requested';
  if (!isOpen || seen.state !== 'closed' || seen.paid !== null) return seen;
  const state = stateOfUnits(seen.units.map(({ receivedAt, disposition }) => ({ receivedAt, disposition })));
  await setState(tx, stored.id, { state, tab: tabOf(standingOf(seen, state)), since: now });
  await addStep(tx, stored.id, { kind: 'reopened', at: now, actor: 'shopify' });
  return again(tx, stored);
}

async function again(tx: Tx, { id }: StoredReturn): Promise<StoredReturn> {
  const stored = await lockReturn(tx, id);
  if (stored === null) throw new Error(`Return ${id} is not there`);
  return stored;
}
