import type { Texts } from '../texts/texts.ts';

/** How people of the shop are called on a screen. */
export interface StaffNames {
  /** Who looks at it. */
  readonly own: string;
  /** As the owner named them, by Shopify's id. */
  readonly names: ReadonlyMap<string, string>;
}

/** "you", else the name that the owner gave, else the number that Shopify knows them by. */
export function staffCalled(
  userId: string,
  { own, names }: StaffNames,
  { returns: words }: Pick<Texts, 'returns'>,
): string {
  return userId === own ? words.actors.you : names.get(userId) || words.staff(userId);
}
