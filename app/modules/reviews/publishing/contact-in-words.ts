/**
 * An address of a page, an e-mail address or a telephone number: what advertising brings and what nobody needs who tells
 * of a thing. Amounts, sizes, dates and numbers of orders are none.
 */
export function hasContact(text: string): boolean {
  return page.test(text) || mail.test(text) || hasTelephone(text);
}

// Endings that words of no language end in after a dot by mistake of a blank, such as "good.The", are not among them.
const page =
  /https?:\/\/|\bwww\.[\p{L}\p{N}]|(?<![@\p{L}\p{N}.-])[a-z0-9-]{2,}\.(?:com|net|org|info|biz|shop|store|online|site|xyz|top|club|app|dev|io|me|ly|cc|co\.uk|de|fr|es|jp|uk|eu|ch|nl|it|ru|cn|in|br)(?![\p{L}\p{N}])/iu;
// Looked for from its beginning only: from each of its letters a long word would be read as often as it has letters.
const mail =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+\s?(?:@|\(at\)|\[at\])\s?[\p{L}\p{N}-]+\s?(?:\.|\(dot\)|\[dot\])\s?[\p{L}]{2,}/iu;
const digits = /(?<![\p{L}\p{N}])(?:\+|00)?\(?\d[\d\s()./-]{7,}\d(?![\p{L}\p{N}])/gu;
const date = /^\d{4}[-./]\d{1,2}[-./]\d{1,2}|^\d{1,2}[-./]\d{1,2}[-./]\d{4}/;

/** Written to be dialled: a prefix of a country or an area, and as many digits as numbers have. */
function hasTelephone(text: string): boolean {
  return [...text.matchAll(digits)].some(([found]) => {
    const count = found.replace(/\D/g, '').length;
    return count >= 8 && count <= 15 && /^[+0(]/.test(found) && !date.test(found);
  });
}
