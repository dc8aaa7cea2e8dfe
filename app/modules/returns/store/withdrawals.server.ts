import type { Instant } from '#app/kernel/calendar.ts';
import { type PageEnd, parsePageEnd, printPageEnd } from '#app/kernel/page-end.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import type { Withdrawal } from '../door.ts';

/** A withdrawal as it is kept: what was written is sealed, and gone once it is erased. */
export interface StoredWithdrawal {
  readonly id: bigint;
  readonly statedAt: Instant;
  readonly standing: Withdrawal['standing'];
  readonly orderId: bigint | null;
  /** Whose order it is, else whose address was written. */
  readonly customerId: bigint | null;
  readonly returnId: bigint | null;
  readonly sealed: Uint8Array | null;
  readonly language: string;
}

interface Row {
  id: bigint;
  stated_at: Instant;
  standing: Withdrawal['standing'];
  order_id: bigint | null;
  customer_id: bigint | null;
  return_id: bigint | null;
  sealed: Uint8Array | null;
  language: string;
}

const storedOf = (row: Row): StoredWithdrawal => ({
  id: row.id,
  statedAt: row.stated_at,
  standing: row.standing,
  orderId: row.order_id,
  customerId: row.customer_id,
  returnId: row.return_id,
  sealed: row.sealed,
  language: row.language,
});

/** Null: there is one with that key already. */
export async function insertWithdrawal(
  tx: Tx,
  one: Omit<StoredWithdrawal, 'id'> & { readonly key: string; readonly emailIndex: Uint8Array },
): Promise<bigint | null> {
  const [row] = await tx.sql<{ id: bigint }>`
    insert into returns_withdrawal (shop_id, key, stated_at, standing, order_id, customer_id, return_id, sealed, email_index,
      language)
    values (${tx.shopId}, ${one.key}, ${one.statedAt}, ${one.standing}, ${one.orderId}::bigint, ${one.customerId}::bigint,
      ${one.returnId}::bigint, ${one.sealed}, ${one.emailIndex}, ${one.language})
    on conflict (shop_id, key) do nothing returning id`;
  return row?.id ?? null;
}

export async function withdrawalByKey(
  sql: Sql,
  shopId: bigint,
  key: string,
): Promise<StoredWithdrawal | null> {
  const [row] =
    await sql<Row>`select id, stated_at, standing, order_id, customer_id, return_id, sealed, language
    from returns_withdrawal where shop_id = ${shopId} and key = ${key}`;
  return row === undefined ? null : storedOf(row);
}

export async function withdrawalById(sql: Sql, shopId: bigint, id: bigint): Promise<StoredWithdrawal | null> {
  const [row] =
    await sql<Row>`select id, stated_at, standing, order_id, customer_id, return_id, sealed, language
    from returns_withdrawal where shop_id = ${shopId} and id = ${id}`;
  return row === undefined ? null : storedOf(row);
}

/** Newest first. `open`: those that a person still has to look at, for no return came of them. */
export async function listStored(
  sql: Sql,
  shopId: bigint,
  page: { readonly open: boolean; readonly after: string | null; readonly limit: number },
): Promise<{ readonly rows: readonly StoredWithdrawal[]; readonly next: string | null }> {
  const end: PageEnd | null = parsePageEnd(page.after);
  const rows =
    await sql<Row>`select id, stated_at, standing, order_id, customer_id, return_id, sealed, language
    from returns_withdrawal
    where shop_id = ${shopId}
      and (not ${page.open}::boolean or (standing <> 'handled' and return_id is null))
      and (${end === null}::boolean
        or (stated_at, id) < (${end?.at ?? null}::timestamptz, ${end?.id ?? null}::bigint))
    order by stated_at desc, id desc limit ${page.limit + 1}`;
  const shown = rows.slice(0, page.limit).map(storedOf);
  const last = shown.at(-1);
  const next =
    rows.length > page.limit && last !== undefined ? printPageEnd({ at: last.statedAt, id: last.id }) : null;
  return { rows: shown, next };
}

export async function setHandled(sql: Sql, shopId: bigint, id: bigint, actor: string): Promise<void> {
  await sql`update returns_withdrawal set standing = 'handled', handled_by = ${actor}
    where shop_id = ${shopId} and id = ${id} and standing <> 'handled'`;
}

/** Statements that give one address wait here for each other, until the transaction ends. */
export async function lockAddress(tx: Tx, emailIndex: Uint8Array): Promise<void> {
  const name = `withdrawal:${tx.shopId}:`;
  await tx.sql`select pg_advisory_xact_lock(hashtextextended(${name}::text || encode(${emailIndex}::bytea, 'hex'), 0))`;
}

/** How many statements gave this address since a moment. */
export async function acknowledgedSince(tx: Tx, emailIndex: Uint8Array, since: Instant): Promise<number> {
  const [row] = await tx.sql<{ n: bigint }>`select count(*) as n from returns_withdrawal
    where shop_id = ${tx.shopId} and email_index = ${emailIndex} and stated_at > ${since}`;
  return Number(row?.n ?? 0n);
}

export async function linkReturn(tx: Tx, id: bigint, returnId: bigint): Promise<void> {
  await tx.sql`update returns_withdrawal set return_id = ${returnId} where shop_id = ${tx.shopId} and id = ${id}`;
}

/** Newest first. */
export async function listStoredOf(
  sql: Sql,
  shopId: bigint,
  customerId: bigint,
  limit: number,
): Promise<readonly StoredWithdrawal[]> {
  const rows =
    await sql<Row>`select id, stated_at, standing, order_id, customer_id, return_id, sealed, language
    from returns_withdrawal where shop_id = ${shopId} and customer_id = ${customerId}
    order by stated_at desc, id desc limit ${limit}`;
  return rows.map(storedOf);
}

/** Forgets what a customer wrote, or whoever placed an order as a guest. Ids of all their statements. */
export async function eraseStatements(
  tx: Tx,
  { customerId, orderId }: { readonly customerId: bigint | null; readonly orderId: bigint | null },
): Promise<readonly bigint[]> {
  const rows = await tx.sql<{ id: bigint }>`update returns_withdrawal set sealed = null, email_index = null
    where shop_id = ${tx.shopId}
      and (customer_id = ${customerId}::bigint or order_id = ${orderId}::bigint)
    returning id`;
  return rows.map(({ id }) => id);
}
