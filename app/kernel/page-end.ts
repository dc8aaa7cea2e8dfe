import { type Instant, parseInstant } from './calendar.ts';

/** Where a page of a list by moment ended: the next one begins right after it. */
export interface PageEnd {
  readonly at: Instant;
  readonly id: bigint;
}

/** The same of a list whose last part has no moment (`at: null`) and goes by id alone. */
export interface OpenPageEnd {
  readonly at: Instant | null;
  readonly id: bigint;
}

export const printPageEnd = ({ at, id }: PageEnd): string => `${at}~${id}`;

export const printOpenPageEnd = ({ at, id }: OpenPageEnd): string => `${at ?? ''}~${id}`;

/** Null: the text is no cursor of ours; the list then begins at its start. PostgreSQL knows no year 0. */
export function parsePageEnd(text: string | null | undefined): PageEnd | null {
  const match = /^((?!0000)\d{4}-\d\d-\d\dT[\d:.]+Z)~(\d{1,18})$/.exec(text ?? '');
  if (match?.[1] === undefined || match[2] === undefined) return null;
  try {
    return { at: parseInstant(match[1]), id: BigInt(match[2]) };
  } catch {
    return null;
  }
}

export function parseOpenPageEnd(text: string | null | undefined): OpenPageEnd | null {
  const undated = /^~(\d{1,18})$/.exec(text ?? '');
  return undated?.[1] === undefined ? parsePageEnd(text) : { at: null, id: BigInt(undated[1]) };
}
