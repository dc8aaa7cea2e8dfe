import type { Instant } from '#app/kernel/calendar.ts';
import { isStorable } from '#app/kernel/text.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import { performJob } from '../case/facts.ts';
import { intentOf, type StoredReturn, type StoredUnit } from '../case/stored-return.ts';
import { pickUnits } from '../decisions/pick-units.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { InspectedUnits, Moved, ReturnRefusal } from '../door.ts';
import { planIntent } from '../store/intents.server.ts';
import { attachPhotos, looseAmong } from '../store/photos.server.ts';
import { keepWords } from '../store/words.server.ts';
import { addStep, lockReturn, setHold, setUnit } from '../store/write-returns.server.ts';
import { reach } from './arrivals.server.ts';
import { moveReturn } from './move-return.server.ts';

const maxGrade = 20;
const maxNote = 500;
const maxPhotos = 5;

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
      const wanted = found.flatMap(({ photos }) => photos);
      if ((await looseAmong(tx.sql, tx.shopId, wanted, null)).size < new Set(wanted).size)
        return { refused: 'bad-input' };
      for (const one of found) await note(tx, stored.id, one, now);
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

/** A word or picture of before is replaced only by a new one. */
async function note(
  tx: Tx,
  id: bigint,
  { unit, grade, disposition, words, photos }: FoundUnit,
  now: Instant,
) {
  const receivedAt = disposition === 'missing' ? unit.receivedAt : (unit.receivedAt ?? now);
  await setUnit(tx, id, unit, { receivedAt, grade, disposition });
  const { position, ordinal } = unit;
  if (words !== '') await keepWords(tx, id, `unit:${position}:${ordinal}`, words);
  await attachPhotos(tx, photos, { returnId: id, position, ordinal }, null);
}

interface FoundUnit {
  readonly unit: StoredUnit;
  readonly grade: string | null;
  readonly disposition: InspectedUnits['disposition'];
  /** What was found; empty: nothing to be said. */
  readonly words: string;
  readonly photos: readonly bigint[];
}

function findUnits(
  stored: StoredReturn,
  open: readonly StoredUnit[],
  asked: readonly InspectedUnits[] | null,
): readonly FoundUnit[] | ReturnRefusal {
  if (asked === null) return open.length === 0 ? { refused: 'already-done' } : allSound(open);
  if (!asked.every(isWellFormed)) return { refused: 'bad-input' };
  if (stored.state === 'settled')
    return (
      pick(open, asked) ?? { refused: pick(stored.units, asked) === null ? 'bad-input' : 'already-done' }
    );
  // Units not yet looked at first, then those looked at before: the later word counts until they are paid.
  const first = [...open, ...stored.units.filter((unit) => unit.disposition !== null)];
  return pick(first, asked) ?? { refused: 'bad-input' };
}

function isWellFormed({ grade = '', note: words = '', photos = [] }: InspectedUnits): boolean {
  return (
    grade.length <= maxGrade &&
    words.length <= maxNote &&
    photos.length <= maxPhotos &&
    isStorable(grade) &&
    isStorable(words)
  );
}

const allSound = (units: readonly StoredUnit[]): FoundUnit[] =>
  units.map((unit) => ({ unit, grade: null, disposition: 'restocked', words: '', photos: [] }));

/** Null: there are not so many. */
function pick(units: readonly StoredUnit[], asked: readonly InspectedUnits[]): FoundUnit[] | null {
  const picked = pickUnits(units, asked);
  if (picked === null) return null;
  return picked.flatMap(({ of, found }) =>
    found.map((unit, index) => ({
      unit,
      grade: of.grade ?? null,
      disposition: of.disposition,
      words: of.note?.trim() ?? '',
      // One picture stands with one unit.
      photos: index === 0 ? (of.photos ?? []) : [],
    })),
  );
}
