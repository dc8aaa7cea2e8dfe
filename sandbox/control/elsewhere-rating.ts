import { z } from 'zod';
import { findVariant } from '../domain/products.ts';
import { Refusal } from '../domain/refusal.ts';
import { isoSeconds } from '../domain/timestamps.ts';
import type { Shop } from '../domain/types.ts';
import type { Tx } from '../state/database.ts';

/** What another review app would write: a mean of 1 to 5 and how many reviews it is of. */
export const otherRating = z.object({
  value: z.string().regex(/^[1-5]\.\d$/),
  count: z.int().min(1),
});

/** Writes the standard rating of a product as another app does, which writes none of our own metafields. */
export async function writeOtherRating(
  tx: Tx,
  shop: Shop,
  sku: string,
  { value, count }: z.output<typeof otherRating>,
): Promise<void> {
  const found = await findVariant(tx, shop, sku);
  if (found === null) throw new Refusal('not-found', `There is no product with the SKU ${sku}.`);
  const rating = JSON.stringify({ value, scale_min: '1.0', scale_max: '5.0' });
  const fields = [
    { key: 'rating', type: 'rating', value: rating },
    { key: 'rating_count', type: 'number_integer', value: String(count) },
  ];
  for (const field of fields)
    await tx.query(
      `insert into metafield (shop, owner_type, owner_id, namespace, key, type, value, created_at, updated_at)
       values ($1, 'PRODUCT', $2, 'reviews', $3, $4, $5, $6, $6)
       on conflict (shop, owner_type, owner_id, namespace, key)
       do update set value = excluded.value, updated_at = excluded.updated_at`,
      [shop.domain, found.product.id, field.key, field.type, field.value, isoSeconds(shop.now)],
    );
}
