import type { TiersForm } from '#app/modules/loyalty/tiers/tiers-form.ts';
import type { Texts } from '../../ui/texts/texts.ts';

/** What a version changed of tiers, a sentence each. */
export function tiersChanged(
  before: TiersForm | null,
  after: TiersForm | null,
  words: Texts['tiers']['changes'],
): string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (after === null) return [words.off];
  if (before === null) return [words.on(after.levels.map(({ name }) => name).join(', '))];
  const had = new Map(before.levels.map((level) => [level.id, level]));
  const has = new Set(after.levels.map(({ id }) => id));
  const stayed = after.levels.filter(({ id }) => had.has(id));
  const order = before.levels.filter(({ id }) => has.has(id)).map(({ id }) => id);
  const moved = stayed.map(({ id }) => id).join() !== order.join();
  return [
    ...after.levels.filter(({ id }) => !had.has(id)).map(({ name }) => words.added(name)),
    ...before.levels.filter(({ id }) => !has.has(id)).map(({ name }) => words.removed(name)),
    ...stayed
      .filter((level) => JSON.stringify(level) !== JSON.stringify(had.get(level.id)))
      .map(({ name }) => words.changed(name)),
    ...(moved ? [words.moved] : []),
    ...(rulesOf(before) === rulesOf(after) ? [] : [words.rules]),
  ];
}

const rulesOf = (form: TiersForm): string => JSON.stringify({ ...form, levels: [] });
