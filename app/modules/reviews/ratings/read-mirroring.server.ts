import type { Instant } from '#app/kernel/calendar.ts';
import type { Mirroring } from '../door.ts';
import type { ReviewsDeps } from '../ports.ts';
import { countMirroring, touchAllRatings } from '../store/ratings.server.ts';
import { findState, lockState, setReplacesOthers } from '../store/settings.server.ts';
import { ratingScope } from './mirror-rating.server.ts';

/** How far Shopify shows what is counted here. */
export async function readMirroring(
  { db, orders }: Pick<ReviewsDeps, 'db' | 'orders'>,
  shopId: bigint,
): Promise<Mirroring> {
  const [{ grantedScopes }, { replacesOthers }, counts] = await Promise.all([
    orders.shopForReviews(shopId),
    findState(db.sql, shopId),
    countMirroring(db.sql, shopId),
  ]);
  return { allowed: grantedScopes.includes(ratingScope), ...counts, replacesOthers };
}

/** From now on ratings that another app wrote are replaced: see `Reviews.replaceOthers`. */
export async function replaceOthers(
  { db }: Pick<ReviewsDeps, 'db'>,
  shopId: bigint,
  actor: string,
  now: Instant,
): Promise<void> {
  await db.inTransaction(shopId, async (tx) => {
    const { replacesOthers } = await lockState(tx);
    if (replacesOthers) return;
    await setReplacesOthers(tx);
    await touchAllRatings(tx);
    await tx.announce([
      {
        key: 'ratings-taken-over',
        kind: 'ratings-taken-over',
        customerId: null,
        orderId: null,
        happenedAt: now,
        data: { actor },
      },
    ]);
  });
}
