import { z } from 'zod';
import { operation } from '../operation.ts';
import { gid } from '../scalars.ts';

export const document = `#graphql
  query FulfillmentLocation($id: ID!) {
    fulfillment(id: $id) { location { id } }
  }
`;

const answer = z
  .object({ fulfillment: z.object({ location: z.object({ id: gid }).nullable() }).nullable() })
  .transform((data) => data.fulfillment?.location?.id ?? null);

/** Where a parcel was sent from. */
export const readFulfillmentLocation = operation<{ id: string }>()({
  name: 'FulfillmentLocation',
  document,
  answer,
  cost: 5,
});
