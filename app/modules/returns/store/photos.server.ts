import type { Sql, Tx } from '#app/kernel/transaction.ts';

/** Keeps a picture that belongs to no return yet; `customerId`: whose it is, null: staff's. */
export async function insertPhoto(
  sql: Sql,
  shopId: bigint,
  photo: { customerId: bigint | null; bytes: Uint8Array; width: number; height: number },
): Promise<bigint> {
  const [row] = await sql<{
    id: bigint;
  }>`insert into returns_photo (shop_id, customer_id, width, height, bytes)
    values (${shopId}, ${photo.customerId}::bigint, ${photo.width}, ${photo.height}, ${Buffer.from(photo.bytes)})
    returning id`;
  if (row === undefined) throw new Error('The photo was not written');
  return row.id;
}

/** Pictures of somebody's that belong to no return yet. */
export async function countLoose(sql: Sql, shopId: bigint, customerId: bigint | null): Promise<number> {
  const [row] = await sql<{ n: bigint }>`select count(*) as n from returns_photo
    where shop_id = ${shopId} and return_id is null and customer_id is not distinct from ${customerId}::bigint`;
  return Number(row?.n ?? 0n);
}

/** Of these, those that belong to no return and to nobody but `customerId` (null: staff). */
export async function looseAmong(
  sql: Sql,
  shopId: bigint,
  ids: readonly bigint[],
  customerId: bigint | null,
): Promise<ReadonlySet<bigint>> {
  if (ids.length === 0) return new Set();
  const rows = await sql<{
    id: bigint;
  }>`select id from returns_photo where shop_id = ${shopId} and id = any(${ids}::bigint[])
    and return_id is null and customer_id is not distinct from ${customerId}::bigint`;
  return new Set(rows.map((row) => row.id));
}

/** Puts loose pictures of that person where they belong. */
export async function attachPhotos(
  tx: Tx,
  ids: readonly bigint[],
  to: { readonly returnId: bigint; readonly position: number; readonly ordinal: number | null },
  customerId: bigint | null,
): Promise<void> {
  if (ids.length === 0) return;
  await tx.sql`update returns_photo set return_id = ${to.returnId}, position = ${to.position}, ordinal = ${to.ordinal}::int
    where shop_id = ${tx.shopId} and id = any(${ids}::bigint[]) and return_id is null
      and customer_id is not distinct from ${customerId}::bigint`;
}

/** `customerId`: only one that this customer uploaded. */
export async function findPhotoBytes(
  sql: Sql,
  shopId: bigint,
  photoId: bigint,
  customerId: bigint | null,
): Promise<Uint8Array | null> {
  const [row] = await sql<{ bytes: Uint8Array }>`select p.bytes from returns_photo p
    where p.shop_id = ${shopId} and p.id = ${photoId} and (${customerId}::bigint is null or p.customer_id = ${customerId}::bigint)`;
  return row?.bytes ?? null;
}

/** Pictures that nobody attached within a day of real time. */
export async function deleteLoosePhotos(sql: Sql, shopId: bigint): Promise<void> {
  await sql`delete from returns_photo where shop_id = ${shopId} and return_id is null
    and uploaded_at < now() - interval '1 day'`;
}
