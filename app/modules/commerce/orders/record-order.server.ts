import { compareInstants } from '#app/kernel/calendar.ts';
import { type OrderId, orderId, type ShopId } from '#app/kernel/ids.ts';
import type { NewFact, Tx } from '#app/kernel/transaction.ts';
import { decideFacts } from '../decide-facts.ts';
import type { OrderReading } from '../delivery.ts';
import type { OrderSource, RecordOutcome } from '../door.ts';
import { withKnownMoments } from '../known-moments.ts';
import type { OrderSnapshot } from '../order.ts';
import type { CommerceDeps, PersonalSeal } from '../ports.ts';
import { isValidOrder } from '../remaining.ts';
import type { Shop } from '../shop.ts';
import { recountOrders } from '../store/customer-store.server.ts';
import {
  drawReadSeq,
  insertOrder,
  lockOrder,
  type MirroredOrder,
  noteEmail,
  noteRead,
  updateOrder,
} from '../store/order-store.server.ts';
import { getShop } from '../store/shop-store.server.ts';
import { decideRecording, type Held } from './decide-recording.ts';
import { customerOfOrder } from './order-customer.server.ts';
import { sameOrder } from './same-order.ts';

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
  const applied = await applyOrder(tx, shop, reading, source, seal);
  if (applied.state !== 'applied') return applied;
  const facts = await concludeOrders(tx, shop.id, [applied]);
  return { state: 'recorded', orderId: applied.orderId, facts };
}

export interface AppliedOrder {
  readonly state: 'applied';
  readonly orderId: OrderId;
  readonly facts: readonly NewFact[];
  /** Whose number of orders may have changed. */
  readonly recount: readonly bigint[];
}

/** Announces what applied orders tell and counts their customers' orders: once for all of a transaction. */
export async function concludeOrders(
  tx: Tx,
  shopId: ShopId,
  applied: readonly AppliedOrder[],
): Promise<string[]> {
  const recount = [...new Set(applied.flatMap((order) => order.recount))];
  if (recount.length > 0) await recountOrders(tx.sql, shopId, recount);
  return tx.announce(applied.flatMap((order) => order.facts));
}

/** Brings the mirror to a state of an order. `concludeOrders` has to follow in the same transaction. */
export async function applyOrder(
  tx: Tx,
  shop: Shop,
  reading: OrderReading,
  source: OrderSource,
  seal: PersonalSeal,
): Promise<AppliedOrder | Exclude<RecordOutcome, { state: 'recorded' }>> {
  const before = await lockOrder(tx.sql, shop.id, reading.order.shopifyId);
  const order = withKnownMoments(before?.snapshot ?? null, reading.order);
  const readSeq = source.kind === 'read' ? source.readSeq : null;
  const verdict = decideRecording(before === null ? null : heldOf(before, order), {
    updatedAt: order.updatedAt,
    readSeq,
    complete: reading.complete && order.paidAt.known && arrivalsKnown(reading, order),
  });
  const { email } = reading.order;
  const emailIndex = email === null ? null : seal.emailIndex(email);
  if (verdict === 'unchanged' && before !== null && readSeq !== null) {
    await noteRead(tx.sql, shop.id, before.id, readSeq);
    await noteEmail(tx.sql, shop.id, before.id, emailIndex);
  }
  if (verdict !== 'apply') return { state: verdict };
  const customerId = await customerOfOrder(tx.sql, shop.id, reading, seal);
  const revision = (before?.revision ?? 0) + 1;
  const id = await saveOrder(tx, shop, before, order, { customerId, readSeq, revision, emailIndex });
  if (id === null) return applyOrder(tx, shop, reading, source, seal);
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
  const recount = customersToRecount(before, order, customerId);
  return { state: 'applied', orderId: orderId(id), facts, recount };
}

/** Null: another transaction inserted the order first. */
async function saveOrder(
  tx: Tx,
  shop: Shop,
  before: MirroredOrder | null,
  order: OrderSnapshot,
  known: {
    customerId: bigint | null;
    readSeq: bigint | null;
    revision: number;
    emailIndex: Uint8Array | null;
  },
): Promise<bigint | null> {
  // A payload counts as read when it is recorded: a read that began before may hold an older state.
  const readSeq = known.readSeq ?? (await drawReadSeq(tx.sql));
  if (before === null) return insertOrder(tx.sql, shop.id, order, { ...known, readSeq });
  await updateOrder(tx.sql, shop.id, before.id, order, { ...known, readSeq });
  await noteEmail(tx.sql, shop.id, before.id, known.emailIndex);
  return before.id;
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
  const valid = isValidOrder(order);
  const wasValid = before !== null && before.deletedAt === null && isValidOrder(before.snapshot);
  const same = counts === counted && valid === wasValid;
  if (before !== null && before.customerId === customerId && same) return [];
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
