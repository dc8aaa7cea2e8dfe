import type { Instant } from '#app/kernel/calendar.ts';
import { isStorable } from '#app/kernel/text.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import { returnFact } from '../case/facts.ts';
import { type StoredReturn, type StoredUnit, standingOf } from '../case/stored-return.ts';
import { tabOf } from '../decisions/moves.ts';
import { pickUnits } from '../decisions/pick-units.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { ArrivedUnits, InspectedUnits, Moved, ScanEvent } from '../door.ts';
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
      const waiting = stored.units.filter((unit) => unit.receivedAt === null);
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

/** Notes how units were found: see `Returns.inspect`. One that was not noted as arrived has arrived, unless it is missing. */
export function inspectUnits(
  deps: ReturnsDeps,
  shopId: bigint,
  returnId: bigint,
  units: readonly InspectedUnits[] | null,
  actor: string,
  now: Instant,
): Promise<Moved> {
  return moveReturn(deps, shopId, returnId, {
    move: 'inspect',
    async make(tx, stored) {
      const open = stored.units.filter((unit) => unit.disposition === null);
      if (units === null && open.length === 0) return { refused: 'already-done' };
      const found = units === null ? allSound(open) : foundUnits(stored, units);
      if (found === null) return { refused: 'bad-input' };
      for (const { unit, grade, disposition } of found) {
        const receivedAt = disposition === 'missing' ? unit.receivedAt : (unit.receivedAt ?? now);
        await setUnit(tx, stored.id, unit, { receivedAt, grade, disposition });
      }
      const data = { units: String(found.length) };
      await addStep(tx, stored.id, { kind: 'inspected', at: now, actor, data });
      const seen = await lockReturn(tx, stored.id);
      const complete = seen?.units.every((unit) => unit.disposition !== null) === true;
      await reach(tx, stored, complete ? 'inspected' : 'received', now);
      return null;
    },
  });
}

interface FoundUnit {
  readonly unit: StoredUnit;
  readonly grade: string | null;
  readonly disposition: InspectedUnits['disposition'];
}

const allSound = (units: readonly StoredUnit[]): FoundUnit[] =>
  units.map((unit) => ({ unit, grade: null, disposition: 'restocked' }));

/** Units not yet looked at first, then those looked at before: the later word counts. Null: there are not so many. */
function foundUnits(stored: StoredReturn, asked: readonly InspectedUnits[]): FoundUnit[] | null {
  if (asked.some(({ grade }) => grade !== undefined && (grade.length > 20 || !isStorable(grade))))
    return null;
  const first = [...stored.units].sort(
    (a, b) => Number(a.disposition !== null) - Number(b.disposition !== null),
  );
  const picked = pickUnits(first, asked);
  if (picked === null) return null;
  return picked.flatMap(({ of, found }) =>
    found.map((unit) => ({ unit, grade: of.grade ?? null, disposition: of.disposition })),
  );
}

/** Comes into a state, once; what is seen in it can still change the list in which it stands. */
async function reach(
  tx: Tx,
  before: StoredReturn,
  state: 'in-transit' | 'received' | 'inspected',
  now: Instant,
): Promise<void> {
  const seen = await lockReturn(tx, before.id);
  if (seen === null) throw new Error(`Return ${before.id} is not there`);
  const tab = tabOf({ ...standingOf(seen), state });
  const isNew = before.state !== state;
  await setState(tx, before.id, { state, tab, since: isNew ? now : null });
  if (isNew) await tx.announce([returnFact(`return-${state}`, before, now, before.units.length)]);
}
