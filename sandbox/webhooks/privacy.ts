import type { CustomerData, Shop } from '../domain/types.ts';
import type { Tx } from '../state/database.ts';
import { enqueueWebhook } from './outbox.ts';

/** A shopper asked for their data: customers/data_request, in the form of Shopify's privacy-law documentation. */
export async function requestCustomerData(tx: Tx, shop: Shop, customer: CustomerData): Promise<void> {
  const payload = {
    ...(await concerning(tx, shop, customer, 'orders_requested')),
    data_request: { id: await nextId(tx) },
  };
  await enqueueWebhook(tx, shop, 'customers/data_request', { payload });
}

/** A shopper's data is to be forgotten: customers/redact. */
export async function requestCustomerRedaction(tx: Tx, shop: Shop, customer: CustomerData): Promise<void> {
  const payload = await concerning(tx, shop, customer, 'orders_to_redact');
  await enqueueWebhook(tx, shop, 'customers/redact', { payload });
}

async function concerning(
  tx: Tx,
  shop: Shop,
  customer: CustomerData,
  orders: 'orders_requested' | 'orders_to_redact',
): Promise<object> {
  const rows = await tx.query<{ id: string }>(
    `select id from resource where shop = $1 and kind = 'order' and customer_id = $2 order by id`,
    [shop.domain, customer.id],
  );
  return {
    shop_id: Number(shop.id),
    shop_domain: shop.domain,
    customer: { id: Number(customer.id), email: customer.email, phone: customer.phone },
    [orders]: rows.map((row) => Number(row.id)),
  };
}

async function nextId(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ id: string }>(`select nextval('resource_id') as id`);
  return Number(row?.id);
}
