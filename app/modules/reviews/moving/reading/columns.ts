/** What a column of a file can hold. */
export const fields = [
  'id',
  'productId',
  'handle',
  'sku',
  'variantId',
  'rating',
  'title',
  'body',
  /** A full name; only its first word and an initial are shown. */
  'name',
  /** Shown as it stands. */
  'displayName',
  'email',
  'date',
  'status',
  'reply',
  'replyDate',
  'media',
  'incentivised',
  'recommends',
  'language',
  'country',
  // Of our own export only.
  'hiddenFor',
  'answers',
  'publishedAt',
  'editedAt',
  'privateReply',
  'privateReplyDate',
  'helpful',
  'unhelpful',
  'proof',
] as const;
export type Field = (typeof fields)[number];

/** Those that a merchant can point at in a file of a form that we do not know. */
export const mappableFields = fields.slice(0, fields.indexOf('hiddenFor'));

/** By field, the number of its column from 0. */
export type Columns = Readonly<Partial<Record<Field, number>>>;

/** A header as it is compared: "Review Title", "review_title" and "reviewTitle" are one. */
export function headerKey(header: string): string {
  return header.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Without one of these a row is no review. `null`: nothing is missing. */
export function missingField(columns: Columns): 'product' | 'rating' | 'date' | null {
  if (columns.productId === undefined && columns.handle === undefined && columns.sku === undefined)
    return 'product';
  if (columns.rating === undefined) return 'rating';
  return columns.date === undefined ? 'date' : null;
}
