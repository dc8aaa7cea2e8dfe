import type { ShopId } from '#app/kernel/ids.ts';
import { retryFailedJobs } from '../../platform/jobs/failed-jobs.server.ts';
import { app } from '../../wiring.server.ts';

const retriedAtOnce = 500;

/** Tries one failed delivery or job again. False: there is none of that name, or its payload is gone. */
export async function retryOne(shopId: ShopId, name: string): Promise<boolean> {
  const [kind, number = ''] = name.split('-');
  if (!/^\d{1,18}$/.test(number)) return false;
  const id = BigInt(number);
  if (kind === 'job') return (await retryFailedJobs(app().db, shopId, { id })) > 0;
  return kind === 'delivery' && retryDelivery(shopId, id);
}

/** Tries everything of the shop again that gave up. */
export async function retryAll(shopId: ShopId): Promise<void> {
  const { commerce, db } = app();
  const dead = await commerce.listDeadDeliveries(shopId, retriedAtOnce);
  for (const delivery of dead.filter((known) => known.canRetry)) await retryDelivery(shopId, delivery.id);
  await retryFailedJobs(db, shopId, 'all');
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
