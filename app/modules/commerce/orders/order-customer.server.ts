import { parseInstant } from '#app/kernel/calendar.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { CustomerSnapshot } from '../customer.ts';
import type { OrderReading } from '../delivery.ts';
import type { PersonalSeal } from '../ports.ts';
import { holdMirroredCustomer, insertCustomer, saveProfile } from '../store/customer-store.server.ts';

/** Older than any state that Shopify tells: whatever comes next may replace it. */
const unheard = parseInstant('1970-01-01T00:00:00Z');

/**
 * Whose order it is, by our id, merges followed. Somebody we had not heard of gets a row from what the order tells
 * of them, to be filled by the customer's own delivery or by reconciliation.
 */
export async function customerOfOrder(
  sql: Sql,
  shopId: ShopId,
  reading: OrderReading,
  seal: PersonalSeal,
): Promise<bigint | null> {
  const { order } = reading;
  const id = order.customerShopifyId;
  if (id === null) return null;
  const known = await holdMirroredCustomer(sql, shopId, id);
  if (known !== null) return known.mergedIntoId ?? known.id;
  const customer = reading.customer ?? fromOrderAlone(reading);
  if (customer === null) return null;
  const added = await insertCustomer(sql, shopId, { ...customer, shopifyId: id });
  if (added === null) {
    const other = await holdMirroredCustomer(sql, shopId, id);
    return other?.mergedIntoId ?? other?.id ?? null;
  }
  if (customer.name !== '' || customer.email !== null) {
    await saveProfile(sql, shopId, added, customer, seal);
  }
  return added;
}

function fromOrderAlone({ order }: OrderReading): CustomerSnapshot | null {
  if (order.customerShopifyId === null) return null;
  return {
    shopifyId: order.customerShopifyId,
    name: '',
    firstName: null,
    email: order.email,
    countryCode: order.countryCode,
    locale: null,
    marketing: null,
    marketingAt: null,
    tags: [],
    createdAt: order.createdAt,
    updatedAt: unheard,
  };
}
