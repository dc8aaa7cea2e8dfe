import type { ReturnRow } from '#app/modules/returns/door.ts';
import type { ReviewRow } from '#app/modules/reviews/door.ts';
import type { Merchant } from '../../merchant.server.ts';
import { app } from '../../wiring.server.ts';

/** The few that have waited longest, by area. */
export interface Queues {
  /** Returns that need a look before anything is paid. */
  readonly held: readonly ReturnRow[];
  readonly toReview: readonly ReturnRow[];
  readonly toSettle: readonly ReturnRow[];
  readonly reviews: readonly ReviewRow[];
}

/** As many of a kind as stand on Today by themselves. */
export const shownEach = 3;

export async function readQueues({ shopId }: Merchant): Promise<Queues> {
  const { returns, reviews } = app();
  const limit = shownEach;
  const [held, toReview, toSettle, pending] = await Promise.all([
    returns.listHeld(shopId),
    returns.list(shopId, { tab: 'to-review', limit }),
    returns.list(shopId, { tab: 'to-settle', limit }),
    reviews.list(shopId, { status: 'pending', limit }),
  ]);
  return {
    held: held.slice(0, limit),
    toReview: toReview.returns,
    toSettle: toSettle.returns,
    reviews: pending.reviews,
  };
}
