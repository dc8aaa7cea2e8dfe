import type { AskedLine, ReturnableLine } from '../../../app/contracts/returns.ts';

export interface Choice {
  readonly quantity: number;
  /** Empty: not yet given. */
  readonly reason: string;
  readonly note: string;
}

/** By the line's id; a line that is not here is kept. */
export type Choices = Readonly<Record<string, Choice>>;

export const keptChoice: Choice = { quantity: 0, reason: '', note: '' };

const chosenOf = (lines: readonly ReturnableLine[], choices: Choices) =>
  lines.flatMap((line) => {
    const choice = choices[line.id];
    return choice && choice.quantity > 0 ? [{ line, choice }] : [];
  });

/** Chosen lines that still lack their reason. */
export const lackingReason = (
  lines: readonly ReturnableLine[],
  choices: Choices,
): readonly ReturnableLine[] =>
  chosenOf(lines, choices)
    .filter(({ choice }) => choice.reason === '')
    .map(({ line }) => line);

/** What is asked of the app; null while nothing is chosen or a reason lacks. */
export function askedLines(lines: readonly ReturnableLine[], choices: Choices): readonly AskedLine[] | null {
  const chosen = chosenOf(lines, choices);
  if (chosen.length === 0 || lackingReason(lines, choices).length > 0) return null;
  return chosen.map(({ line, choice }) => ({
    line: line.id,
    quantity: choice.quantity,
    reason: choice.reason,
    ...(choice.note.trim() === '' ? {} : { note: choice.note.trim() }),
  }));
}
