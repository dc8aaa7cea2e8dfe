import { type Columns, type Field, headerKey } from './columns.ts';

/** As columns are often called. */
const called: readonly (readonly [Field, readonly string[]])[] = [
  ['id', ['review id', 'id', 'external id']],
  ['productId', ['product id', 'product gid', 'shopify product id']],
  ['handle', ['product handle', 'handle', 'page id']],
  ['sku', ['sku', 'product sku', 'variant sku']],
  ['rating', ['rating', 'stars', 'score', 'review rating', 'review score']],
  ['title', ['title', 'review title', 'headline']],
  ['body', ['body', 'review', 'content', 'review content', 'review text', 'review message', 'text']],
  ['name', ['name', 'author', 'reviewer name', 'customer name']],
  ['displayName', ['display name', 'nickname']],
  ['email', ['email', 'e-mail', 'author email', 'reviewer email', 'customer email']],
  ['date', ['date', 'created at', 'review date', 'date created', 'submitted at']],
  ['status', ['status', 'state', 'review status', 'published']],
  ['reply', ['reply', 'review reply', 'response']],
  ['replyDate', ['reply date', 'replied at', 'response date']],
  ['media', ['images', 'image urls', 'picture urls', 'photo url', 'review image urls', 'media urls']],
  ['incentivised', ['incentivized', 'incentivised']],
  ['recommends', ['recommended', 'recommends', 'would recommend']],
  ['language', ['language', 'locale']],
  ['country', ['country', 'country code']],
];

/** What a merchant is offered as a beginning; a field for which two columns would do is left to them. */
export function suggestColumns(header: readonly string[]): Columns {
  const keys = header.map(headerKey);
  const columns: Partial<Record<Field, number>> = {};
  for (const [field, names] of called) {
    const wanted = names.map(headerKey);
    const found = keys.flatMap((key, at) => (wanted.includes(key) ? [at] : []));
    const [only] = found;
    if (only !== undefined && found.length === 1) columns[field] = only;
  }
  return columns;
}
