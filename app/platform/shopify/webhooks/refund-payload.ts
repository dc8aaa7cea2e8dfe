import { z } from 'zod';
import { currency, instant, moneySet, restId } from '../scalars.ts';

/** The payload of refunds/create, and one entry of an order's `refunds`. */
export const refundPayload = z.object({
  id: restId,
  order_id: restId,
  created_at: instant,
  processed_at: instant.nullish(),
  refund_line_items: z.array(
    z.object({
      line_item_id: restId,
      quantity: z.int().nonnegative(),
      restock_type: z.string(),
      subtotal_set: moneySet,
      total_tax_set: moneySet,
    }),
  ),
  transactions: z.array(
    z.object({
      kind: z.string(),
      status: z.string(),
      amount: z.string().regex(/^\d+(\.\d+)?$/),
      currency,
    }),
  ),
});
