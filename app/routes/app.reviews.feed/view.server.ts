import { Temporal } from 'temporal-polyfill';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { type MomentView, openPrint } from '../../ui/print/print.ts';
import { app } from '../../wiring.server.ts';

export interface FeedView {
  /** Reviews that wait for a decision. */
  readonly pending: number;
  readonly allowed: boolean;
  /** Null: there is none, or who asks may not see it. */
  readonly address: string | null;
  readonly created: MomentView | null;
  /** Null: never. */
  readonly lastRead: MomentView | null;
  /** Printed, with a plus behind a count that was given up. */
  readonly reviews: string;
  /** As many as Google needs. */
  readonly enough: boolean;
}

/** Google shows stars from so many reviews on. */
const enough = 50;
/** The door counts no further. */
const most = 1000;

/** The shop's feed as text. Its times are real ones. */
export async function readFeedView({ shopId, mayPublish, shop }: Merchant): Promise<FeedView> {
  const { reviews, env } = app();
  const [pending, count, token] = await Promise.all([
    reviews.waiting(shopId),
    reviews.countFeed(shopId),
    mayPublish ? reviews.findToken(shopId, 'feed') : null,
  ]);
  const print = openPrint({ zone: shop.timezone, now: Temporal.Now.instant() });
  return {
    pending,
    allowed: mayPublish,
    address: token === null ? null : `${env.appUrl}/feeds/reviews/${token.secret}`,
    created: token === null ? null : print.moment(token.createdAt),
    lastRead: token === null || token.lastReadAt === null ? null : print.moment(token.lastReadAt),
    reviews: `${print.count(count)}${count >= most ? '+' : ''}`,
    enough: count >= enough,
  };
}
