import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';

/** Every product with those that it is grouped with, itself included; the order is that of their numbers. */
export async function listTogether(
  sql: Sql,
  shopId: bigint,
  products: readonly bigint[],
): Promise<ReadonlyMap<bigint, readonly bigint[]>> {
  const rows = await sql<{ product: bigint; together: bigint }>`
    select m.product_shopify_id as product, other.product_shopify_id as together
    from review_group_member m join review_group_member other on other.shop_id = m.shop_id and other.group_id = m.group_id
    where m.shop_id = ${shopId} and m.product_shopify_id = any(${products}::bigint[])
    order by m.product_shopify_id, other.product_shopify_id`;
  const grouped = Map.groupBy(rows, (row) => row.product);
  return new Map(
    products.map((product) => [product, grouped.get(product)?.map((row) => row.together) ?? [product]]),
  );
}

export interface StoredGroup {
  readonly id: bigint;
  readonly title: string;
  readonly savedBy: string;
  readonly savedAt: Instant;
  readonly products: readonly bigint[];
}

export async function listStoredGroups(sql: Sql, shopId: bigint): Promise<StoredGroup[]> {
  const rows = await sql<{
    id: bigint;
    title: string;
    saved_by: string;
    saved_at: Instant;
    products: string[];
  }>`
    select g.id, g.title, g.saved_by, g.saved_at,
      array(select m.product_shopify_id::text from review_group_member m
        where m.shop_id = g.shop_id and m.group_id = g.id order by m.product_shopify_id) as products
    from review_group g where g.shop_id = ${shopId} order by g.title, g.id`;
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    savedBy: row.saved_by,
    savedAt: row.saved_at,
    products: row.products.map(BigInt),
  }));
}

/** Whoever changes groups of a shop waits here for each other. */
export async function lockGroups(tx: Tx): Promise<void> {
  await tx.sql`select pg_advisory_xact_lock(hashtextextended('review-groups', ${tx.shopId}))`;
}

interface Named {
  readonly title: string;
  readonly actor: string;
  readonly now: Instant;
}

export async function insertGroup(tx: Tx, { title, actor, now }: Named): Promise<bigint | null> {
  const [row] = await tx.sql<{ id: bigint }>`insert into review_group (shop_id, title, saved_by, saved_at)
    values (${tx.shopId}, ${title}, ${actor}, ${now}) returning id`;
  return row?.id ?? null;
}

/** Null: there is no such group. */
export async function renameGroup(tx: Tx, id: bigint, { title, actor, now }: Named): Promise<bigint | null> {
  const rows = await tx.sql`update review_group set title = ${title}, saved_by = ${actor}, saved_at = ${now}
    where shop_id = ${tx.shopId} and id = ${id} returning 1 as one`;
  return rows.length > 0 ? id : null;
}

/** False: there is no such group. */
export async function deleteStoredGroup(tx: Tx, id: bigint): Promise<boolean> {
  const rows =
    await tx.sql`delete from review_group where shop_id = ${tx.shopId} and id = ${id} returning 1 as one`;
  return rows.length > 0;
}

/** What is shown of each of them changed, also of those that nobody has reviewed. */
export async function touchMembers(tx: Tx, products: readonly bigint[]): Promise<void> {
  await tx.sql`insert into review_rating as r (shop_id, product_shopify_id, version)
    select ${tx.shopId}, product, 1 from unnest(${products}::bigint[]) as product order by product
    on conflict (shop_id, product_shopify_id) do update set version = r.version + 1`;
}

/** Replaces the members. Returns those that were one before or are now. */
export async function setMembers(tx: Tx, id: bigint, products: readonly bigint[]): Promise<bigint[]> {
  const left = await tx.sql<{ product: bigint }>`delete from review_group_member
    where shop_id = ${tx.shopId} and group_id = ${id} returning product_shopify_id as product`;
  await tx.sql`insert into review_group_member (shop_id, product_shopify_id, group_id)
    select ${tx.shopId}, product, ${id}::bigint from unnest(${products}::bigint[]) as product`;
  return [...new Set([...left.map((row) => row.product), ...products])];
}

/** Those of these products that are in another group already. */
export async function listGroupedElsewhere(
  tx: Tx,
  products: readonly bigint[],
  group: bigint | null,
): Promise<bigint[]> {
  const rows = await tx.sql<{ product: bigint }>`select product_shopify_id as product from review_group_member
    where shop_id = ${tx.shopId} and product_shopify_id = any(${products}::bigint[])
      and group_id is distinct from ${group}::bigint order by 1`;
  return rows.map((row) => row.product);
}
