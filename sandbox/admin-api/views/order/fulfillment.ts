import { isHeld } from '../../../domain/fulfil-order.ts';
import { fulfillmentOrderIds } from '../../../domain/save-order.ts';
import type { FulfillmentData, Id, LineData, OrderData } from '../../../domain/types.ts';
import { fulfillableUnits, lineMoney } from '../../../money/order-lines.ts';
import type { ApiContext, Args, View } from '../../api-types.ts';
import { gid } from '../../gid.ts';
import { listConnection } from '../../lists/connection.ts';
import { addressView } from '../address.ts';
import { locationOf } from '../location.ts';
import { moneyBag } from '../money.ts';
import { lineView } from './line.ts';

export function fulfillmentView(order: OrderData, fulfillment: FulfillmentData, context: ApiContext): View {
  const at = (status: string) =>
    fulfillment.events.find((event) => event.status === status)?.happenedAt ?? null;
  const last = fulfillment.events.at(-1)?.status;
  return {
    __typename: 'Fulfillment',
    id: gid('Fulfillment', fulfillment.id),
    legacyResourceId: fulfillment.id,
    name: fulfillment.name,
    status: fulfillment.status.toUpperCase(),
    displayStatus: fulfillment.status === 'cancelled' ? 'CANCELED' : (last?.toUpperCase() ?? 'FULFILLED'),
    order: () => context.show.order(order, context),
    requiresShipping: true,
    totalQuantity: fulfillment.lines.reduce((units, part) => units + part.quantity, 0),
    trackingInfo: fulfillment.tracking === null ? [] : [fulfillment.tracking],
    location: () => locationOf(context.shop.id, context),
    service: null,
    originAddress: null,
    estimatedDeliveryAt: null,
    inTransitAt: at('in_transit'),
    deliveredAt: at('delivered'),
    events: (args: Args, api: ApiContext) =>
      listConnection(fulfillment.events, args, api, { key: (event) => event.id, view: fulfillmentEventView }),
    fulfillmentLineItems: (args: Args, api: ApiContext) =>
      listConnection(fulfillment.lines, args, api, {
        key: (part) => part.id,
        view: (part) => fulfillmentLineView(order, part, context),
      }),
    createdAt: fulfillment.createdAt,
    updatedAt: fulfillment.updatedAt,
  };
}

export function fulfillmentLineView(
  order: OrderData,
  part: FulfillmentData['lines'][number],
  context: ApiContext,
): View {
  const line = order.lines.find((one) => one.id === part.lineId);
  const price = line === undefined ? 0n : lineMoney(order, line).unitPrice;
  const total = moneyBag(order, price * BigInt(part.quantity));
  return {
    __typename: 'FulfillmentLineItem',
    id: gid('FulfillmentLineItem', part.id),
    lineItem: () => (line === undefined ? null : lineView(order, line, context)),
    quantity: part.quantity,
    originalTotalSet: total,
    discountedTotalSet: total,
  };
}

export function fulfillmentEventView(event: FulfillmentData['events'][number]): View {
  return {
    __typename: 'FulfillmentEvent',
    id: gid('FulfillmentEvent', event.id),
    status: event.status.toUpperCase(),
    message: event.message,
    happenedAt: event.happenedAt,
    createdAt: event.happenedAt,
    estimatedDeliveryAt: null,
    address1: null,
    city: null,
    province: null,
    country: null,
    zip: null,
    latitude: null,
    longitude: null,
  };
}

/** Numbers of an order's fulfilment orders: one for what was bought, with the order's own, and those of exchanges. */
export const fulfillmentOrders = (order: OrderData): Id[] => [order.id, ...fulfillmentOrderIds(order)];

/** What is to be sent together, from one place. What goes out in exchange waits while the buyer owes anything. */
export function fulfillmentOrderView(order: OrderData, id: Id, context: ApiContext): View {
  const lines = order.lines.filter((line) => (line.exchange?.fulfillmentOrderId ?? order.id) === id);
  const left = lines.reduce((units, line) => units + fulfillableUnits(order, line), 0);
  const held = left > 0 && lines.some((line) => isHeld(order, line));
  return {
    __typename: 'FulfillmentOrder',
    id: gid('FulfillmentOrder', id),
    order: () => context.show.order(order, context),
    orderId: gid('Order', order.id),
    orderName: order.name,
    orderProcessedAt: order.processedAt,
    status: held ? 'ON_HOLD' : left > 0 ? 'OPEN' : 'CLOSED',
    requestStatus: 'UNSUBMITTED',
    fulfillmentHolds: held ? [hold(id)] : [],
    fulfillAt: order.createdAt,
    fulfillBy: null,
    destination:
      order.address === null
        ? null
        : { ...addressView(order.address), countryCode: order.address.countryCode, email: order.email },
    fulfillments: (args: Args, api: ApiContext) =>
      listConnection(parcelsOf(order, lines), args, api, {
        key: (one) => one.id,
        view: (one) => fulfillmentView(order, one, context),
      }),
    lineItems: (args: Args, api: ApiContext) =>
      listConnection(lines, args, api, {
        key: (line) => line.id,
        view: (line) => ({
          __typename: 'FulfillmentOrderLineItem',
          id: gid('FulfillmentOrderLineItem', line.id),
          lineItem: () => lineView(order, line, context),
          productTitle: line.title,
          variantTitle: line.variantTitle,
          sku: line.sku,
          vendor: line.vendor,
          requiresShipping: line.requiresShipping,
          totalQuantity: line.quantity,
          remainingQuantity: fulfillableUnits(order, line),
        }),
      }),
    createdAt: order.createdAt,
    updatedAt: order.updatedAt,
  };
}

function hold(id: Id): View {
  return {
    __typename: 'FulfillmentHold',
    id: gid('FulfillmentHold', id),
    reason: 'AWAITING_PAYMENT',
    displayReason: 'Awaiting payment',
    reasonNotes: null,
    handle: null,
    heldByRequestingApp: false,
    heldByApp: null,
  };
}

function parcelsOf(order: OrderData, lines: readonly LineData[]): FulfillmentData[] {
  const ids = new Set(lines.map((line) => line.id));
  return order.fulfillments.filter((one) => one.lines.some((part) => ids.has(part.lineId)));
}
