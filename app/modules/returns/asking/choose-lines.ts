import { type Asked, type ChosenLine, chooseUnits } from '../decisions/choose-units.ts';
import type { AskedUnits, ReturnRefusal } from '../door.ts';
import { offeredOutcomes } from './quote-lines.ts';

export const maxLines = 100;

/** Between one and a hundred entries; nothing is taken when one of them cannot be, or when they get no common outcome. */
export function chooseLines(
  asked: Asked,
  lines: readonly AskedUnits[],
): readonly ChosenLine[] | ReturnRefusal {
  if (lines.length === 0 || lines.length > maxLines) return { refused: 'bad-input' };
  const chosen = chooseUnits(asked, lines);
  if ('refused' in chosen) return chosen;
  // Something to exchange for can still be chosen.
  const offered = (some: readonly ChosenLine[]) => offeredOutcomes(asked, some, some).length > 0;
  const without = chosen.find((one) => !offered([one]));
  if (without !== undefined) {
    const values = { line: without.line.shopifyId.toString(), cause: 'no-outcome' };
    return { refused: 'not-returnable', values };
  }
  return offered(chosen) ? chosen : { refused: 'not-combinable' };
}

/** Are they the very same units? */
export function sameUnits(before: readonly ChosenLine[], now: readonly ChosenLine[]): boolean {
  const told = (lines: readonly ChosenLine[]) =>
    lines.flatMap(({ line, units }) => units.map(({ ordinal }) => `${line.shopifyId}/${ordinal}`)).join();
  return told(before) === told(now);
}
