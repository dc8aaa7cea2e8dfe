/** Can PostgreSQL keep this text? It takes neither NUL nor half a surrogate pair, which JavaScript and JSON do. */
export function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}
