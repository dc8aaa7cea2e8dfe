import type { CustomerId } from '#app/kernel/ids.ts';
import type { ReturnRow } from '#app/modules/returns/door.ts';
import type { WrittenLine } from '#app/modules/reviews/door.ts';
import type { ReviewStatus } from '#app/modules/reviews/review.ts';
import { hasEnded } from '../../merchants/ended-states.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { type MomentView, openPrint, type Print } from '../../ui/print/print.ts';
import { type Texts, textsFor } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';

export interface CustomerReturnsView {
  readonly open: readonly {
    readonly id: string;
    readonly title: string;
    readonly about: string;
    readonly since: MomentView;
    readonly held: boolean;
  }[];
  /** Null: none has ended. */
  readonly earlier: string | null;
}

export interface CustomerReviewsView {
  readonly shown: readonly {
    readonly id: string;
    readonly stars: number;
    readonly product: string;
    readonly at: MomentView;
    readonly status: ReviewStatus;
  }[];
  readonly more: string | null;
  /** Where all of them are read and decided about. */
  readonly allTo: string;
}

const reviewsShown = 3;

/** A customer's returns and reviews as their cards show them. */
export async function readAreas(
  merchant: Merchant,
  customerId: CustomerId,
): Promise<{ readonly returns: CustomerReturnsView; readonly reviews: CustomerReviewsView }> {
  const { returns, reviews } = app();
  const { shopId, now } = merchant;
  const [made, { written }] = await Promise.all([
    returns.listOfCustomer(shopId, customerId),
    reviews.listForCustomer(shopId, customerId, {}, now),
  ]);
  const texts = textsFor();
  const print = openPrint({ zone: merchant.shop.timezone, now });
  return {
    returns: returnsView(made, print, texts),
    reviews: reviewsView(written, customerId, print, texts),
  };
}

function returnsView(made: readonly ReturnRow[], print: Print, texts: Texts): CustomerReturnsView {
  const { returns: words } = texts.customer;
  const open = made.filter(({ state }) => !hasEnded(state));
  const earlier = made.length - open.length;
  return {
    open: open.map((row) => ({
      id: row.id.toString(),
      title: words.open(row.name, texts.returns.states[row.state]),
      about: [texts.returns.units(row.units), row.title, print.money(row.quoted)].join(' · '),
      since: print.moment(row.since),
      held: row.held,
    })),
    earlier: earlier === 0 ? null : words.earlier(earlier),
  };
}

function reviewsView(
  written: readonly WrittenLine[],
  customerId: CustomerId,
  print: Print,
  texts: Texts,
): CustomerReviewsView {
  const rest = written.length - reviewsShown;
  return {
    shown: written.slice(0, reviewsShown).map(({ review, productTitle }) => ({
      id: review.id.toString(),
      stars: review.stars,
      product: productTitle,
      at: print.moment(review.submittedAt),
      status: review.status,
    })),
    more: rest > 0 ? texts.customer.reviews.more(rest) : null,
    allTo: `/app/reviews?customer=${customerId}`,
  };
}
