import { customerId } from '#app/kernel/ids.ts';
import type { ReviewRow } from '#app/modules/reviews/door.ts';
import type { ReviewStatus } from '#app/modules/reviews/review.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { readProductTitles } from '../../merchants/product-titles.server.ts';
import { type MomentView, openPrint, type Print } from '../../ui/print/print.ts';
import { type Texts, textsFor } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';
import { asksForAll, type InboxAddress, reviewQuery } from './query.ts';
import { type Beside, type ReadingView, readingView } from './reading/reading-view.ts';
import { type TransparencyView, transparencyView } from './transparency-view.ts';

export interface ReviewRowView {
  readonly id: string;
  readonly stars: number;
  readonly heading: string;
  readonly excerpt: string;
  readonly who: string;
  readonly product: string;
  readonly at: MomentView;
  readonly status: ReviewStatus;
}

export interface InboxView {
  /** Business time at which all of it was read, ISO. */
  readonly readAt: string;
  readonly rows: readonly ReviewRowView[];
  readonly next: string | null;
  readonly asked: InboxAddress;
  /** The product that the list is narrowed to, by its title. */
  readonly product: string | null;
  /** The customer whom it is narrowed to, by their name. */
  readonly customer: string | null;
  readonly reading: ReadingView | null;
  readonly transparency: TransparencyView;
  readonly pending: number;
  readonly live: boolean;
  /** There are no reviews at all, rather than none that match. */
  readonly empty: boolean;
}

const perPage = 25;
const excerptLength = 140;

/**
 * One page of the inbox and the review that is read: the one that the address names, else the first. Null: the
 * address names one that this shop does not have.
 */
export async function readInboxView(merchant: Merchant, asked: InboxAddress): Promise<InboxView | null> {
  const { reviews } = app();
  const id = merchant.shopId;
  const [page, figures, { liveFrom }, titles, customer] = await Promise.all([
    reviews.list(id, reviewQuery(asked, perPage)),
    reviews.figures(id, merchant.now),
    reviews.getSettings(id),
    asked.product === null ? null : readProductTitles(id, [asked.product]),
    asked.customer === null ? null : readCustomerName(merchant, BigInt(asked.customer)),
  ]);
  const wanted = asked.open === null ? (page.reviews[0]?.id ?? null) : BigInt(asked.open);
  const found = wanted === null ? null : await reviews.find(id, wanted);
  if (found === null && asked.open !== null) return null;
  const texts = textsFor();
  const print = openPrint({ zone: merchant.shop.timezone, now: merchant.now });
  return {
    readAt: merchant.now.toString(),
    rows: page.reviews.map((row) => rowView(row, print, texts)),
    next: page.next,
    asked,
    product: asked.product && (titles?.[asked.product] ?? texts.reviewFigures.products.unknown),
    customer: asked.customer && (customer || texts.reviews.customerGone),
    reading: found && readingView(found, await readBeside(merchant, found.id), print, texts),
    transparency: transparencyView(figures, print, texts),
    pending: figures.pending,
    live: liveFrom !== null,
    empty: page.reviews.length === 0 && asksForAll(asked),
  };
}

/** '' where nothing is known of them, or no longer. */
async function readCustomerName({ shopId }: Merchant, id: bigint): Promise<string> {
  const names = await app().commerce.customerNames(shopId, [customerId(id)]);
  return names.get(id) ?? '';
}

async function readBeside({ shopId, staffId }: Merchant, reviewId: bigint): Promise<Beside> {
  const { reviews, reviewMediaLinks } = app();
  const [replies, reports, media, revisions, settings] = await Promise.all([
    reviews.listReplies(shopId, reviewId),
    reviews.listReports(shopId, reviewId),
    reviews.listMedia(shopId, reviewId),
    reviews.listRevisions(shopId, reviewId),
    reviews.getSettings(shopId),
  ]);
  return {
    ...{ replies, reports, media, revisions, staffId },
    attributes: settings.current?.settings.writing.attributes ?? [],
    mediaUrl: (mediaId) => reviewMediaLinks.of(shopId, mediaId, null),
  };
}

function rowView(row: ReviewRow, print: Print, { reviews: words }: Texts): ReviewRowView {
  const heading = row.title || row.body || words.noWords;
  const rest = row.title ? row.body : '';
  return {
    id: row.id.toString(),
    stars: row.stars,
    heading: shortened(heading),
    excerpt: shortened(rest),
    who: row.displayName || words.anonymous,
    product: row.productTitle,
    at: print.moment(row.submittedAt),
    status: row.status,
  };
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= excerptLength ? line : `${line.slice(0, excerptLength - 1).trimEnd()}…`;
}
