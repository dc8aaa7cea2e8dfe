import type { Instant } from '#app/kernel/calendar.ts';
import type { ReviewsDeps } from '../ports.ts';
import type { Author, Rewritten } from './door.ts';
import { lockOwn, rewritten } from './edit-review.server.ts';
import { setConsent } from './store/edits.server.ts';

/** Lets the shop use words and pictures elsewhere, or no longer: see `Writing.setReuseConsent`. */
export async function setReuseConsent(
  deps: ReviewsDeps,
  shopId: bigint,
  author: Author,
  { reviewId, reuse }: { readonly reviewId: bigint; readonly reuse: boolean },
  now: Instant,
): Promise<Rewritten> {
  const refused = await deps.db.inTransaction(shopId, async (tx) => {
    const own = await lockOwn(deps, tx, author, reviewId);
    if (typeof own === 'string') return own;
    // Since when it is allowed stays what it is when it is allowed again.
    if ((own.review.reuseConsentAt !== null) !== reuse) await setConsent(tx, reviewId, reuse ? now : null);
    return null;
  });
  return refused === null ? rewritten(deps, shopId, reviewId) : { refused };
}
