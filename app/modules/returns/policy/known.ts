import { z } from 'zod';
import type { ReturnableOrder } from '../ports.ts';

const names = z.array(z.string());

/**
 * What rules may ask about an order, as it was when it was placed. Codes and labels of the merchant's only; null: not
 * known then.
 */
export const knownSchema = z.object({
  /** Null: a guest. */
  customer: z.object({ tags: names, tier: z.string().nullable(), orders: z.int().nullable() }).nullable(),
  /** By Shopify's id of the product, as decimal text. */
  products: z.record(
    z.string(),
    z.object({
      tags: names,
      collections: names,
      type: z.string().nullable(),
      vendor: z.string().nullable(),
    }),
  ),
});
export type KnownAtPurchase = z.infer<typeof knownSchema>;

/** What is known of it now, to be kept. */
export function knownOf({ customer, lines }: Pick<ReturnableOrder, 'customer' | 'lines'>): KnownAtPurchase {
  return {
    customer: customer === null ? null : { ...customer, tags: [...customer.tags] },
    products: Object.fromEntries(
      lines.flatMap(({ productShopifyId, tags, collections, type, vendor }) =>
        productShopifyId === null
          ? []
          : [[productShopifyId.toString(), { tags: [...tags], collections: [...collections], type, vendor }]],
      ),
    ),
  };
}
