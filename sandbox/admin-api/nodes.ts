import { findDiscountById } from '../domain/discounts/discounts.ts';
import { findVariantById } from '../domain/products.ts';
import { findReason } from '../domain/returns/reasons.ts';
import { exchangeLinesOf, returnsOf } from '../domain/returns/return-parts.ts';
import type { ReturnData } from '../domain/returns/types.ts';
import { findAccount } from '../domain/store-credit/accounts.ts';
import type { Id, OrderData } from '../domain/types.ts';
import type { FileData } from '../files/file-types.ts';
import { fileView } from '../files/file-view.ts';
import { findDocument, ownerOf, type PartKind } from '../state/documents.ts';
import type { ApiContext, View } from './api-types.ts';
import { findBulkOperation } from './bulk/records.ts';
import { parseGid } from './gid.ts';
import { requireScope } from './limits/scopes.ts';
import { appView, installationView } from './views/app.ts';
import { automaticNodeView } from './views/automatic-discount.ts';
import { bulkOperationView } from './views/bulk-operation.ts';
import { discountNodeView } from './views/discount.ts';
import { locationOf } from './views/location.ts';
import { fulfillmentOrderView, fulfillmentView } from './views/order/fulfillment.ts';
import { lineView } from './views/order/line.ts';
import { refundView } from './views/order/refund.ts';
import { transactionView } from './views/order/transaction.ts';
import { variantView } from './views/product.ts';
import { exchangeLineView } from './views/returns/exchange-line.ts';
import { reasonView } from './views/returns/reason.ts';
import { returnLineView } from './views/returns/return-line.ts';
import { reverseDeliveryView, reverseOrderView } from './views/returns/reverse-order.ts';
import { segmentView } from './views/segment.ts';
import { shopView } from './views/shop.ts';
import { accountView } from './views/store-credit.ts';
import { visibleOrder } from './visible-order.ts';

type Find = (id: Id, context: ApiContext) => Promise<View | null>;

/** A part of an order: found through the order that holds it. */
function partOf(
  kind: PartKind,
  show: (order: OrderData, id: Id, context: ApiContext) => View | undefined,
  scopes: readonly string[] = ['read_orders', 'read_fulfillments'],
): Find {
  return async (id, context) => {
    requireScope(context, scopes, 'node');
    const owner = await ownerOf(context.on, context.shop, kind, id);
    const order = owner === null ? null : await visibleOrder(owner, context);
    return order === null ? null : (show(order, id, context) ?? null);
  };
}

/** A part of one of an order's returns. */
function partOfReturn(
  kind: PartKind,
  show: (order: OrderData, found: ReturnData, id: Id, context: ApiContext) => View | undefined,
): Find {
  const showIn = (order: OrderData, id: Id, context: ApiContext) => {
    for (const one of returnsOf(order)) {
      const view = show(order, one, id, context);
      if (view !== undefined) return view;
    }
    return undefined;
  };
  return partOf(kind, showIn, ['read_returns']);
}

async function fileOf(kind: FileData['kind'], id: Id, context: ApiContext): Promise<View | null> {
  requireScope(context, ['read_files', 'read_products'], 'node');
  const file = await findDocument(context.on, context.shop, 'file', id);
  return file?.kind === kind ? fileView(file, context) : null;
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
  DiscountCodeNode: async (id, context) => {
    requireScope(context, ['read_discounts'], 'codeDiscountNode');
    const discount = await findDiscountById(context.on, context.shop, id);
    return discount === null ? null : discountNodeView(discount, context);
  },
  DiscountAutomaticNode: async (id, context) => {
    requireScope(context, ['read_discounts'], 'automaticDiscountNode');
    const discount = await findDocument(context.on, context.shop, 'automaticDiscount', id);
    return discount === null ? null : automaticNodeView(discount, context);
  },
  Segment: async (id, context) => {
    requireScope(context, ['read_customers'], 'segment');
    const segment = await findDocument(context.on, context.shop, 'segment', id);
    return segment === null ? null : segmentView(segment);
  },
  FulfillmentOrder: async (id, context) => {
    const owner = await ownerOf(context.on, context.shop, 'fulfillmentOrder', id);
    const order = await visibleOrder(owner ?? id, context);
    return order === null ? null : fulfillmentOrderView(order, id, context);
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
  Return: partOfReturn('return', (order, found, id, context) =>
    found.id === id ? context.show.return(order, found, context) : undefined,
  ),
  ReturnLineItem: partOfReturn('returnLine', (order, found, id, context) => {
    const line = found.lines.find((one) => one.id === id);
    return line === undefined ? undefined : returnLineView(order, line, context);
  }),
  ExchangeLineItem: partOfReturn('exchangeLine', (order, found, id, context) => {
    const line = exchangeLinesOf(found).find((one) => one.id === id);
    return line === undefined ? undefined : exchangeLineView(order, line, context);
  }),
  ReverseFulfillmentOrder: partOfReturn('reverseOrder', (order, found, id, context) => {
    const reverse = found.reverseOrder;
    return reverse?.id === id ? reverseOrderView(order, found, reverse, context) : undefined;
  }),
  ReverseDelivery: partOfReturn('reverseDelivery', (order, found, id, context) => {
    const delivery = found.reverseOrder?.deliveries.find((one) => one.id === id);
    return delivery === undefined ? undefined : reverseDeliveryView(order, found, delivery, context);
  }),
  ReturnReasonDefinition: async (id) => {
    const reason = findReason(id);
    return reason === undefined ? null : reasonView(reason);
  },
  Location: async (id, context) => locationOf(id, context),
  StoreCreditAccount: async (id, context) => {
    requireScope(context, ['read_store_credit_accounts'], 'storeCreditAccount');
    const account = await findAccount(context.on, context.shop, id);
    return account === null ? null : accountView(account, context);
  },
  MediaImage: (id, context) => fileOf('image', id, context),
  Video: (id, context) => fileOf('video', id, context),
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
