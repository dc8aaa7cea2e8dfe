import type { StoredReturn } from './stored-return.ts';

const maxNote = 255;

/** What stands in the note of Shopify's return line: our return's name, the reason, the shopper's words. */
export function nativeNote(stored: StoredReturn, position: number): string {
  const line = stored.lines.find((one) => one.position === position);
  const reason = stored.policy.reasons.find(({ id }) => id === line?.reason);
  const told = [
    `${stored.name}: ${reason?.label ?? (line?.reasonLabel || line?.reason) ?? ''}`,
    stored.words.get(`line:${position}`),
  ];
  return [...told.filter(Boolean).join(' · ')].slice(0, maxNote).join('');
}

/** Is a return of Shopify's with these notes the one that we made for the return of this name? */
export function isMadeFor(
  name: string,
  native: { readonly lines: readonly { readonly note: string }[] },
): boolean {
  return native.lines.some(({ note }) => note.startsWith(`${name}: `));
}
