import type { Reader, Tx } from '../state/database.ts';
import type { Id, Shop } from './types.ts';

/**
 * Available units per variant over all locations; they may fall below zero, as Shopify lets a shop oversell. Orders
 * take them from the shop's first location.
 */

export async function setStock(tx: Tx, shop: Shop, variantId: Id, available: number): Promise<void> {
  await tx.query(
    `insert into stock (shop, variant_id, available) values ($1, $2, $3)
     on conflict (shop, variant_id) do update set available = excluded.available`,
    [shop.domain, variantId, available],
  );
}

interface Move {
  variantId: Id | null;
  units: number;
  /** Without it: the shop's first location. */
  location?: Id | null;
}

/** Adds units to (or with negative numbers takes them from) what is available. Unknown variants are passed over. */
export async function moveStock(tx: Tx, shop: Shop, moves: readonly Move[]): Promise<void> {
  const known = moves.flatMap(({ variantId, units, location }) =>
    variantId === null || units === 0 ? [] : [{ variantId, units, location: location ?? shop.id }],
  );
  // Always in the same order, so that two orders of the same products do not wait for each other.
  for (const move of known.sort((a, b) => (a.variantId < b.variantId ? -1 : 1))) {
    await tx.query('update stock set available = available + $3 where shop = $1 and variant_id = $2', [
      shop.domain,
      move.variantId,
      move.units,
    ]);
    if (move.location === shop.id) continue;
    await tx.query(
      `insert into stock_elsewhere (shop, variant_id, location_id, available)
       select shop, variant_id, $3, $4 from stock where shop = $1 and variant_id = $2
       on conflict (shop, variant_id, location_id)
         do update set available = stock_elsewhere.available + excluded.available`,
      [shop.domain, move.variantId, move.location, move.units],
    );
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

/** Available units of every SKU in one location of the shop. */
export async function stockIn(on: Reader, shop: Shop, location: Id): Promise<Record<string, number>> {
  const all = await stockBySku(on, shop);
  const rows = await on.query<{ sku: string; location_id: string; available: number }>(
    `select part.sku, lying.location_id, lying.available from stock_elsewhere as lying
     join part on part.shop = lying.shop and part.kind = 'variant' and part.id = lying.variant_id
     where lying.shop = $1`,
    [shop.domain],
  );
  const units = (sku: string, where: (id: Id) => boolean) =>
    rows
      .filter((row) => row.sku === sku && where(row.location_id))
      .reduce((sum, row) => sum + row.available, 0);
  return Object.fromEntries(
    Object.entries(all).map(([sku, available]) => [
      sku,
      location === shop.id ? available - units(sku, () => true) : units(sku, (id) => id === location),
    ]),
  );
}

/** Available units of every SKU of the shop, over all its locations. */
export async function stockBySku(on: Reader, shop: Shop): Promise<Record<string, number>> {
  const rows = await on.query<{ sku: string; available: number }>(
    `select part.sku, stock.available from stock
     join part on part.shop = stock.shop and part.kind = 'variant' and part.id = stock.variant_id
     where stock.shop = $1 order by part.sku`,
    [shop.domain],
  );
  return Object.fromEntries(rows.map((row) => [row.sku, row.available]));
}
