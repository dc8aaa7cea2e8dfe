import type { Instant } from '#app/kernel/calendar.ts';
import { isStorable } from '#app/kernel/text.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import { performJob } from '../case/facts.ts';
import { intentOf, type StoredReturn, type StoredUnit } from '../case/stored-return.ts';
import { pickUnits } from '../decisions/pick-units.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { InspectedUnits, Moved, ReturnRefusal } from '../door.ts';
import { planIntent } from '../store/intents.server.ts';
import { addStep, lockReturn, setHold, setUnit } from '../store/write-returns.server.ts';
import { reach } from './arrivals.server.ts';
import { moveReturn } from './move-return.server.ts';

/**
 * Notes how units were found: see `Returns.inspect`. One that was not noted as arrived has arrived, unless it is
 * missing. What was settled before is told to Shopify by itself.
 */
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
    evenSo: wasRefused,
    async make(tx, stored) {
      const open = stored.units.filter((unit) => unit.disposition === null);
      if (wasRefused(stored) && open.length === 0) return tellShopify(tx, stored, actor, now);
      const found = findUnits(stored, open, units);
      if ('refused' in found) return found;
      for (const { unit, grade, disposition } of found) {
        const receivedAt = disposition === 'missing' ? unit.receivedAt : (unit.receivedAt ?? now);
        await setUnit(tx, stored.id, unit, { receivedAt, grade, disposition });
      }
      const data = { units: String(found.length) };
      await addStep(tx, stored.id, { kind: 'inspected', at: now, actor, data });
      const seen = await lockReturn(tx, stored.id);
      const complete = seen?.units.every((unit) => unit.disposition !== null) === true;
      await reach(tx, stored, complete ? 'inspected' : 'received', now);
      return stored.state === 'settled' ? tellShopify(tx, stored, actor, now) : null;
    },
  });
}

/** Shopify would not hear what became of the goods. */
const wasRefused = (stored: StoredReturn) =>
  stored.state === 'settled' && intentOf(stored, 'dispose')?.state === 'refused';

async function tellShopify(tx: Tx, stored: StoredReturn, actor: string, now: Instant): Promise<null> {
  await planIntent(tx, stored.id, { kind: 'dispose', plan: {}, at: now, again: true });
  if (wasRefused(stored) && stored.hold !== null) {
    await setHold(tx, stored.id, null);
    await addStep(tx, stored.id, { kind: 'hold-lifted', at: now, actor });
  }
  await tx.enqueue(performJob(tx.shopId, stored.id));
  return null;
}

interface FoundUnit {
  readonly unit: StoredUnit;
  readonly grade: string | null;
  readonly disposition: InspectedUnits['disposition'];
}

function findUnits(
  stored: StoredReturn,
  open: readonly StoredUnit[],
  asked: readonly InspectedUnits[] | null,
): readonly FoundUnit[] | ReturnRefusal {
  if (asked === null) return open.length === 0 ? { refused: 'already-done' } : allSound(open);
  if (asked.some(({ grade }) => grade !== undefined && (grade.length > 20 || !isStorable(grade))))
    return { refused: 'bad-input' };
  if (stored.state === 'settled')
    return (
      pick(open, asked) ?? { refused: pick(stored.units, asked) === null ? 'bad-input' : 'already-done' }
    );
  // Units not yet looked at first, then those looked at before: the later word counts until they are paid.
  const first = [...open, ...stored.units.filter((unit) => unit.disposition !== null)];
  return pick(first, asked) ?? { refused: 'bad-input' };
}

const allSound = (units: readonly StoredUnit[]): FoundUnit[] =>
  units.map((unit) => ({ unit, grade: null, disposition: 'restocked' }));

/** Null: there are not so many. */
function pick(units: readonly StoredUnit[], asked: readonly InspectedUnits[]): FoundUnit[] | null {
  const picked = pickUnits(units, asked);
  if (picked === null) return null;
  return picked.flatMap(({ of, found }) =>
    found.map((unit) => ({ unit, grade: of.grade ?? null, disposition: of.disposition })),
  );
}
