import { createHash, randomBytes } from 'node:crypto';
import type { Shop } from '../domain/types.ts';
import type { Reader, Tx } from '../state/database.ts';

/** Seconds, as Shopify documents expiring offline tokens. */
export const OFFLINE_LIFETIME = 3_600;
export const REFRESH_LIFETIME = 7_776_000;
export const ONLINE_LIFETIME = 86_399;

export interface IssuedToken {
  accessToken: string;
  refreshToken: string | null;
}

export interface KnownToken {
  kind: 'offline' | 'online';
  userId: string | null;
  scopes: string[];
}

interface Issue {
  shop: string;
  scopes: string[];
  kind: 'offline' | 'online';
  userId?: string;
  expiring: boolean;
  /** hash of the token that this one was refreshed from */
  replaces?: string;
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
const random = (prefix: string): string => `${prefix}_${randomBytes(16).toString('hex')}`;

/** Gives out a token; only its hash is kept. Times are real. */
export async function issueToken(tx: Tx, issue: Issue): Promise<IssuedToken> {
  const accessToken = random(issue.kind === 'offline' ? 'shpat' : 'shpua');
  const refreshToken = issue.kind === 'offline' && issue.expiring ? random('shprt') : null;
  const lifetime = issue.kind === 'online' ? ONLINE_LIFETIME : issue.expiring ? OFFLINE_LIFETIME : null;
  await tx.query(
    `insert into access_token (hash, shop, kind, user_id, scopes, expires_at, refresh_hash, refresh_expires_at, replaces)
     values ($1, $2, $3, $4, $5, clock_timestamp() + make_interval(secs => $6), $7,
             case when $7::text is null then null else clock_timestamp() + make_interval(secs => $8) end, $9)`,
    [
      hashOf(accessToken),
      issue.shop,
      issue.kind,
      issue.userId ?? null,
      issue.scopes,
      lifetime,
      refreshToken === null ? null : hashOf(refreshToken),
      REFRESH_LIFETIME,
      issue.replaces ?? null,
    ],
  );
  return { accessToken, refreshToken };
}

/**
 * A new token for a refresh token, or null when that is unknown, expired, or a token made from it has already been
 * used. Until then it may be used again, so two workers that refresh at once both get a token that works. Whether the
 * access token that it came with ends now depends on the shop.
 */
export async function refreshToken(
  tx: Tx,
  shop: Pick<Shop, 'domain' | 'switches'>,
  token: string,
): Promise<IssuedToken | null> {
  const [row] = await tx.query<{ hash: string; scopes: string[] }>(
    `select hash, scopes from access_token as old
     where refresh_hash = $1 and shop = $2 and refresh_expires_at > clock_timestamp()
       and not exists (select from access_token as next where next.replaces = old.hash and next.used_at is not null)
     for update`,
    [hashOf(token), shop.domain],
  );
  if (row === undefined) return null;
  if (shop.switches.refreshEndsOldToken) await endToken(tx, row.hash);
  return issueToken(tx, {
    shop: shop.domain,
    scopes: row.scopes,
    kind: 'offline',
    expiring: true,
    replaces: row.hash,
  });
}

async function endToken(tx: Tx, hash: string): Promise<void> {
  await tx.query('update access_token set expires_at = clock_timestamp() where hash = $1', [hash]);
}

/** What this token may do in this shop, or null when it is unknown or expired. Remembers that it was used. */
export async function useToken(on: Reader, shop: string, token: string): Promise<KnownToken | null> {
  const hash = hashOf(token);
  const [row] = await on.query<{
    kind: 'offline' | 'online';
    user_id: string | null;
    scopes: string[];
    used: boolean;
  }>(
    `select kind, user_id, scopes, used_at is not null as used from access_token
     where hash = $1 and shop = $2 and (expires_at is null or expires_at > clock_timestamp())`,
    [hash, shop],
  );
  if (row === undefined) return null;
  if (!row.used)
    await on.query('update access_token set used_at = clock_timestamp() where hash = $1', [hash]);
  return { kind: row.kind, userId: row.user_id, scopes: row.scopes };
}

/** For tests and the frame: makes every access token of a shop expire now; refresh tokens stay good. */
export async function expireTokens(on: Reader, shop: string): Promise<void> {
  await on.query('update access_token set expires_at = clock_timestamp() where shop = $1', [shop]);
}
