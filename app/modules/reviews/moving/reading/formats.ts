import { type Columns, type Field, headerKey } from './columns.ts';

export const formats = ['judge-me', 'loox', 'yotpo', 'okendo', 'shopify', 'afterglow', 'mapped'] as const;
export type Format = (typeof formats)[number];
export type KnownFormat = Exclude<Format, 'mapped'>;

/** One way in which a supplier heads its columns: header → field. `needs`: all of these are there. */
interface Heading {
  readonly format: KnownFormat;
  readonly needs: readonly string[];
  readonly columns: Readonly<Record<string, Field>>;
}

const headings: readonly Heading[] = [
  {
    format: 'judge-me',
    needs: ['rating', 'review_date', 'reviewer_name', 'curated'],
    columns: {
      ...{ title: 'title', body: 'body', rating: 'rating', review_date: 'date', curated: 'status' },
      ...{
        reviewer_name: 'name',
        reviewer_email: 'email',
        product_id: 'productId',
        product_handle: 'handle',
      },
      ...{ reply: 'reply', reply_date: 'replyDate', picture_urls: 'media' },
    },
  },
  {
    format: 'loox',
    needs: ['id', 'status', 'rating', 'nickname', 'review', 'date', 'productId', 'handle'],
    columns: {
      ...{ id: 'id', status: 'status', rating: 'rating', email: 'email', nickname: 'displayName' },
      ...{
        full_name: 'name',
        review: 'body',
        date: 'date',
        productId: 'productId',
        handle: 'handle',
        img: 'media',
      },
    },
  },
  {
    format: 'loox',
    needs: ['product_handle', 'rating', 'author', 'body', 'created_at', 'photo_url'],
    columns: {
      ...{ product_handle: 'handle', rating: 'rating', author: 'name', body: 'body', created_at: 'date' },
      ...{ email: 'email', title: 'title', photo_url: 'media' },
    },
  },
  {
    format: 'yotpo',
    needs: ['review_title', 'review_content', 'review_score', 'date', 'product_id', 'display_name'],
    columns: {
      ...{ review_title: 'title', review_content: 'body', review_score: 'rating', date: 'date' },
      ...{ product_id: 'productId', display_name: 'name', email: 'email', sku: 'sku' },
      ...{ comment_content: 'reply', comment_date: 'replyDate', published_image_urls: 'media' },
      ...{ review_id: 'id', review_status: 'status' },
    },
  },
  {
    format: 'yotpo',
    needs: ['product_id', 'review_score', 'reviewer_display_name', 'review_content', 'review_creation_date'],
    columns: {
      ...{ product_id: 'productId', review_score: 'rating', reviewer_display_name: 'name', sku: 'sku' },
      ...{
        review_content: 'body',
        review_creation_date: 'date',
        reviewer_email: 'email',
        review_title: 'title',
      },
      ...{ review_id: 'id', review_status: 'status' },
    },
  },
  {
    format: 'okendo',
    needs: ['name', 'body', 'rating', 'dateCreated'],
    columns: {
      ...{ name: 'name', body: 'body', rating: 'rating', dateCreated: 'date', handle: 'handle', sku: 'sku' },
      ...{
        productId: 'productId',
        countryCode: 'country',
        email: 'email',
        imageUrls: 'media',
        title: 'title',
      },
      ...{ reply: 'reply', isRecommended: 'recommends' },
    },
  },
  {
    format: 'okendo',
    needs: ['Review ID', 'Product ID', 'Rating', 'Body', 'Reviewer Name', 'Date Created'],
    columns: {
      ...{ 'Review ID': 'id', 'Product ID': 'productId', Rating: 'rating', Title: 'title', Body: 'body' },
      ...{ 'Reviewer Name': 'name', 'Reviewer Email': 'email', 'Date Created': 'date', Status: 'status' },
    },
  },
  {
    format: 'shopify',
    needs: ['product_handle', 'state', 'rating', 'author', 'body', 'created_at'],
    columns: {
      ...{ product_handle: 'handle', state: 'status', rating: 'rating', title: 'title', author: 'name' },
      ...{ email: 'email', body: 'body', reply: 'reply', created_at: 'date', replied_at: 'replyDate' },
    },
  },
  {
    format: 'afterglow',
    needs: ['review_id', 'product_id', 'rating', 'display_name', 'submitted_at', 'proof'],
    columns: {
      ...{ review_id: 'id', product_id: 'productId', product_handle: 'handle', variant_id: 'variantId' },
      ...{ rating: 'rating', title: 'title', body: 'body', display_name: 'displayName', email: 'email' },
      ...{
        status: 'status',
        hidden_for: 'hiddenFor',
        incentivised: 'incentivised',
        recommends: 'recommends',
      },
      ...{ language: 'language', country: 'country', answers: 'answers', media_urls: 'media' },
      ...{ helpful: 'helpful', unhelpful: 'unhelpful', submitted_at: 'date', published_at: 'publishedAt' },
      ...{ edited_at: 'editedAt', reply: 'reply', reply_date: 'replyDate', proof: 'proof' },
      ...{ private_reply: 'privateReply', private_reply_date: 'privateReplyDate' },
    },
  },
];

/**
 * Whose file this is. Null: nobody's that we know, or it could be several suppliers', or a column that matters stands in
 * it twice: nothing is guessed then, the merchant points at the columns.
 */
export function detectFormat(
  header: readonly string[],
): { readonly format: KnownFormat; readonly columns: Columns } | null {
  const keys = header.map(headerKey);
  const fitting = headings.filter(({ needs }) => needs.every((name) => keys.includes(headerKey(name))));
  const [heading] = fitting;
  if (heading === undefined || fitting.length > 1) return null;
  const columns: Partial<Record<Field, number>> = {};
  for (const [name, field] of Object.entries(heading.columns)) {
    const key = headerKey(name);
    const at = keys.indexOf(key);
    if (at < 0) continue;
    if (keys.lastIndexOf(key) !== at) return null;
    columns[field] = at;
  }
  return { format: heading.format, columns };
}
