import type { Instant } from '#app/kernel/calendar.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import { returnFact } from '../case/facts.ts';
import { type StoredReturn, type StoredUnit, standingOf } from '../case/stored-return.ts';
import { tabOf } from '../decisions/moves.ts';
import { pickUnits } from '../decisions/pick-units.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { ArrivedUnits, Moved, ScanEvent } from '../door.ts';
import { addStep, lockReturn, setState, setUnit } from '../store/write-returns.server.ts';
import { moveReturn } from './move-return.server.ts';

/** What moves a parcel on; delays and failures are noted only. */
const moving = new Set<ScanEvent>(['in_transit', 'out_for_delivery', 'delivered']);

/** A carrier's word: see `Returns.recordScan`. */
export function recordScan(
  deps: ReturnsDeps,
  shopId: bigint,
  returnId: bigint,
  event: ScanEvent,
  actor: string,
  now: Instant,
): Promise<Moved> {
  return moveReturn(deps, shopId, returnId, {
    move: 'scan',
    async make(tx, stored) {
      await addStep(tx, stored.id, { kind: 'scanned', at: now, actor, data: { event } });
      if (stored.state !== 'approved' || !moving.has(event)) return null;
      await reach(tx, stored, 'in-transit', now);
      return null;
    },
  });
}

/** After the settlement, what was found missing before it is no longer waited for. */
const isAwaited = ({ state }: StoredReturn, { disposition }: StoredUnit) =>
  state !== 'settled' || disposition === null;

/** Notes what has arrived: see `Returns.receive`. */
export function receiveUnits(
  deps: ReturnsDeps,
  shopId: bigint,
  returnId: bigint,
  units: readonly ArrivedUnits[] | null,
  actor: string,
  now: Instant,
): Promise<Moved> {
  return moveReturn(deps, shopId, returnId, {
    move: 'receive',
    async make(tx, stored) {
      const waiting = stored.units.filter((unit) => unit.receivedAt === null && isAwaited(stored, unit));
      const picked = units === null ? waiting : pickUnits(waiting, units)?.flatMap(({ found }) => found);
      if (picked === undefined) return { refused: 'bad-input' };
      for (const unit of picked) await setUnit(tx, stored.id, unit, { ...unit, receivedAt: now });
      await addStep(tx, stored.id, {
        kind: 'received',
        at: now,
        actor,
        data: { units: String(picked.length) },
      });
      await reach(tx, stored, 'received', now);
      return null;
    },
  });
}

/**
 * Comes into a state, once; what is seen in it can still change the list in which it stands. What is settled stays
 * settled, whatever arrives.
 */
export async function reach(
  tx: Tx,
  before: StoredReturn,
  state: 'in-transit' | 'received' | 'inspected',
  now: Instant,
): Promise<void> {
  const seen = await lockReturn(tx, before.id);
  if (seen === null) throw new Error(`Return ${before.id} is not there`);
  const settled = before.state === 'settled';
  const next = settled ? before.state : state;
  const tab = tabOf(standingOf(seen, next));
  const isNew = before.state !== state;
  await setState(tx, before.id, { state: next, tab, since: isNew && !settled ? now : null });
  if (isNew) await tx.announce([returnFact(`return-${state}`, before, now, before.units.length)]);
}
