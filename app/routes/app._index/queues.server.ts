import { customerId, orderId } from '#app/kernel/ids.ts';
import type { LateRedemption } from '#app/modules/loyalty/redemption/door.ts';
import type { ReturnRow, Withdrawal } from '#app/modules/returns/door.ts';
import type { ReviewRow } from '#app/modules/reviews/door.ts';
import type { QuestionRow } from '#app/modules/reviews/questions/door.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { app } from '../../wiring.server.ts';

/** The few that have waited longest, by area. */
export interface Queues {
  /** Returns that need a look before anything is paid. */
  readonly held: readonly ReturnRow[];
  /** Past their time in whichever list they stand. */
  readonly overdue: readonly ReturnRow[];
  /** A shopper wrote, and nobody has read it. */
  readonly unread: readonly ReturnRow[];
  /** Withdrawals that a person has to look at. */
  readonly withdrawals: readonly Withdrawal[];
  readonly toReview: readonly ReturnRow[];
  readonly toSettle: readonly ReturnRow[];
  readonly reviews: readonly ReviewRow[];
  /** Questions that somebody has to look at, with how many more there are. */
  readonly questions: readonly QuestionRow[];
  readonly moreQuestions: number;
  /** Orders that used points given free before, newest first: they happened, and somebody should know. */
  readonly late: readonly LateRow[];
}

/** With the names that people know them by; null: Shopify has deleted or erased them. */
export interface LateRow extends LateRedemption {
  readonly orderName: string | null;
  readonly customerName: string | null;
}

/** As many of a kind as stand on Today by themselves. */
const shownEach = 3;
/** They have no list of their own: the next ones come when these are seen. */
const shownLate = 10;

export async function readQueues(merchant: Merchant): Promise<Queues> {
  const { shopId } = merchant;
  const { returns, reviews } = app();
  const limit = shownEach;
  const [held, overdue, unread, stated, toReview, toSettle, pending, late, asked, waiting] =
    await Promise.all([
      returns.listHeld(shopId),
      returns.list(shopId, { tab: null, overdue: true, limit }),
      returns.list(shopId, { tab: null, unread: true, limit }),
      returns.listWithdrawals(shopId, { open: true, limit }),
      returns.list(shopId, { tab: 'to-review', limit }),
      returns.list(shopId, { tab: 'to-settle', limit }),
      reviews.list(shopId, { status: 'pending', limit }),
      readLate(merchant),
      reviews.questionInbox(shopId, { list: 'to-answer', limit }),
      reviews.waitingQuestions(shopId),
    ]);
  return {
    held: held.slice(0, limit),
    overdue: overdue.returns,
    unread: unread.returns,
    withdrawals: stated.withdrawals,
    toReview: toReview.returns,
    toSettle: toSettle.returns,
    reviews: pending.reviews,
    questions: asked.questions,
    moreQuestions: waiting.count - asked.questions.length,
    late,
  };
}

async function readLate({ shopId, now }: Merchant): Promise<readonly LateRow[]> {
  const { loyalty, commerce } = app();
  const late = await loyalty.listLate(shopId, { limit: shownLate }, now);
  if (late.length === 0) return [];
  const [orders, names] = await Promise.all([
    commerce.listOrderSummaries(
      shopId,
      late.map((row) => orderId(row.orderId)),
    ),
    commerce.customerNames(
      shopId,
      late.map((row) => customerId(row.customerId)),
    ),
  ]);
  const orderNames = new Map<bigint, string>(orders.map(({ id, name }) => [id, name]));
  return late.map((row) => ({
    ...row,
    orderName: orderNames.get(row.orderId) ?? null,
    customerName: names.get(row.customerId) ?? null,
  }));
}
