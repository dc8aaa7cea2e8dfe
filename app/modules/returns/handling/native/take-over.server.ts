import { compareInstants, type Instant } from '#app/kernel/calendar.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import { intentOf, type StoredReturn } from '../../case/stored-return.ts';
import { placeUnits } from '../../intents/place-units.ts';
import type { NativeReturn } from '../../ports.ts';
import { voidUnbegun } from '../../store/intents.server.ts';
import { addStep, lockReturn, payUnit, setUnit } from '../../store/write-returns.server.ts';
import { type Approving, approveLocked } from '../approve-return.server.ts';
import { reach } from '../arrivals.server.ts';
import { settleThere } from './settle-there.server.ts';
import { type UnitThere, unitsThere } from './units-there.ts';

/**
 * Takes over what the till or staff did at Shopify with the goods and the money of a return, whoever asked for it: its
 * goods came and were found as they said, what they processed is paid by their refunds, and it is settled once nothing
 * of it is left. Nothing is written at Shopify. Nothing that was taken over is taken back, so that it comes to the same
 * however often, how late and in whichever order one hears of it. Answers the return as it is then. Within a transaction
 * that has locked it.
 */
export async function takeOver(
  tx: Tx,
  stored: StoredReturn,
  native: NativeReturn,
  taking: Approving,
): Promise<StoredReturn> {
  const placed = isUnpaid(stored) && !isStale(stored, native) ? placeUnits(stored, native) : null;
  if (placed === null) return stored;
  const there = unitsThere(placed, native);
  const isBegun = there.some((one) => one.processed);
  if (!isBegun && there.every((one) => one.said === null)) return stored;
  // Ours has not been sent yet, and comes too late.
  const ours = intentOf(stored, 'process');
  if (ours?.state === 'waiting' && !(await voidUnbegun(tx, stored.id, 'process'))) return stored;
  if (stored.state === 'requested') {
    const now = laterOf(native.approvedAt ?? native.createdAt, stored.since);
    await approveLocked(tx, stored, { ...taking, now });
  }
  const found = there.map((one) => foundOf(one, native));
  await noteFound(tx, await again(tx, stored), found, firstSeen(native, taking.now));
  const seen = await again(tx, stored);
  const isOver = native.status === 'closed' || isComplete(native, found);
  return isBegun && isOver ? settleThere(tx, seen, native, taking) : seen;
}

/** Its goods come back, and no payment of ours has been made or may be under way. */
function isUnpaid(stored: StoredReturn): boolean {
  const { outcome, state } = stored;
  if (outcome === 'keep') return false;
  if (state === 'cancelled' || state === 'declined' || state === 'expired') return false;
  const ours = intentOf(stored, 'process');
  return ours === null || ours.state === 'refused' || ours.state === 'void' || ours.attempts === 0;
}

/** Read before something that we know already. */
const isStale = ({ refundIds }: StoredReturn, { refunds }: NativeReturn) =>
  refundIds.some((id) => refunds.every((refund) => refund.id !== id));

async function again(tx: Tx, { id }: StoredReturn): Promise<StoredReturn> {
  const stored = await lockReturn(tx, id);
  if (stored === null) throw new Error(`Return ${id} is not there`);
  return stored;
}

type Found = Pick<UnitThere, 'unit' | 'processed'> & {
  readonly disposition: UnitThere['unit']['disposition'];
};

/**
 * A return that is closed there has no goods to wait for: what was processed without a word came and went nowhere that
 * we know of, what was not processed did not come.
 */
function foundOf({ unit, processed, said }: UnitThere, { status }: NativeReturn): Found {
  const ours = processed && unit.disposition === 'missing' ? null : unit.disposition;
  const closed = processed ? 'not-restocked' : 'missing';
  const disposition = said?.type ?? ours ?? (status === 'closed' ? closed : null);
  return { unit, processed, disposition };
}

/** When something of it was seen there for the first time. */
function firstSeen({ lines, refunds, closedAt }: NativeReturn, now: Instant): Instant {
  const moments = [...lines.flatMap((line) => line.disposed), ...refunds].map(({ at }) => at);
  return moments.toSorted(compareInstants)[0] ?? closedAt ?? now;
}

async function noteFound(
  tx: Tx,
  stored: StoredReturn,
  found: readonly Found[],
  seenAt: Instant,
): Promise<void> {
  const at = laterOf(seenAt, stored.since);
  const isHere = ({ processed, disposition }: Found) =>
    processed || (disposition !== null && disposition !== 'missing');
  for (const one of found) {
    const { unit, disposition } = one;
    await setUnit(tx, stored.id, unit, {
      receivedAt: unit.receivedAt ?? (isHere(one) ? at : null),
      grade: unit.grade,
      disposition,
    });
    if (one.processed && !unit.paid) await payUnit(tx, stored.id, unit);
  }
  const came = found.filter((one) => one.unit.receivedAt === null && isHere(one)).length;
  if (came > 0) await step(tx, stored, 'received', came, at);
  const isOnItsWay = stored.state === 'approved' || stored.state === 'in-transit';
  if (came > 0 && isOnItsWay) await reach(tx, stored, 'received', at);
  const lookedAt = found.filter((one) => one.disposition !== one.unit.disposition).length;
  if (lookedAt > 0) await step(tx, stored, 'inspected', lookedAt, at);
  if (lookedAt > 0 && found.every((one) => one.disposition !== null))
    await reach(tx, await again(tx, stored), 'inspected', at);
}

const step = (tx: Tx, { id }: StoredReturn, kind: string, units: number, at: Instant) =>
  addStep(tx, id, { kind, at, actor: 'shopify', data: { units: String(units) } });

/** Everything that came is processed, and whatever goes out for it is on its way. */
function isComplete({ exchangeLines }: NativeReturn, found: readonly Found[]): boolean {
  return (
    found.every(({ processed, disposition }) => processed || disposition === 'missing') &&
    exchangeLines.every((line) => line.processedQuantity >= line.quantity)
  );
}

const laterOf = (a: Instant, b: Instant): Instant => (compareInstants(a, b) >= 0 ? a : b);
