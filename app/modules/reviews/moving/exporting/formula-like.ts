/** Would a spreadsheet run a cell that begins like this, or is it a mark that says it should not? */
const formulaLike = (text: string): boolean => /^['=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u.test(text);

/*
 * Where semicolons part cells, as in German, a text that holds one goes on in the next cell, whatever quotes stand around
 * it. Winking is no formula.
 */
const inside = /;(?='*(?:[=+@\uff1d\uff0b\uff0d\uff20]|-(?![()])))/gu;
const marked = /;'(?='*(?:[=+@\uff1d\uff0b\uff0d\uff20]|-(?![()])))/gu;

/** A cell that no spreadsheet runs: a mark stands before what it would. */
export function asText(cell: string): string {
  const text = cell.replace(inside, ";'");
  return formulaLike(text) ? `'${text}` : text;
}

/** What `asText` was given. */
export function fromText(cell: string): string {
  const text = cell.startsWith("'") && formulaLike(cell.slice(1)) ? cell.slice(1) : cell;
  return text.replace(marked, ';');
}
