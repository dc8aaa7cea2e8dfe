/** Twelve characters as `codeFor` makes them. */
const codePattern = /^LOY-[0-9A-HJKMNP-TV-Z]{12}$/;

/** Is this a discount that we made for points? Its title ends with its code, and the code is one of our making. */
export function isTitleOfOurs({ title, code }: { readonly title: string; readonly code: string }): boolean {
  return codePattern.test(code) && title.endsWith(` (${code})`);
}
