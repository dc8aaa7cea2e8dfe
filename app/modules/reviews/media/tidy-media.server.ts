import type { ReviewsDeps } from '../ports.ts';
import type { MediaStanding } from './door.ts';
import { dropJob, fetchJob, sendJob } from './jobs.ts';
import { filesScope } from './send-media.server.ts';
import { countWaiting, deleteLoose, listUnfinished, type Unfinished } from './store/sending.server.ts';

/** At once; the rest follows with the next. */
const most = 250;

const jobOf = { kept: sendJob, sending: sendJob, leaving: dropJob, 'to-fetch': fetchJob } as const;

/** Deletes what nobody attached, and asks again for what came to a halt: see `Media.tidyMedia`. */
export async function tidyMedia(
  { db, orders }: Pick<ReviewsDeps, 'db' | 'orders'>,
  shopId: bigint,
): Promise<void> {
  await deleteLoose(db.sql, shopId);
  const { installed, grantedScopes } = await orders.shopForReviews(shopId);
  const atShopify = installed && grantedScopes.includes(filesScope);
  const states: Unfinished['state'][] = atShopify ? ['kept', 'sending', 'leaving', 'to-fetch'] : ['to-fetch'];
  const unfinished = await listUnfinished(db.sql, shopId, states, most);
  if (unfinished.length === 0) return;
  await db.inTransaction(shopId, async (tx) => {
    for (const { id, state } of unfinished) await tx.enqueue(jobOf[state](shopId, id));
  });
}

export async function mediaStanding(
  { db, orders }: Pick<ReviewsDeps, 'db' | 'orders'>,
  shopId: bigint,
): Promise<MediaStanding> {
  const [{ grantedScopes }, waiting] = await Promise.all([
    orders.shopForReviews(shopId),
    countWaiting(db.sql, shopId),
  ]);
  return { allowed: grantedScopes.includes(filesScope), waiting };
}
