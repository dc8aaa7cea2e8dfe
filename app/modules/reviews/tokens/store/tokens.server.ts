import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { ReviewToken, TokenPurpose } from '../door.ts';

type StoredToken = Omit<ReviewToken, 'secret'> & { readonly sealed: Uint8Array };

interface Row {
  readonly sealed: Uint8Array;
  readonly created_by: string;
  readonly created_at: Instant;
  readonly last_read_at: Instant | null;
}

const tokenOf = (row: Row): StoredToken => ({
  sealed: row.sealed,
  createdBy: row.created_by,
  createdAt: row.created_at,
  lastReadAt: row.last_read_at,
});

export async function findToken(
  sql: Sql,
  shopId: bigint,
  purpose: TokenPurpose,
): Promise<StoredToken | null> {
  const [row] = await sql<Row>`select sealed, created_by, created_at, last_read_at from review_token
    where shop_id = ${shopId} and purpose = ${purpose}`;
  return row === undefined ? null : tokenOf(row);
}

export async function writeToken(
  sql: Sql,
  shopId: bigint,
  token: {
    readonly purpose: TokenPurpose;
    readonly digest: Uint8Array;
    readonly sealed: Uint8Array;
    readonly actor: string;
  },
): Promise<StoredToken> {
  const [row] = await sql<Row>`
    insert into review_token (shop_id, purpose, digest, sealed, created_by)
    values (${shopId}, ${token.purpose}, ${token.digest}, ${token.sealed}, ${token.actor})
    on conflict (shop_id, purpose) do update set digest = excluded.digest, sealed = excluded.sealed,
      created_by = excluded.created_by, created_at = now(), last_read_at = null
    returning sealed, created_by, created_at, last_read_at`;
  if (row === undefined) throw new Error('The token was not written');
  return tokenOf(row);
}

export async function deleteToken(sql: Sql, shopId: bigint, purpose: TokenPurpose): Promise<boolean> {
  const rows =
    await sql`delete from review_token where shop_id = ${shopId} and purpose = ${purpose} returning 1 as one`;
  return rows.length > 0;
}

/** The one way to a shop that does not begin with its id: the secret is what names it. */
export async function findByDigest(
  sql: Sql,
  digest: Uint8Array,
): Promise<{ readonly shopId: bigint; readonly purpose: string; readonly digest: Uint8Array } | null> {
  const [row] = await sql<{ shop_id: bigint; purpose: string; digest: Uint8Array }>`
    select t.shop_id, t.purpose, t.digest from review_token t join commerce_shop s on s.id = t.shop_id
    where t.digest = ${digest} and s.uninstalled_at is null`;
  return row === undefined ? null : { shopId: row.shop_id, purpose: row.purpose, digest: row.digest };
}

/** To the minute, so that somebody who reads all the time does not write all the time. */
export async function noteRead(sql: Sql, shopId: bigint, purpose: TokenPurpose): Promise<void> {
  await sql`update review_token set last_read_at = date_trunc('minute', now())
    where shop_id = ${shopId} and purpose = ${purpose}
      and (last_read_at is null or last_read_at < date_trunc('minute', now()))`;
}
