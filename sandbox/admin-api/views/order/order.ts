import { orderStatusKey } from '../../../domain/checkout/order-status-key.ts';
import { financialStatus, fulfillmentStatus } from '../../../domain/order-status.ts';
import type { OrderData } from '../../../domain/types.ts';
import { fulfillableUnits, shownQuantity } from '../../../money/order-lines.ts';
import { gatewayName } from '../../../money/tenders.ts';
import { storeBase } from '../../../shopper/visitor.ts';
import type { ApiContext, Args, View } from '../../api-types.ts';
import { gid } from '../../gid.ts';
import { listConnection } from '../../lists/connection.ts';
import { addressView } from '../address.ts';
import { metafieldsOf } from '../metafield.ts';
import { fulfillmentOrders, fulfillmentOrderView, fulfillmentView } from './fulfillment.ts';
import { applicationView, lineView } from './line.ts';
import { orderEvents } from './order-events.ts';
import { orderReturns, returnStatus } from './order-returns.ts';
import { orderSums } from './order-sums.ts';
import { refundView } from './refund.ts';
import { shippingLineView } from './shipping-line.ts';
import { transactionView } from './transaction.ts';

export function orderView(order: OrderData, context: ApiContext): View {
  const address = order.address === null ? null : addressView(order.address);
  return {
    __typename: 'Order',
    id: gid('Order', order.id),
    legacyResourceId: order.id,
    name: order.name,
    number: order.number,
    confirmationNumber: `C${order.id.slice(-8)}`,
    confirmed: true,
    email: order.email,
    phone: order.phone,
    note: order.note,
    customAttributes: Object.entries(order.attributes ?? {}).map(([key, value]) => ({ key, value })),
    tags: [...order.tags].sort(),
    test: order.test,
    edited: order.edits.length > 0,
    closed: order.closedAt !== null,
    closedAt: order.closedAt,
    cancelledAt: order.cancelledAt,
    cancelReason: order.cancelReason?.toUpperCase() ?? null,
    cancellation: order.cancelledAt === null ? null : { staffNote: null },
    createdAt: order.createdAt,
    processedAt: order.processedAt,
    updatedAt: order.updatedAt,
    currencyCode: order.currency,
    presentmentCurrencyCode: order.presentmentCurrency,
    taxesIncluded: order.taxesIncluded,
    sourceName: order.sourceName,
    customerLocale: order.customerLocale,
    discountCode: codes(order)[0] ?? null,
    discountCodes: codes(order),
    paymentGatewayNames: [...new Set(order.transactions.map((one) => gatewayName(one.tender)))],
    displayFinancialStatus: financialStatus(order),
    displayFulfillmentStatus: fulfillmentStatus(order),
    merchantEditable: order.cancelledAt === null,
    requiresShipping: order.lines.some((line) => line.requiresShipping),
    fulfillable: order.lines.some((line) => fulfillableUnits(order, line) > 0),
    subtotalLineItemsQuantity: order.lines.reduce((units, line) => units + line.quantity, 0),
    currentSubtotalLineItemsQuantity: order.lines.reduce(
      (units, line) => units + shownQuantity(context.shop, order, line),
      0,
    ),
    statusPageUrl: `${context.app.origin}${storeBase(context.shop.domain)}/orders/${orderStatusKey(context.shop, order)}`,
    billingAddress: address,
    shippingAddress: address,
    displayAddress: address,
    billingAddressMatchesShippingAddress: true,
    customer: async () => {
      const customer = order.customerId === null ? null : await context.load.customer(order.customerId);
      return customer === null ? null : context.show.customer(customer, context);
    },
    returnStatus: returnStatus(order),
    ...neverHere,
    ...lists(order, context),
    ...orderSums(context.shop, order),
    ...metafieldsOf('ORDER', order.id),
  };
}

/** Fields that an order of the sandbox never fills. */
const neverHere = {
  alerts: [],
  app: null,
  channelInformation: null,
  customerAcceptsMarketing: false,
  disputes: [],
  dutiesIncluded: false,
  estimatedTaxes: false,
  merchantEditableErrors: [],
  paymentTerms: null,
  poNumber: null,
  purchasingEntity: null,
  restockable: true,
  retailLocation: null,
  sourceIdentifier: null,
  staffMember: null,
  taxExempt: false,
};

function codes(order: OrderData): string[] {
  return order.discountApplications.flatMap((application) => application.code ?? []);
}

function lists(order: OrderData, context: ApiContext): Record<string, unknown> {
  const firstOf = <T>(items: readonly T[], view: (item: T) => View) => {
    return (args: Args) => {
      const first = typeof args.first === 'number' ? args.first : items.length;
      return items.slice(0, first).map(view);
    };
  };
  return {
    lineItems: (args: Args, api: ApiContext) =>
      listConnection(order.lines, args, api, {
        key: (line) => line.id,
        view: (line) => lineView(order, line, context),
      }),
    discountApplications: (args: Args, api: ApiContext) =>
      listConnection(
        order.discountApplications.map((_, index) => index),
        args,
        api,
        { key: String, view: (index) => applicationView(order, index) ?? {} },
      ),
    shippingLine: () => shippingLineView(order),
    shippingLines: (args: Args, api: ApiContext) =>
      listConnection(order.shipping === null ? [] : [order.shipping], args, api, {
        key: (line) => line.id,
        view: () => shippingLineView(order) ?? {},
      }),
    transactions: firstOf(order.transactions, (one) => transactionView(order, one, context)),
    transactionsCount: { count: order.transactions.length, precision: 'EXACT' },
    refunds: firstOf(order.refunds, (refund) => refundView(order, refund, context)),
    fulfillments: firstOf(order.fulfillments, (one) => fulfillmentView(order, one, context)),
    fulfillmentsCount: { count: order.fulfillments.length, precision: 'EXACT' },
    fulfillmentOrders: (args: Args, api: ApiContext) =>
      listConnection(fulfillmentOrders(order), args, api, {
        key: (id) => id,
        view: (id) => fulfillmentOrderView(order, id, context),
      }),
    returns: orderReturns(order),
    events: (args: Args, api: ApiContext) =>
      listConnection(orderEvents(order, context), args, api, {
        key: (event) => String(event.id),
        view: (event) => event,
      }),
  };
}
