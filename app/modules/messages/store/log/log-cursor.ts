import { type Instant, parseInstant } from '#app/kernel/calendar.ts';

/** Where a page of the log ended. */
export interface LogEnd {
  readonly at: Instant;
  readonly id: bigint;
}

export const printLogEnd = ({ at, id }: LogEnd): string => `${at}~${id}`;

/** Null: the text is no cursor of ours; the list then begins at its start. PostgreSQL knows no year 0. */
export function parseLogEnd(text: string | null | undefined): LogEnd | null {
  const match = /^((?!0000)\d{4}-\d\d-\d\dT[\d:.]+Z)~(\d{1,18})$/.exec(text ?? '');
  if (match?.[1] === undefined || match[2] === undefined) return null;
  try {
    return { at: parseInstant(match[1]), id: BigInt(match[2]) };
  } catch {
    return null;
  }
}
