import { isoWithOffset } from '../domain/timestamps.ts';
import type { FulfillmentData, OrderData, Shop } from '../domain/types.ts';
import { addressPayload } from './customer-payload.ts';
import { linePayload } from './line-payload.ts';

/** The payload of fulfillments/create and fulfillments/update, and an entry of an order's `fulfillments`. */
export function fulfillmentPayload(shop: Shop, order: OrderData, fulfillment: FulfillmentData): object {
  return {
    ...fulfillmentEntry(shop, order, fulfillment),
    email: order.email ?? '',
    destination: order.address === null ? null : addressPayload(order.address),
  };
}

export function fulfillmentEntry(shop: Shop, order: OrderData, fulfillment: FulfillmentData): object {
  const tracking = fulfillment.tracking;
  return {
    id: Number(fulfillment.id),
    admin_graphql_api_id: `gid://shopify/Fulfillment/${fulfillment.id}`,
    order_id: Number(order.id),
    status: fulfillment.status,
    created_at: isoWithOffset(fulfillment.createdAt, shop.timezone),
    updated_at: isoWithOffset(fulfillment.updatedAt, shop.timezone),
    service: 'manual',
    tracking_company: tracking?.company ?? null,
    shipment_status: shipmentStatus(fulfillment),
    location_id: null,
    origin_address: {},
    line_items: fulfillment.lines.flatMap((part) => {
      const line = order.lines.find((one) => one.id === part.lineId);
      return line === undefined ? [] : [{ ...linePayload(shop, order, line), quantity: part.quantity }];
    }),
    tracking_number: tracking?.number ?? null,
    tracking_numbers: tracking === null ? [] : [tracking.number],
    tracking_url: tracking?.url ?? null,
    tracking_urls: tracking === null ? [] : [tracking.url],
    receipt: {},
    name: fulfillment.name,
  };
}

/** The status of the last event, or null before the first. */
export function shipmentStatus(fulfillment: FulfillmentData): string | null {
  return fulfillment.events.at(-1)?.status ?? null;
}

/** The payload of fulfillment_events/create. */
export function fulfillmentEventPayload(
  shop: Shop,
  order: OrderData,
  fulfillment: FulfillmentData,
  event: FulfillmentData['events'][number],
): object {
  return {
    id: Number(event.id),
    fulfillment_id: Number(fulfillment.id),
    status: event.status,
    message: event.message,
    happened_at: isoWithOffset(event.happenedAt, shop.timezone),
    city: null,
    province: null,
    country: order.address?.countryCode ?? null,
    zip: null,
    address1: null,
    latitude: null,
    longitude: null,
    shop_id: Number(shop.id),
    created_at: isoWithOffset(fulfillment.updatedAt, shop.timezone),
    updated_at: isoWithOffset(fulfillment.updatedAt, shop.timezone),
    estimated_delivery_at: null,
    order_id: Number(order.id),
    admin_graphql_api_id: `gid://shopify/FulfillmentEvent/${event.id}`,
  };
}
