import { randomUUID } from 'node:crypto';
import { parseInstant } from '../../app/kernel/calendar.ts';
import { type ShopId, type ShopifyId, shopifyId } from '../../app/kernel/ids.ts';
import type { CustomerSnapshot } from '../../app/modules/commerce/customer.ts';
import { sampleOrder } from '../../app/modules/commerce/sample-order.ts';
import { takeDelivery } from '../../app/platform/shopify/intake.server.ts';
import type { FakeShopify } from './fake-shopify.ts';
import type { Doors, FilledShop } from './filled-shop.ts';

/** Two customers, a product (the same number in every shop) and an order from before the install. */
export function fillShopify(shopify: FakeShopify, name: string, first: bigint) {
  const at = parseInstant('2026-02-01T10:00:00Z');
  const person = (id: ShopifyId): CustomerSnapshot => ({
    shopifyId: id,
    name: `${name} ${id}`,
    firstName: name,
    email: `${id}@${name}.example`,
    countryCode: 'US',
    locale: 'en',
    marketing: 'subscribed',
    marketingAt: null,
    tags: [name],
    createdAt: at,
    updatedAt: at,
  });
  const [kept, merged] = [shopifyId(first + 1n), shopifyId(first + 2n)];
  for (const id of [kept, merged]) shopify.customers.set(id, person(id));
  const product = shopifyId(11n);
  shopify.products.set(product, {
    shopifyId: product,
    title: name,
    handle: name,
    status: 'active',
    vendor: name,
    type: 'shirt',
    tags: [name],
    collections: [shopifyId(900n)],
    imageUrl: null,
    updatedAt: at,
    variants: [
      { shopifyId: product, sku: 'A', barcode: '4006381333931', title: name, price: '40.00' },
      { shopifyId: shopifyId(12n), sku: 'A-L', barcode: null, title: name, price: '20.00' },
    ],
  });
  shopify.collections.set(shopifyId(900n), [product]);
  shopify.titles.set(shopifyId(900n), name);
  const past = sampleOrder({
    id: first + 100n,
    lines: [{ sku: 'A', price: '30.00' }],
    paidAt: at.toString(),
  });
  shopify.orders.set(past.shopifyId, {
    ...past,
    name: `#${name}`,
    customerShopifyId: kept,
    processedAt: at,
    createdAt: at,
    updatedAt: at,
  });
  return { kept, merged };
}

/** One delivery that was handled, one that cannot be, one that waits, a data request, and somebody to be forgotten. */
export async function deliverSome(
  { db, commerce }: Pick<Doors, 'db' | 'commerce'>,
  shop: { shopId: ShopId; domain: string; customer: ShopifyId },
): Promise<FilledShop['deliveries']> {
  const deliver = async (topic: string, payload: object) => {
    const eventId = randomUUID();
    const body = JSON.stringify(payload);
    const taken = { domain: shop.domain, topic, eventId, webhookId: eventId, trace: eventId };
    await takeDelivery(db, { ...taken, triggeredAt: null, payload: body });
    const [row] = await db.sql<{ id: bigint }>`select id from platform_delivery where event_id = ${eventId}`;
    if (row === undefined) throw new Error('The delivery is not there');
    return row.id;
  };
  const handled = await deliver('products/update', { id: 11 });
  const dead = await deliver('orders/paid', { id: shop.domain });
  const asked = await deliver('customers/data_request', {
    shop_id: 1,
    shop_domain: shop.domain,
    orders_requested: [],
    customer: { id: Number(shop.customer), email: null, phone: null },
    data_request: { id: 9999 },
  });
  const forgotten = await deliver('customers/redact', {
    shop_id: 1,
    shop_domain: shop.domain,
    orders_to_redact: [],
    customer: { id: null, email: `gone@${shop.domain}`, phone: null },
  });
  for (const id of [handled, dead, asked, forgotten]) await commerce.handleDelivery(shop.shopId, id);
  return { handled, dead, waiting: await deliver('products/update', { id: 11 }) };
}
