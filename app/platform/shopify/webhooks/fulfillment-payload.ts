import { z } from 'zod';
import { restId } from '../scalars.ts';

/** The payloads of fulfillments/create, fulfillments/update and fulfillment_events/create name their order. */
export const fulfillmentPayload = z.object({ id: restId, order_id: restId });
