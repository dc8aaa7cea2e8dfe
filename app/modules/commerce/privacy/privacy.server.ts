import { Temporal } from 'temporal-polyfill';
import type { CustomerId, ShopId } from '#app/kernel/ids.ts';
import type { NewFact, Tx } from '#app/kernel/transaction.ts';
import type { PersonInQuestion } from '../delivery.ts';
import type { CommerceDeps } from '../ports.ts';
import { getCustomerView } from '../store/customer-list.server.ts';
import { findMirroredCustomer, redactCustomer } from '../store/customer-store.server.ts';
import { erasePayloadsBefore, erasePayloadsNaming } from '../store/delivery-store.server.ts';
import { listGuestOrders, listSummariesOfCustomer } from '../store/order-list.server.ts';
import { eraseEmails } from '../store/order-store.server.ts';
import { savePrivacyRequest } from '../store/privacy-store.server.ts';
import { leaveTombstone } from '../store/shop-store.server.ts';
import { readTimeline } from '../store/timeline-store.server.ts';
import type { CustomerExport } from '../views.ts';

/** Days of real time for which the payload of a handled delivery is kept. */
const payloadDays = 30;

/** Notes that a customer asked for their data; the merchant downloads and passes it on. */
export async function noteDataRequest(
  deps: CommerceDeps,
  shopId: ShopId,
  requestId: string,
  person: PersonInQuestion,
): Promise<void> {
  const customerId = await customerIdOf(deps, shopId, person);
  const key = `data-request:${requestId}`;
  await savePrivacyRequest(deps.sql, shopId, { kind: 'data-request', key, customerId, completed: false });
}

/** Erases who a customer was. Orders, facts and points stay under our own number, which names nobody. */
export async function redactPerson(
  deps: CommerceDeps,
  shopId: ShopId,
  person: PersonInQuestion,
): Promise<void> {
  const now = await deps.clock.now(shopId);
  const customerId = await customerIdOf(deps, shopId, person);
  await deps.inTransaction(shopId, async (tx) => {
    if (customerId !== null) {
      await redactCustomer(tx.sql, shopId, customerId, now);
      await tx.announce([redactedFact(customerId, now)]);
    }
    await tx.announce(await guestsFacts(tx, person, now));
    const emailIndex = person.email === null ? null : deps.seal.emailIndex(person.email);
    await eraseEmails(tx.sql, shopId, { customerId, orders: person.orderShopifyIds, emailIndex });
    await erasePayloadsNaming(tx.sql, shopId, person);
    const key = `customer-redact:${person.customerShopifyId ?? 'unknown'}`;
    await savePrivacyRequest(tx.sql, shopId, { kind: 'customer-redact', key, customerId, completed: true });
  });
}

/** Tells the other areas, which hold texts of their own. */
const redactedFact = (customerId: bigint, now: Temporal.Instant): NewFact => ({
  key: `customer:${customerId}:redacted`,
  kind: 'customer-redacted',
  customerId,
  orderId: null,
  happenedAt: now,
});

/** Guests have no number of ours; what they wrote hangs on their orders, which Shopify names. */
async function guestsFacts(
  { shopId, sql }: Tx,
  { orderShopifyIds }: PersonInQuestion,
  now: Temporal.Instant,
): Promise<NewFact[]> {
  const orders = await listGuestOrders(sql, shopId, orderShopifyIds);
  return orders.map((orderId) => ({
    key: `order:${orderId}:redacted`,
    kind: 'order-redacted',
    customerId: null,
    orderId,
    happenedAt: now,
  }));
}

/** Removes everything of a shop; its address and the moment stay, so that late deliveries find nothing to write to. */
export async function redactShop(deps: CommerceDeps, shopId: ShopId): Promise<void> {
  const now = await deps.clock.now(shopId);
  await deps.inTransaction(shopId, async (tx) => {
    await deps.eraseShop(tx);
    await leaveTombstone(tx.sql, shopId, now);
  });
}

/** All that commerce holds on a customer, their merged selves included. */
export async function exportCustomer(
  deps: CommerceDeps,
  shopId: ShopId,
  id: CustomerId,
): Promise<CustomerExport> {
  const customer = await getCustomerView(deps.sql, shopId, id, deps.seal);
  const orders = await listSummariesOfCustomer(deps.sql, shopId, id, 10_000);
  const activity = await readTimeline(deps.sql, shopId, id, { limit: 10_000 });
  return { customer, orders, activity: activity.entries };
}

export async function erasePayloads(deps: CommerceDeps, shopId: ShopId): Promise<number> {
  const before = Temporal.Now.instant().subtract({ hours: 24 * payloadDays });
  return erasePayloadsBefore(deps.sql, shopId, before);
}

async function customerIdOf(
  deps: CommerceDeps,
  shopId: ShopId,
  person: PersonInQuestion,
): Promise<bigint | null> {
  if (person.customerShopifyId === null) return null;
  return (await findMirroredCustomer(deps.sql, shopId, person.customerShopifyId))?.id ?? null;
}
