import type { Instant } from '#app/kernel/calendar.ts';
import type { ShopId, ShopifyId } from '#app/kernel/ids.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import type { CommerceDeps } from '../ports.ts';
import {
  eraseProfile,
  findMirroredCustomer,
  insertCustomer,
  lockCustomer,
  type MirroredCustomer,
  recountOrders,
  repointCustomer,
} from '../store/customer-store.server.ts';
import { syncCustomer } from './sync-customer.server.ts';

export interface Merge {
  readonly merged: ShopifyId;
  readonly kept: ShopifyId;
  readonly at: Instant;
}

/**
 * One customer takes over another: orders move, the name of the one who went is erased, and later orders of
 * theirs count for the one who stays. Facts stay where they were written; the timeline reads both.
 */
export async function mergeCustomers(deps: CommerceDeps, shopId: ShopId, merge: Merge): Promise<void> {
  if (merge.merged === merge.kept) return;
  // Somebody new to us is read first, so that the page of the one who stays is not empty.
  if ((await findMirroredCustomer(deps.sql, shopId, merge.kept)) === null) {
    await syncCustomer(deps, shopId, merge.kept);
  }
  await deps.inTransaction(shopId, (tx) => mergeIn(tx, shopId, merge));
}

async function mergeIn(tx: Tx, shopId: ShopId, merge: Merge): Promise<void> {
  const merged = await customerRow(tx, shopId, merge.merged, merge.at);
  const named = await customerRow(tx, shopId, merge.kept, merge.at);
  const keptId = named.mergedIntoId ?? named.id;
  if (merged.id === keptId || merged.mergedIntoId === keptId) return;
  for (const id of [merged.id, keptId].sort((a, b) => (a < b ? -1 : 1))) {
    const locked = await lockCustomer(tx.sql, shopId, id);
    // Taken over by somebody else before it was locked: whoever that is stays.
    if (id === keptId && locked?.mergedIntoId !== null) return mergeIn(tx, shopId, merge);
  }
  const orders = await repointCustomer(tx.sql, shopId, merged.id, keptId);
  await eraseProfile(tx.sql, shopId, merged.id);
  await recountOrders(tx.sql, shopId, [merged.id, keptId]);
  await tx.announce([
    {
      key: `customer:${merge.merged}:merged:${merge.kept}`,
      kind: 'customer-merged',
      customerId: keptId,
      orderId: null,
      happenedAt: merge.at,
      data: { from: String(merged.id), orders },
    },
  ]);
}

/** A merge may be the first we hear of either: then a row is made, so that later orders find their way. */
async function customerRow(tx: Tx, shopId: ShopId, id: ShopifyId, at: Instant): Promise<MirroredCustomer> {
  await insertCustomer(tx.sql, shopId, {
    shopifyId: id,
    name: '',
    firstName: null,
    email: null,
    countryCode: null,
    locale: null,
    marketing: null,
    marketingAt: null,
    tags: [],
    createdAt: at,
    updatedAt: at.subtract({ hours: 24 * 365 }),
  });
  const row = await findMirroredCustomer(tx.sql, shopId, id);
  if (row === null) throw new Error(`Customer ${id} vanished during a merge`);
  return row;
}
