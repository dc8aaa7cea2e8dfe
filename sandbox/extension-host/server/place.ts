import type { PricedCart } from '../../domain/checkout/cart-types.ts';
import { priceCart } from '../../domain/checkout/carts.ts';
import { findOrderByStatusKey } from '../../domain/checkout/order-status-key.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { CustomerData, Id, OrderData, Shop } from '../../domain/types.ts';
import type { Visitor } from '../../shopper/visitor.ts';
import type { Reader } from '../../state/database.ts';
import { findDocument } from '../../state/documents.ts';

/** What the page around an extension is about, as its visitor may see it. */
export type Place =
  | { kind: 'checkout'; cart: PricedCart }
  | { kind: 'thanks'; order: OrderData; token: string }
  | { kind: 'order'; order: OrderData; authentication: 'fully_authenticated' | 'pre_authenticated' }
  | { kind: 'account' }
  /** a customer's page in the admin */
  | { kind: 'customer'; customer: CustomerData };

/** "checkout:token", "thanks:token", "order:id", "key:status key", "account" or "customer:id", as the page's address says. */
export async function findPlace(on: Reader, shop: Shop, visitor: Visitor, text: string): Promise<Place> {
  const [kind, value = ''] = text.split(':');
  if (kind === 'account' && visitor.customer !== null) return { kind };
  if (kind === 'customer') {
    const customer = /^\d{1,18}$/.test(value) ? await findDocument(on, shop, 'customer', value) : null;
    if (customer === null) throw new Refusal('not-found', 'There is no such customer.');
    return { kind, customer };
  }
  if (kind === 'checkout') return { kind, cart: await priceCart(on, shop, value) };
  const order = await orderAt(on, shop, visitor, kind, value);
  if (order === null) throw new Refusal('not-found', 'There is nothing here for this visitor.');
  if (kind === 'thanks') return { kind, order, token: value };
  const own = visitor.customer !== null && order.customerId === visitor.customer.id;
  return { kind: 'order', order, authentication: own ? 'fully_authenticated' : 'pre_authenticated' };
}

async function orderAt(
  on: Reader,
  shop: Shop,
  visitor: Visitor,
  kind: string | undefined,
  value: string,
): Promise<OrderData | null> {
  if (kind === 'key') return findOrderByStatusKey(on, shop, value);
  if (kind === 'thanks') {
    const { cart } = await priceCart(on, shop, value);
    return cart.orderId === null ? null : findDocument(on, shop, 'order', cart.orderId);
  }
  return kind === 'order' ? ownOrder(on, shop, visitor, value) : null;
}

/** An order of the visitor who is signed in, or null. */
export async function ownOrder(on: Reader, shop: Shop, visitor: Visitor, id: Id): Promise<OrderData | null> {
  if (visitor.customer === null || !/^\d{1,18}$/.test(id)) return null;
  const order = await findDocument(on, shop, 'order', id);
  return order?.customerId === visitor.customer.id ? order : null;
}
