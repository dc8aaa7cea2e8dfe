import { compareInstants } from '#app/kernel/calendar.ts';
import { orderId, type ShopId } from '#app/kernel/ids.ts';
import type { NewFact, Tx } from '#app/kernel/transaction.ts';
import { decideFacts } from './decide-facts.ts';
import { decideRecording, type Held } from './decide-recording.ts';
import type { OrderReading } from './delivery.ts';
import type { OrderSource, RecordOutcome } from './door.ts';
import { withKnownMoments } from './known-moments.ts';
import type { OrderSnapshot } from './order.ts';
import { customerOfOrder } from './order-customer.server.ts';
import type { CommerceDeps, PersonalSeal } from './ports.ts';
import { sameOrder } from './same-order.ts';
import type { Shop } from './shop.ts';
import { recountOrders } from './store/customer-store.server.ts';
import {
  drawReadSeq,
  insertOrder,
  lockOrder,
  type MirroredOrder,
  noteRead,
  updateOrder,
} from './store/order-store.server.ts';
import { getShop } from './store/shop-store.server.ts';

/** Brings the mirror to this state of an order and announces what it tells, or says why not. */
export async function recordOrder(
  deps: Pick<CommerceDeps, 'inTransaction' | 'seal'>,
  shopId: ShopId,
  reading: OrderReading,
  source: OrderSource,
): Promise<RecordOutcome> {
  return deps.inTransaction(shopId, async (tx) =>
    recordOrderIn(tx, await getShop(tx.sql, shopId), reading, source, deps.seal),
  );
}

/** `recordOrder` inside a transaction of the shop. */
export async function recordOrderIn(
  tx: Tx,
  shop: Shop,
  reading: OrderReading,
  source: OrderSource,
  seal: PersonalSeal,
): Promise<RecordOutcome> {
  const before = await lockOrder(tx.sql, shop.id, reading.order.shopifyId);
  const order = withKnownMoments(before?.snapshot ?? null, reading.order);
  const readSeq = source.kind === 'read' ? source.readSeq : null;
  const verdict = decideRecording(before === null ? null : heldOf(before, order), {
    updatedAt: order.updatedAt,
    readSeq,
    complete: reading.complete && order.paidAt.known && arrivalsKnown(reading, order),
  });
  if (verdict === 'unchanged' && before !== null && readSeq !== null) {
    await noteRead(tx.sql, shop.id, before.id, readSeq);
  }
  if (verdict !== 'apply') return { state: verdict };
  const customerId = await customerOfOrder(tx.sql, shop.id, reading, seal);
  // A payload counts as read when it is recorded: a read that began before may hold an older state.
  const known = { customerId, readSeq: readSeq ?? (await drawReadSeq(tx.sql)) };
  const id = before === null ? await insertOrder(tx.sql, shop.id, order, known) : before.id;
  if (id === null) return recordOrderIn(tx, shop, reading, source, seal);
  const revision = (before?.revision ?? 0) + 1;
  if (before !== null) await updateOrder(tx.sql, shop.id, id, order, { ...known, revision });
  const recount = customersToRecount(before, order, customerId);
  if (recount.length > 0) await recountOrders(tx.sql, shop.id, recount);
  const facts: NewFact[] = [
    ...decideFacts({
      before: before?.snapshot ?? null,
      order,
      revision,
      customerId,
      orderId: id,
      installedAt: shop.installedAt,
    }),
    ...customerFacts(before, order, { orderId: id, customerId, revision, shop }),
  ];
  return { state: 'recorded', orderId: orderId(id), facts: await tx.announce(facts) };
}

/** A payload says that a parcel has arrived, not when; an earlier read may have told. */
function arrivalsKnown({ arrived }: OrderReading, order: OrderSnapshot): boolean {
  return order.fulfillments.every(
    (parcel) => parcel.deliveredAt !== null || !arrived.includes(parcel.shopifyId),
  );
}

function heldOf(before: MirroredOrder, order: OrderSnapshot): Held {
  return {
    updatedAt: before.snapshot.updatedAt,
    readSeq: before.readSeq,
    deleted: before.deletedAt !== null,
    same: sameOrder(before.snapshot, order),
  };
}

/** Whose number of orders may have changed. */
function customersToRecount(
  before: MirroredOrder | null,
  order: OrderSnapshot,
  customerId: bigint | null,
): bigint[] {
  const counts = !order.test && order.cancelledAt === null;
  const counted =
    before !== null &&
    !before.snapshot.test &&
    before.snapshot.cancelledAt === null &&
    before.deletedAt === null;
  if (before !== null && before.customerId === customerId && counts === counted) return [];
  return [...new Set([before?.customerId ?? null, customerId])].filter((id) => id !== null);
}

/** An order may change hands: a guest's order gets its customer, or staff put it right. */
function customerFacts(
  before: MirroredOrder | null,
  order: OrderSnapshot,
  now: { orderId: bigint; customerId: bigint | null; revision: number; shop: Shop },
): NewFact[] {
  if (before === null || before.customerId === now.customerId) return [];
  return [
    {
      key: `order:${order.shopifyId}:customer:${now.revision}`,
      kind: 'order-customer-changed',
      customerId: now.customerId,
      orderId: now.orderId,
      happenedAt: order.updatedAt,
      imported: compareInstants(order.updatedAt, now.shop.installedAt) < 0,
      data: { order: order.name, from: before.customerId?.toString() ?? null },
    },
  ];
}
