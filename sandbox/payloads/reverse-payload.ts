import type { DispositionInput } from '../domain/returns/inputs.ts';
import type { ReturnData, ReverseDeliveryData, ReverseOrderData } from '../domain/returns/types.ts';

/** The payload of reverse_fulfillment_orders/dispose. */
export function reverseDisposePayload(
  reverse: ReverseOrderData,
  dispositions: readonly DispositionInput[],
): object {
  return {
    id: Number(reverse.id),
    admin_graphql_api_id: `gid://shopify/ReverseFulfillmentOrder/${reverse.id}`,
    total_dispositions: dispositions.length,
    dispositions: dispositions.map((one) => ({
      reverse_fulfillment_order_line_item: {
        id: Number(one.reverseLine),
        admin_graphql_api_id: `gid://shopify/ReverseFulfillmentOrderLineItem/${one.reverseLine}`,
      },
      quantity: one.quantity,
      disposition_type: one.type.toLowerCase(),
      location_id: one.location == null ? null : Number(one.location),
    })),
  };
}

/** The payload of reverse_deliveries/attach_deliverable. */
export function attachDeliverablePayload(found: ReturnData, delivery: ReverseDeliveryData): object {
  return {
    id: Number(delivery.id),
    admin_graphql_api_id: `gid://shopify/ReverseDelivery/${delivery.id}`,
    shipping_deliverable: {
      tracking: {
        carrier_name: null,
        tracking_number: delivery.tracking?.number ?? null,
        tracking_url: delivery.tracking?.url ?? null,
      },
      label: { public_file_url: delivery.labelUrl },
    },
    return: { id: Number(found.id), admin_graphql_api_id: `gid://shopify/Return/${found.id}` },
  };
}
