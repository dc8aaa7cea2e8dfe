import type { ReviewDecision, ReviewDetail } from '#app/modules/reviews/door.ts';
import type { ReviewMedia } from '#app/modules/reviews/media/door.ts';
import type { ReplyVisibility, ReviewReply } from '#app/modules/reviews/replying/door.ts';
import type { ReviewStatus } from '#app/modules/reviews/review.ts';
import type { Attribute } from '#app/modules/reviews/settings/settings.ts';
import type { VisitorReport } from '#app/modules/reviews/votes/door.ts';
import type { ReviewRevision } from '#app/modules/reviews/writing/door.ts';
import type { MomentView, Print } from '../../../ui/print/print.ts';
import type { Texts } from '../../../ui/texts/texts.ts';
import { besideView } from './beside-view.ts';

export interface MediaView {
  readonly id: string;
  readonly kind: 'photo' | 'video';
  /** For staff, for an hour. */
  readonly url: string;
  readonly alt: string;
  /** Where it stands, unless everybody sees it. */
  readonly state: string | null;
  readonly hidden: boolean;
}

/** What stands beside a review in full. */
export interface Beside {
  readonly replies: readonly ReviewReply[];
  readonly reports: readonly VisitorReport[];
  readonly media: readonly ReviewMedia[];
  readonly revisions: readonly ReviewRevision[];
  readonly attributes: readonly Attribute[];
  readonly staffId: string;
  readonly mediaUrl: (mediaId: bigint) => string;
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
  /** The name shown; '' where it was erased. */
  readonly writer: string;
  readonly productTitle: string;
  /** The author can be written to. */
  readonly answerable: boolean;
  /** The public one first. */
  readonly replies: readonly {
    readonly visibility: ReplyVisibility;
    readonly body: string;
    readonly by: string;
    readonly at: MomentView;
  }[];
  /** What holds it for a look, in words; empty: nothing. */
  readonly held: readonly string[];
  readonly reports: readonly { readonly reason: string; readonly at: MomentView; readonly open: boolean }[];
  readonly media: readonly MediaView[];
  /** The merchant's own questions with what was answered. */
  readonly answers: readonly { readonly question: string; readonly answer: string }[];
  /** Null: it was not asked, or not answered. */
  readonly recommends: string | null;
  readonly reuse: string;
  readonly votes: string;
  /** What it said before, newest first. */
  readonly before: readonly {
    readonly stars: number;
    readonly title: string;
    readonly body: string;
    readonly until: MomentView;
  }[];
  readonly customerId: string | null;
  readonly written: MomentView;
  readonly via: string;
  readonly asked: MomentView | null;
  readonly decisions: readonly { readonly text: string; readonly by: string; readonly at: MomentView }[];
}

/** One review in full, as text. */
export function readingView(review: ReviewDetail, beside: Beside, print: Print, texts: Texts): ReadingView {
  const { reviews: words } = texts;
  const { replies, staffId } = beside;
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
    writer: review.displayName,
    productTitle: review.productTitle,
    answerable: review.orderId !== null,
    replies: replies.map(({ visibility, body, actor, writtenAt, editedAt }) => ({
      visibility,
      body,
      by: actorOf(actor, staffId, texts),
      at: print.moment(editedAt ?? writtenAt),
    })),
    ...besideView(review, beside, print, texts),
    customerId: review.customerId === null ? null : review.customerId.toString(),
    written: print.moment(review.submittedAt),
    via: words.via[review.via],
    asked: review.requestedAt === null ? null : print.moment(review.requestedAt),
    decisions: review.decisions.map((decision) => ({
      text: decisionInWords(decision, words),
      by: actorOf(decision.actor, staffId, texts),
      at: print.moment(decision.at),
    })),
  };
}

function decisionInWords(
  { action, reason }: ReviewDecision,
  { decisions, reasons }: Texts['reviews'],
): string {
  if (action !== 'hide') return decisions[action];
  return reason === 'withdrawn'
    ? decisions.withdrawn
    : decisions.hide(reason === null ? '' : reasons[reason]);
}

function actorOf(actor: string, staffId: string, { reviews, shared }: Texts): string {
  if (actor === 'author') return reviews.decisions.author;
  if (actor === staffId) return shared.versions.you;
  return /^\d+$/.test(actor) ? shared.versions.staff(actor) : reviews.decisions.automatic;
}
