import { z } from 'zod';
import { operation } from '../operation.ts';
import { gid, pageInfo } from '../scalars.ts';

export const document = `#graphql
  query ReturnableUnits($order: ID!, $after: String) {
    returnableFulfillments(orderId: $order, first: 10, after: $after) {
      nodes {
        fulfillment { id }
        returnableFulfillmentLineItems(first: 50) {
          nodes { quantity fulfillmentLineItem { id lineItem { id } } }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

const answer = z
  .object({
    returnableFulfillments: z.object({
      nodes: z.array(
        z.object({
          fulfillment: z.object({ id: gid }),
          returnableFulfillmentLineItems: z.object({
            nodes: z.array(
              z.object({
                quantity: z.int(),
                fulfillmentLineItem: z.object({ id: gid, lineItem: z.object({ id: gid }) }),
              }),
            ),
          }),
        }),
      ),
      pageInfo,
    }),
  })
  .transform(({ returnableFulfillments: { nodes, pageInfo: page } }) => ({
    units: nodes.flatMap((parcel) =>
      parcel.returnableFulfillmentLineItems.nodes.map((line) => ({
        fulfillmentShopifyId: parcel.fulfillment.id,
        fulfillmentLineShopifyId: line.fulfillmentLineItem.id,
        lineShopifyId: line.fulfillmentLineItem.lineItem.id,
        quantity: line.quantity,
      })),
    ),
    next: page.hasNextPage ? page.endCursor : null,
  }));

/** What of an order's parcels Shopify would take back. */
export const readReturnableUnits = operation<{ order: string; after: string | null }>()({
  name: 'ReturnableUnits',
  document,
  answer,
  cost: 150,
});
