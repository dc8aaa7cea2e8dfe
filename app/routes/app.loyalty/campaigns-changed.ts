import type { ProgramForm } from '#app/modules/loyalty/earning/forms.ts';
import type { Texts } from '../../ui/texts/texts.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Words {
  readonly added: (name: string) => string;
  readonly removed: (name: string) => string;
  readonly changed: (name: string) => string;
}

/** What a version changed of campaigns, or of events from other systems, a sentence each. */
export function namedChanged<Kind extends Named>(
  before: readonly Kind[],
  after: readonly Kind[],
  words: Words,
): string[] {
  const had = new Map(before.map((campaign) => [campaign.id, JSON.stringify(campaign)]));
  const has = new Set(after.map(({ id }) => id));
  return [
    ...after.filter(({ id }) => !had.has(id)).map(({ name }) => words.added(name)),
    ...before.filter(({ id }) => !has.has(id)).map(({ name }) => words.removed(name)),
    ...after
      .filter((campaign) => had.has(campaign.id) && had.get(campaign.id) !== JSON.stringify(campaign))
      .map(({ name }) => words.changed(name)),
  ];
}

/** What a version changed of ways to earn beside orders, a sentence each. */
export function waysChanged(
  before: ProgramForm['ways'],
  after: ProgramForm['ways'],
  { ways, versions: { ways: words } }: Texts['loyalty'],
): string[] {
  const had = new Map(before.map(({ way, points }) => [way, points]));
  const has = new Set(after.map(({ way }) => way));
  return [
    ...after
      .filter(({ way, points }) => had.get(way) !== points)
      .map(({ way, points }) => words.gives(ways.kinds[way], points)),
    ...before.filter(({ way }) => !has.has(way)).map(({ way }) => words.off(ways.kinds[way])),
  ];
}
