/** Would a spreadsheet run a cell that begins like this, or is it a mark that says it should not? */
export function formulaLike(text: string): boolean {
  return /^['=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u.test(text);
}
