import type { Instant } from '#app/kernel/calendar.ts';
import type { Moderation } from '../door.ts';
import type { ReviewsDeps } from '../ports.ts';
import { moderate } from './moderate.server.ts';

/** The same decision about several reviews, one after the other: see `Reviews.moderateEach`. */
export async function moderateEach(
  deps: Pick<ReviewsDeps, 'db'>,
  shopId: bigint,
  reviewIds: readonly bigint[],
  decision: Moderation,
  actor: string,
  now: Instant,
): Promise<{ readonly changed: number; readonly left: number }> {
  const ids = [...new Set(reviewIds)];
  let changed = 0;
  for (const id of ids)
    if ('status' in (await moderate(deps, shopId, id, decision, actor, now))) changed += 1;
  return { changed, left: ids.length - changed };
}
