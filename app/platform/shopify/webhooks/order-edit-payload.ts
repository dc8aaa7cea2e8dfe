import { z } from 'zod';
import { restId } from '../scalars.ts';

/** The payload of orders/edited: what changed, not the order. */
export const orderEditPayload = z.object({ order_edit: z.object({ id: restId, order_id: restId }) });
