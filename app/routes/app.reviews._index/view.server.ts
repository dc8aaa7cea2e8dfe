import type { ReviewDetail, ReviewFigures, ReviewRow } from '#app/modules/reviews/door.ts';
import type { ReviewStatus } from '#app/modules/reviews/review.ts';
import type { Merchant } from '../../merchant.server.ts';
import type { GridFact } from '../../ui/figures/fact-grid.tsx';
import { type MomentView, openPrint, type Print } from '../../ui/print/print.ts';
import { type Texts, textsFor } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';
import { asksForAll, type InboxAddress, reviewQuery } from './query.ts';

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

export interface ReadingView {
  readonly id: string;
  readonly stars: number;
  readonly title: string;
  readonly body: string;
  readonly who: string;
  readonly status: ReviewStatus;
  readonly verification: { readonly label: string; readonly hint: string; readonly proven: boolean };
  readonly purchase: string;
  readonly incentivised: boolean;
  readonly imageUrl: string | null;
  readonly product: string;
  readonly productUrl: string;
  readonly productRating: string;
  /** Null: it was imported and belongs to none. */
  readonly order: { readonly name: string; readonly url: string } | null;
  readonly customerId: string | null;
  readonly written: MomentView;
  readonly via: string;
  readonly asked: MomentView | null;
  readonly decisions: readonly { readonly text: string; readonly by: string; readonly at: MomentView }[];
}

export interface TransparencyView {
  readonly rows: readonly {
    readonly stars: number;
    readonly written: string;
    readonly shown: string;
    readonly share: string;
    /** Widths of the bars, 0 to 100: of the most written, and of what was written. */
    readonly ofMost: number;
    readonly ofWritten: number;
  }[];
  readonly facts: readonly GridFact[];
}

export interface InboxView {
  readonly rows: readonly ReviewRowView[];
  readonly next: string | null;
  readonly asked: InboxAddress;
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
  const [page, figures, { liveFrom }] = await Promise.all([
    reviews.list(id, reviewQuery(asked, perPage)),
    reviews.figures(id, merchant.now),
    reviews.getSettings(id),
  ]);
  const wanted = asked.open === null ? (page.reviews[0]?.id ?? null) : BigInt(asked.open);
  const found = wanted === null ? null : await reviews.find(id, wanted);
  if (found === null && asked.open !== null) return null;
  const texts = textsFor();
  const print = openPrint({ zone: merchant.shop.timezone, now: merchant.now });
  return {
    rows: page.reviews.map((row) => rowView(row, print, texts)),
    next: page.next,
    asked,
    reading: found && readingView(found, merchant.staffId, print, texts),
    transparency: transparencyView(figures, print, texts),
    pending: figures.pending,
    live: liveFrom !== null,
    empty: page.reviews.length === 0 && asksForAll(asked),
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

function readingView(review: ReviewDetail, staffId: string, print: Print, texts: Texts): ReadingView {
  const { reviews: words } = texts;
  const { value, count } = review.productRating;
  return {
    id: review.id.toString(),
    stars: review.stars,
    title: review.title,
    body: review.body,
    who: review.displayName || words.anonymous,
    status: review.status,
    verification: {
      label: words.verification[review.verification],
      hint: words.verificationHint[review.verification],
      proven: review.verification !== 'unverified',
    },
    purchase: words.purchase[review.purchase],
    incentivised: review.incentivised,
    imageUrl: review.productImageUrl,
    product: [review.productTitle, review.variantTitle].filter(Boolean).join(' · '),
    productUrl: `shopify:admin/products/${review.productShopifyId}`,
    productRating:
      value === null ? words.facts.productUnrated : words.facts.productRating(value, print.count(count)),
    order:
      review.orderShopifyId === null
        ? null
        : { name: review.orderName, url: `shopify:admin/orders/${review.orderShopifyId}` },
    customerId: review.customerId === null ? null : review.customerId.toString(),
    written: print.moment(review.submittedAt),
    via: words.via[review.via],
    asked: review.requestedAt === null ? null : print.moment(review.requestedAt),
    decisions: review.decisions.map((decision) => ({
      text:
        decision.action === 'publish'
          ? words.decisions.publish
          : words.decisions.hide(decision.reason === null ? '' : words.reasons[decision.reason]),
      by: actorOf(decision.actor, staffId, texts),
      at: print.moment(decision.at),
    })),
  };
}

function actorOf(actor: string, staffId: string, { reviews, shared }: Texts): string {
  if (actor === staffId) return shared.versions.you;
  return /^\d+$/.test(actor) ? shared.versions.staff(actor) : reviews.decisions.automatic;
}

function transparencyView(figures: ReviewFigures, print: Print, { reviews }: Texts): TransparencyView {
  const words = reviews.transparency;
  const { transparency, rating, response, purchases } = figures;
  const most = Math.max(1, ...transparency.map(({ written }) => written));
  return {
    rows: transparency.map(({ stars, written, published }) => ({
      stars,
      written: print.count(written),
      shown: print.count(published),
      share: written === 0 ? words.none : print.percent(roundedShare(published, written)),
      ofMost: (written / most) * 100,
      ofWritten: written === 0 ? 0 : (published / written) * 100,
    })),
    facts: [
      {
        label: words.rating,
        value: rating.value ?? reviews.transparency.none,
        note: rating.value === null ? words.ratingNone : words.ratingNote(print.count(rating.count)),
      },
      {
        label: words.response,
        value:
          response.asked === 0 ? words.none : print.percent(roundedShare(response.answered, response.asked)),
        note:
          response.asked === 0
            ? words.responseNone
            : words.responseNote(print.count(response.answered), print.count(response.asked)),
      },
      {
        label: words.returned,
        value: print.count(purchases.returned),
        note: words.returnedNote(print.count(rating.count)),
      },
    ],
  };
}

/** In whole hundredths. */
function roundedShare(part: number, whole: number): number {
  return Math.round((part / whole) * 100) / 100;
}
