import type { ShopId } from '#app/kernel/ids.ts';
import { dismissFailedJob, retryFailedJobs } from '../../platform/jobs/failed-jobs.server.ts';
import { app } from '../../wiring.server.ts';

const retriedAtOnce = 500;

/** Tries one failed delivery or job again. False: there is none of that name, or its payload is gone. */
export async function retryOne(shopId: ShopId, name: string): Promise<boolean> {
  const failed = parseName(name);
  if (failed === null) return false;
  if (failed.kind === 'delivery') return retryDelivery(shopId, failed.id);
  return (await retryFailedJobs(app().db, shopId, { id: failed.id })) > 0;
}

/** Puts one failed delivery or job away for good. False: there is none of that name. */
export async function dismissOne(shopId: ShopId, name: string): Promise<boolean> {
  const failed = parseName(name);
  if (failed === null) return false;
  if (failed.kind === 'delivery') return app().commerce.dismissDelivery(shopId, failed.id);
  return dismissFailedJob(app().db, shopId, failed.id);
}

/** Tries everything of the shop again that gave up. */
export async function retryAll(shopId: ShopId): Promise<void> {
  const { commerce, db } = app();
  const dead = await commerce.listDeadDeliveries(shopId, retriedAtOnce);
  for (const delivery of dead.filter((known) => known.canRetry)) await retryDelivery(shopId, delivery.id);
  await retryFailedJobs(db, shopId, 'all');
}

/** "delivery-12", "job-34" */
function parseName(name: string): { kind: 'delivery' | 'job'; id: bigint } | null {
  const [, kind, number = ''] = /^(delivery|job)-(\d{1,18})$/.exec(name) ?? [];
  return kind === 'delivery' || kind === 'job' ? { kind, id: BigInt(number) } : null;
}

async function retryDelivery(shopId: ShopId, deliveryId: bigint): Promise<boolean> {
  const { commerce, enqueue } = app();
  if (!(await commerce.reviveDelivery(shopId, deliveryId))) return false;
  await enqueue({
    task: 'handle-delivery',
    payload: { shopId: shopId.toString(), deliveryId: deliveryId.toString() },
    key: `delivery:${shopId}:${deliveryId}`,
  });
  return true;
}
