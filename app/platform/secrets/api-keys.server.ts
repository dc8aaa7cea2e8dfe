import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import type { Database } from '../db/database.server.ts';
import type { Seal } from './seal.server.ts';

/** A key with which another system of the merchant's signs what it sends. Times are real. */
export interface ApiKey {
  /** Public; it names the shop, too. */
  readonly id: string;
  readonly name: string;
  /** Shopify's id of who made it. */
  readonly createdBy: string;
  readonly createdAt: Temporal.Instant;
  readonly revokedAt: Temporal.Instant | null;
  /** To the hour; null: never. */
  readonly lastUsedAt: Temporal.Instant | null;
}

/** What a request says of itself. */
export interface SignedRequest {
  readonly keyId: string;
  /** Unix seconds, as digits. */
  readonly timestamp: string;
  /** Names the one happening; empty: nothing was said. */
  readonly idempotencyKey: string;
  /** "v1=" and the HMAC-SHA256 of timestamp, ".", idempotencyKey, "." and body under the secret, in hexadecimal digits. */
  readonly signature: string;
  readonly body: Uint8Array;
}

export interface ApiKeys {
  /** Those in use first, then the revoked, each newest first; at most 200. */
  list(shopId: bigint): Promise<readonly ApiKey[]>;
  /** The secret is told here and never again. `too-many`: the shop has as many in use as it may. */
  create(
    shopId: bigint,
    asked: { readonly name: string; readonly createdBy: string },
  ): Promise<{ readonly id: string; readonly secret: string } | 'too-many'>;
  /** Nothing that it signed is taken from here on; again is fine. False: the shop has no such key. */
  revoke(shopId: bigint, id: string): Promise<boolean>;
  /** Whose request it is; null: unsigned, wrongly signed, stale, or of a key that is unknown or revoked. */
  whoSigned(request: SignedRequest): Promise<{ readonly shopId: bigint; readonly keyId: string } | null>;
}

/** More than any merchant needs, and few enough to look through. */
export const mostApiKeys = 20;
/** How far the clocks of two machines, and the way between them, may be apart. */
const staleAfterSeconds = 5 * 60;

interface Row {
  readonly id: string;
  readonly name: string;
  readonly created_by: string;
  readonly created_at: Temporal.Instant;
  readonly revoked_at: Temporal.Instant | null;
  readonly last_used_at: Temporal.Instant | null;
}

/** `realNow`: milliseconds. Secrets are sealed at rest. */
export function openApiKeys(
  db: Pick<Database, 'sql' | 'inTransaction'>,
  seal: Pick<Seal, 'seal' | 'open'>,
  realNow: () => number,
): ApiKeys {
  const decoy = randomBytes(32).toString('base64url');
  return {
    async list(shopId) {
      const rows = await db.sql<Row>`select id, name, created_by, created_at, revoked_at, last_used_at
        from platform_api_key where shop_id = ${shopId}
        order by revoked_at is not null, coalesce(revoked_at, created_at) desc, id limit 200`;
      return rows.map(keyOf);
    },
    async create(shopId, { name, createdBy }) {
      const [id, secret] = [`ak_${randomBytes(12).toString('hex')}`, randomBytes(32).toString('base64url')];
      const sealed = seal.seal(secret).toString('base64');
      return db.inTransaction(shopId, async ({ sql }) => {
        // Two that are made at once are counted one after the other.
        await sql`select pg_advisory_xact_lock(hashtextextended(${`api-keys:${shopId}`}, 0))`;
        const made = await sql`insert into platform_api_key (shop_id, id, name, secret, created_by)
          select ${shopId}, ${id}, ${name}, ${sealed}, ${createdBy}
          where (select count(*) from platform_api_key where shop_id = ${shopId} and revoked_at is null) < ${mostApiKeys}
          returning 1`;
        return made.length > 0 ? { id, secret } : 'too-many';
      });
    },
    async revoke(shopId, id) {
      const known = await db.sql`update platform_api_key set revoked_at = coalesce(revoked_at, now())
        where shop_id = ${shopId} and id = ${id} returning 1`;
      return known.length > 0;
    },
    async whoSigned({ keyId, timestamp, idempotencyKey, signature, body }) {
      const [row] = await db.sql<{ shop_id: bigint; secret: string }>`select shop_id, secret
        from platform_api_key where id = ${keyId} and revoked_at is null`;
      // A key that is not there takes as long as one that is.
      const secret = row === undefined ? decoy : seal.open(Buffer.from(row.secret, 'base64'));
      const good = isSignedWith(secret, { timestamp, idempotencyKey, signature, body });
      if (row === undefined || !good || isStale(timestamp, realNow())) return null;
      await db.sql`update platform_api_key set last_used_at = date_trunc('hour', now())
        where shop_id = ${row.shop_id} and id = ${keyId}
          and (last_used_at is null or last_used_at < date_trunc('hour', now()))`;
      return { shopId: row.shop_id, keyId };
    },
  };
}

function isSignedWith(
  secret: string,
  { timestamp, idempotencyKey, signature, body }: Omit<SignedRequest, 'keyId'>,
): boolean {
  const digits = /^v1=([0-9a-f]{64})$/i.exec(signature)?.[1];
  if (digits === undefined) return false;
  const expected = createHmac('sha256', secret)
    .update(`${timestamp}.${idempotencyKey}.`)
    .update(body)
    .digest();
  return timingSafeEqual(Buffer.from(digits, 'hex'), expected);
}

function isStale(timestamp: string, now: number): boolean {
  if (!/^\d{1,12}$/.test(timestamp)) return true;
  return Math.abs(now / 1000 - Number(timestamp)) > staleAfterSeconds;
}

function keyOf(row: Row): ApiKey {
  return {
    id: row.id,
    name: row.name,
    createdBy: row.created_by,
    createdAt: row.created_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
  };
}
