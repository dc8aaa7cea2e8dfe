import type { Instant } from '../kernel/calendar.ts';
import type { ExportedReview } from '../modules/reviews/moving/exporting/exported.ts';
import { csvHead, csvLines } from './csv-lines.ts';

/** Programs read these names, our own import among them, so they are the same in every language. */
const columns = [
  ['review_id', (review) => review.key],
  ['product_id', (review) => review.productShopifyId.toString()],
  ['product_handle', (review) => review.productHandle],
  ['product_title', (review) => review.productTitle],
  ['variant_id', (review) => review.variantShopifyId?.toString() ?? ''],
  ['rating', (review) => String(review.stars)],
  ['title', (review) => review.title],
  ['body', (review) => review.body],
  ['display_name', (review) => review.displayName],
  ['email', (review) => review.email],
  ['status', (review) => review.status],
  ['hidden_for', (review) => review.hiddenFor ?? ''],
  ['verification', (review) => review.verification],
  ['purchase', (review) => review.purchase],
  ['incentivised', (review) => yesNo(review.incentivised)],
  ['reuse_allowed_since', (review) => moment(review.reuseConsentAt)],
  ['recommends', (review) => (review.recommends === null ? '' : yesNo(review.recommends))],
  ['language', (review) => review.language ?? ''],
  ['country', (review) => review.country ?? ''],
  ['answers', (review) => review.answers.map(({ attribute, value }) => `${attribute}=${value}`).join('; ')],
  ['media_urls', (review) => review.media.join(',')],
  ['helpful', (review) => String(review.helpful)],
  ['unhelpful', (review) => String(review.unhelpful)],
  ['submitted_at', (review) => moment(review.submittedAt)],
  ['published_at', (review) => moment(review.publishedAt)],
  ['edited_at', (review) => moment(review.editedAt)],
  ['reply', (review) => review.reply?.body ?? ''],
  ['reply_date', (review) => moment(review.reply?.at ?? null)],
  ['private_reply', (review) => review.privateReply?.body ?? ''],
  ['private_reply_date', (review) => moment(review.privateReply?.at ?? null)],
  ['proof', (review) => review.proof],
] as const satisfies readonly (readonly [string, (review: ExportedReview) => string])[];

export const reviewsCsvHead = (): string => csvHead(columns.map(([name]) => name));

export const reviewsCsvLines = (reviews: readonly ExportedReview[]): string =>
  csvLines(reviews.map((review) => columns.map(([, cell]) => cell(review))));

const yesNo = (value: boolean): string => (value ? 'yes' : 'no');

const moment = (at: Instant | null): string => at?.toString({ smallestUnit: 'second' }) ?? '';
