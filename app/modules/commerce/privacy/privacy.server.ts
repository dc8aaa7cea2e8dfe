import { Temporal } from 'temporal-polyfill';
import type { CustomerId, ShopId } from '#app/kernel/ids.ts';
import type { NewFact } from '#app/kernel/transaction.ts';
import type { PersonInQuestion } from '../delivery.ts';
import type { CommerceDeps } from '../ports.ts';
import { getCustomerView } from '../store/customer-list.server.ts';
import { findMirroredCustomer, redactCustomer } from '../store/customer-store.server.ts';
import { erasePayloadsBefore, erasePayloadsNaming } from '../store/delivery-store.server.ts';
import { listSummariesOfCustomer } from '../store/order-list.server.ts';
import { savePrivacyRequest } from '../store/privacy-store.server.ts';
import { leaveTombstone } from '../store/shop-store.server.ts';
import { readTimeline } from '../store/timeline-store.server.ts';
import type { CustomerExport } from '../views.ts';
import {
  beginErasure,
  type ErasedOrder,
  eraseEmails,
  findEmailIndex,
  rememberErased,
} from './store/erasures.server.ts';

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

/**
 * Erases who a customer was. Orders, facts and points stay under our own number, which names nobody, and a keyed hash of
 * each of their addresses: an old file that somebody brings in later must not bring them back.
 */
export async function redactPerson(
  deps: CommerceDeps,
  shopId: ShopId,
  person: PersonInQuestion,
): Promise<void> {
  const now = await deps.clock.now(shopId);
  const customerId = await customerIdOf(deps, shopId, person);
  await deps.inTransaction(shopId, async (tx) => {
    await beginErasure(tx);
    const emailIndex = person.email === null ? null : deps.seal.emailIndex(person.email);
    const profile = customerId === null ? null : await findEmailIndex(tx, customerId);
    const orders = await eraseEmails(tx, { customerId, orders: person.orderShopifyIds, emailIndex });
    const addresses = [emailIndex, profile, ...orders.map((order) => order.emailIndex)];
    const known = addresses.filter((index) => index !== null);
    await rememberErased(tx, known, now);
    if (customerId !== null) {
      await redactCustomer(tx.sql, shopId, customerId, now);
      await tx.announce([redactedFact(customerId, now)]);
    }
    await tx.announce(guestsFacts(orders, now));
    await erasePayloadsNaming(tx.sql, shopId, person);
    const key = `customer-redact:${person.customerShopifyId ?? 'unknown'}`;
    if (known.length > 0) await tx.announce([addressesFact(key, now)]);
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

/** Of what was written with an address alone nobody has a number; which addresses those are is not told. */
const addressesFact = (request: string, now: Temporal.Instant): NewFact => ({
  key: `${request}:${now.epochMilliseconds}`,
  kind: 'addresses-redacted',
  customerId: null,
  orderId: null,
  happenedAt: now,
});

/** Guests have no number of ours; what they wrote hangs on their orders. */
const guestsFacts = (orders: readonly ErasedOrder[], now: Temporal.Instant): NewFact[] =>
  orders.flatMap(({ id, customerId }) =>
    customerId !== null
      ? []
      : [
          {
            key: `order:${id}:redacted`,
            kind: 'order-redacted',
            customerId: null,
            orderId: id,
            happenedAt: now,
          },
        ],
  );

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
