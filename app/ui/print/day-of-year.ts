import type { Texts } from '../texts/texts.ts';

/** "31 December" */
export function dayOfYear(
  { month, day }: { readonly month: number | string; readonly day: number | string },
  { expiry }: Texts['loyalty'],
): string {
  return `${day} ${expiry.months[Number(month) - 1] ?? month}`;
}
