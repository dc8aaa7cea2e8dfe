import { createHash } from 'node:crypto';
import type { Reader } from '../../state/database.ts';
import { findDocument } from '../../state/documents.ts';
import type { OrderData, Shop } from '../types.ts';

const digestLength = 20;

/** What opens an order's status page without signing in, as in the links of Shopify's mails. */
export function orderStatusKey(shop: Pick<Shop, 'domain'>, order: Pick<OrderData, 'id'>): string {
  const digest = createHash('sha256').update(`order-status:${shop.domain}:${order.id}`).digest('hex');
  return `${digest.slice(0, digestLength)}${order.id}`;
}

/** The order that a key opens, or null. */
export async function findOrderByStatusKey(
  on: Reader,
  shop: Pick<Shop, 'domain'>,
  key: string,
): Promise<OrderData | null> {
  const id = key.slice(digestLength);
  if (!/^\d{1,19}$/.test(id) || key !== orderStatusKey(shop, { id })) return null;
  return findDocument(on, shop, 'order', id);
}
