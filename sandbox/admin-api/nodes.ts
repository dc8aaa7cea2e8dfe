import { findVariantById } from '../domain/products.ts';
import type { Id, OrderData } from '../domain/types.ts';
import { findDocument, ownerOf, type PartKind } from '../state/documents.ts';
import type { ApiContext, View } from './api-types.ts';
import { findBulkOperation } from './bulk/records.ts';
import { parseGid } from './gid.ts';
import { requireScope } from './limits/scopes.ts';
import { visibleSince } from './lists/listings.ts';
import { appView, installationView } from './views/app.ts';
import { bulkOperationView } from './views/bulk-operation.ts';
import { fulfillmentOrderView, fulfillmentView } from './views/order/fulfillment.ts';
import { lineView } from './views/order/line.ts';
import { refundView } from './views/order/refund.ts';
import { transactionView } from './views/order/transaction.ts';
import { variantView } from './views/product.ts';
import { shopView } from './views/shop.ts';

type Find = (id: Id, context: ApiContext) => Promise<View | null>;

/** The order, if the app may see it. */
export async function visibleOrder(id: Id, context: ApiContext): Promise<OrderData | null> {
  const order = await context.load.order(id);
  const since = visibleSince(context);
  return order !== null && since !== null && new Date(order.createdAt) < since ? null : order;
}

/** A part of an order: found through the order that holds it. */
function partOf(
  kind: PartKind,
  show: (order: OrderData, id: Id, context: ApiContext) => View | undefined,
): Find {
  return async (id, context) => {
    requireScope(context, ['read_orders', 'read_fulfillments'], 'node');
    const owner = await ownerOf(context.on, context.shop, kind, id);
    const order = owner === null ? null : await visibleOrder(owner, context);
    return order === null ? null : (show(order, id, context) ?? null);
  };
}

const finders: Readonly<Record<string, Find>> = {
  Shop: async (id, context) => (id === context.shop.id ? shopView(context) : null),
  App: async (id, context) => (id === context.app.id ? appView(context) : null),
  AppInstallation: async (id, context) => (id === context.shop.id ? installationView(context) : null),
  Product: async (id, context) => {
    requireScope(context, ['read_products'], 'product');
    const product = await context.load.product(id);
    return product === null ? null : context.show.product(product, context);
  },
  ProductVariant: async (id, context) => {
    requireScope(context, ['read_products'], 'productVariant');
    const found = await findVariantById(context.on, context.shop, id);
    return found === null ? null : variantView(found.product, found.variant, context);
  },
  Collection: async (id, context) => {
    requireScope(context, ['read_products'], 'collection');
    const collection = await findDocument(context.on, context.shop, 'collection', id);
    return collection === null ? null : context.show.collection(collection, context);
  },
  Customer: async (id, context) => {
    requireScope(context, ['read_customers'], 'customer');
    const customer = await context.load.customer(id);
    return customer === null ? null : context.show.customer(customer, context);
  },
  Order: async (id, context) => {
    requireScope(context, ['read_orders'], 'order');
    const order = await visibleOrder(id, context);
    return order === null ? null : context.show.order(order, context);
  },
  FulfillmentOrder: async (id, context) => {
    const order = await visibleOrder(id, context);
    return order === null ? null : fulfillmentOrderView(order, context);
  },
  LineItem: partOf('line', (order, id, context) => {
    const line = order.lines.find((one) => one.id === id);
    return line === undefined ? undefined : lineView(order, line, context);
  }),
  Refund: partOf('refund', (order, id, context) => {
    const refund = order.refunds.find((one) => one.id === id);
    return refund === undefined ? undefined : refundView(order, refund, context);
  }),
  Fulfillment: partOf('fulfillment', (order, id, context) => {
    const fulfillment = order.fulfillments.find((one) => one.id === id);
    return fulfillment === undefined ? undefined : fulfillmentView(order, fulfillment, context);
  }),
  OrderTransaction: partOf('transaction', (order, id, context) => {
    const transaction = order.transactions.find((one) => one.id === id);
    return transaction === undefined ? undefined : transactionView(order, transaction, context);
  }),
  BulkOperation: async (id, context) => {
    const found = await findBulkOperation(context.on, context.shop, id);
    return found === null ? null : bulkOperationView(found, context);
  },
};

/** The object of a global id, or null where there is none that the app may see. */
export async function findNode(text: unknown, context: ApiContext): Promise<View | null> {
  const parsed = parseGid(text);
  if (parsed === null) return null;
  const find = Object.hasOwn(finders, parsed.type) ? finders[parsed.type] : undefined;
  if (find === undefined) throw new Error(`The sandbox has no node of type ${parsed.type}.`);
  return find(parsed.id, context);
}

/** As `findNode`, for a field that takes ids of one type. */
export async function findNodeOf(type: string, text: unknown, context: ApiContext): Promise<View | null> {
  return parseGid(text)?.type === type ? findNode(text, context) : null;
}
