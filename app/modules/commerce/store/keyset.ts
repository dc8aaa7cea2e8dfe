import type { Instant } from '#app/kernel/calendar.ts';
import { parsePageEnd as parseDated, printPageEnd as printDated } from '#app/kernel/page-end.ts';

/** Where a page ended: a moment (null: the part of the list without one) and the id that breaks ties. */
export interface PageEnd {
  readonly at: Instant | null;
  readonly id: bigint;
}

export function printPageEnd({ at, id }: PageEnd): string {
  return at === null ? `~${id}` : printDated({ at, id });
}

/** Null: the text is no cursor of ours; the list then begins at its start. */
export function parsePageEnd(text: string | null | undefined): PageEnd | null {
  const undated = /^~(\d{1,18})$/.exec(text ?? '');
  return undated?.[1] === undefined ? parseDated(text) : { at: null, id: BigInt(undated[1]) };
}
