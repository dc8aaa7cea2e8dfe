import type { TriedLine } from './try-view.ts';

/** What was chosen of one line. */
export interface Chosen {
  readonly quantity: number;
  readonly reason: string;
  /** What an exchange would bring; '': none was chosen. */
  readonly variant: string;
}

export const nothingChosen: Chosen = { quantity: 0, reason: '', variant: '' };

/** What is asked of the server: lines with units and a reason. Null: nothing is complete yet. */
export function askedOf(lines: readonly TriedLine[], chosen: ReadonlyMap<string, Chosen>): string | null {
  const asked = lines.flatMap(({ id, variants }) => {
    const { quantity, reason, variant } = chosen.get(id) ?? nothingChosen;
    if (quantity === 0 || reason === '') return [];
    const known = variants.some(({ value }) => value === variant);
    return [{ line: id, quantity, reason, variant: known ? variant : null }];
  });
  return asked.length === 0 ? null : JSON.stringify(asked);
}
