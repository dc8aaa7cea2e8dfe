import type { Reader, Tx } from '../state/database.ts';
import type { Id, Shop } from './types.ts';

/** Available units per variant; they may fall below zero, as Shopify lets a shop oversell. */

export async function setStock(tx: Tx, shop: Shop, variantId: Id, available: number): Promise<void> {
  await tx.query(
    `insert into stock (shop, variant_id, available) values ($1, $2, $3)
     on conflict (shop, variant_id) do update set available = excluded.available`,
    [shop.domain, variantId, available],
  );
}

/** Adds units to (or with negative numbers takes them from) what is available. Unknown variants are passed over. */
export async function moveStock(
  tx: Tx,
  shop: Shop,
  moves: readonly { variantId: Id | null; units: number }[],
): Promise<void> {
  const known = moves.flatMap(({ variantId, units }) =>
    variantId === null || units === 0 ? [] : [{ variantId, units }],
  );
  // Always in the same order, so that two orders of the same products do not wait for each other.
  for (const move of known.sort((a, b) => (a.variantId < b.variantId ? -1 : 1))) {
    await tx.query('update stock set available = available + $3 where shop = $1 and variant_id = $2', [
      shop.domain,
      move.variantId,
      move.units,
    ]);
  }
}

/** Available units by variant id. */
export async function readStock(
  on: Reader,
  shop: Pick<Shop, 'domain'>,
  variantIds: readonly Id[],
): Promise<Map<Id, number>> {
  const rows = await on.query<{ variant_id: string; available: number }>(
    'select variant_id, available from stock where shop = $1 and variant_id = any($2::bigint[])',
    [shop.domain, [...variantIds]],
  );
  return new Map(rows.map((row) => [row.variant_id, row.available]));
}

/** Available units of every SKU of the shop. */
export async function stockBySku(on: Reader, shop: Shop): Promise<Record<string, number>> {
  const rows = await on.query<{ sku: string; available: number }>(
    `select part.sku, stock.available from stock
     join part on part.shop = stock.shop and part.kind = 'variant' and part.id = stock.variant_id
     where stock.shop = $1 order by part.sku`,
    [shop.domain],
  );
  return Object.fromEntries(rows.map((row) => [row.sku, row.available]));
}
