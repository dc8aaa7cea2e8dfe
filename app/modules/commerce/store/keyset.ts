import { type Instant, parseInstant } from '#app/kernel/calendar.ts';

/** Where a page ended: a moment (null: the part of the list without one) and the id that breaks ties. */
export interface PageEnd {
  readonly at: Instant | null;
  readonly id: bigint;
}

export function printPageEnd(end: PageEnd): string {
  return `${end.at === null ? '' : end.at.toString()}~${end.id}`;
}

/** Null: the text is no cursor of ours; the list then begins at its start. */
export function parsePageEnd(text: string | null | undefined): PageEnd | null {
  const match = /^((?!0000)\d{4}-\d\d-\d\dT[\d:.]+Z)?~(\d{1,18})$/.exec(text ?? '');
  if (match?.[2] === undefined) return null;
  try {
    return { at: match[1] === undefined ? null : parseInstant(match[1]), id: BigInt(match[2]) };
  } catch {
    return null;
  }
}
