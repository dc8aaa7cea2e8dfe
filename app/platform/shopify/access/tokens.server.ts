import type { Database } from '../../db/database.server.ts';
import type { ShopifyApp } from './app.server.ts';

/**
 * The shop's access token, refreshed when it is about to expire. Processes that refresh at once take turns, so that
 * the token stored last is the one Shopify gave last.
 */
export function openTokens(
  db: Pick<Database, 'pool'>,
  shopify: Pick<ShopifyApp, 'freshSession' | 'refreshedSession'>,
) {
  return async (domain: string): Promise<{ accessToken: string } | null> => {
    const session = await shopify.freshSession(domain);
    if (session === null) return null;
    if (session !== 'expiring') return { accessToken: session.accessToken ?? '' };
    const client = await db.pool.connect();
    try {
      await client.query('begin');
      await client.query(`select pg_advisory_xact_lock(hashtext('token'), hashtext($1))`, [domain]);
      const refreshed = await shopify.refreshedSession(domain);
      return refreshed && { accessToken: refreshed.accessToken ?? '' };
    } finally {
      await client.query('rollback').catch(() => {});
      client.release();
    }
  };
}
