/** The parameter that holds the cursors passed so far; its last value is the page asked for. */
export const cursorParameter = 'after';

/** The cursor of the page that an address asks for; null on the first page. */
export function cursorOf(search: URLSearchParams): string | null {
  return search.getAll(cursorParameter).at(-1) ?? null;
}
