import { Temporal } from 'temporal-polyfill';
import type { ReviewToken } from '#app/modules/reviews/tokens/door.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { type MomentView, openPrint } from '../../ui/print/print.ts';
import { app } from '../../wiring.server.ts';

export interface TokenView {
  /** The secret, or the address that it stands in. */
  readonly shown: string;
  readonly created: MomentView;
  /** Null: never. */
  readonly lastRead: MomentView | null;
}

export interface FeedView {
  /** Reviews that wait for a decision. */
  readonly pending: number;
  readonly allowed: boolean;
  /** Null: there is none, or who asks may not see it. */
  readonly feed: TokenView | null;
  /** What other programs read published reviews with. */
  readonly read: TokenView | null;
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
  const [pending, count, feed, read] = await Promise.all([
    reviews.waiting(shopId),
    reviews.countFeed(shopId),
    mayPublish ? reviews.findToken(shopId, 'feed') : null,
    mayPublish ? reviews.findToken(shopId, 'read') : null,
  ]);
  const print = openPrint({ zone: shop.timezone, now: Temporal.Now.instant() });
  const tokenView = ({ createdAt, lastReadAt }: ReviewToken, shown: string): TokenView => ({
    shown,
    created: print.moment(createdAt),
    lastRead: lastReadAt === null ? null : print.moment(lastReadAt),
  });
  return {
    pending,
    allowed: mayPublish,
    feed: feed && tokenView(feed, `${env.appUrl}/feeds/reviews/${feed.secret}`),
    read: read && tokenView(read, read.secret),
    reviews: `${print.count(count)}${count >= most ? '+' : ''}`,
    enough: count >= enough,
  };
}
