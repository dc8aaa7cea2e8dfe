import type { Sql, Tx } from '#app/kernel/transaction.ts';
import type { ReviewsDeps } from '../ports.ts';
import { eraseSenders } from '../publishing/store/lately.server.ts';
import {
  listAnswerDrifts,
  listDayDrifts,
  listRatingDrifts,
  listTallyDrifts,
} from '../store/drifts.server.ts';
import { mendAnswers, mendDay, mendRating, mendTally } from '../store/mending.server.ts';
import { enqueueMirror, touchRatings } from '../store/ratings.server.ts';
import type { Counting } from './door.ts';
import type { Drift } from './drift.ts';

/** Of each counter. */
const most = 500;

/** Signals look back so many days. */
const senderDays = 30;

export function openCounting({ db }: Pick<ReviewsDeps, 'db'>): Counting {
  return {
    audit: (shopId) => auditCounts(db.sql, shopId),
    mendCounts: (shopId) => mendCounts(db, shopId),
    eraseSenders: (shopId, now) => eraseSenders(db.sql, shopId, now.subtract({ hours: 24 * senderDays })),
  };
}

/** What does not add up: see `Counting.audit`. */
async function auditCounts(sql: Sql, shopId: bigint): Promise<Drift[]> {
  // One after the other: each reads all reviews of the shop.
  return [
    ...(await listRatingDrifts(sql, shopId, most)),
    ...(await listAnswerDrifts(sql, shopId, most)),
    ...(await listTallyDrifts(sql, shopId, most)),
    ...(await listDayDrifts(sql, shopId, most)),
  ];
}

/** Counts those anew that do not add up: see `Counting.mendCounts`. */
async function mendCounts(db: ReviewsDeps['db'], shopId: bigint): Promise<Drift[]> {
  const drifts = await auditCounts(db.sql, shopId);
  for (const drift of drifts) await db.inTransaction(shopId, (tx) => mend(tx, drift));
  return drifts;
}

async function mend(tx: Tx, drift: Drift): Promise<void> {
  switch (drift.counter) {
    case 'rating':
      await mendRating(tx, drift);
      return enqueueMirror(tx);
    case 'answers':
      // Ratings before answers, as everybody who counts locks them.
      await touchRatings(tx, [drift.product]);
      return mendAnswers(tx, drift);
    case 'tally':
      return mendTally(tx, drift);
    case 'day':
      return mendDay(tx, drift);
  }
}
