import { Hono } from 'hono';
import { readBulkResult } from '../admin-api/bulk/records.ts';
import type { State } from '../state/database.ts';

/**
 * Results of bulk operations as JSON lines. Shopify's addresses are signed and need no token; here the operation's id
 * is enough, on a machine that answers nobody else.
 */
export function bulkResultRoutes(state: State): Hono {
  return new Hono().get('/shopify/:domain/bulk/:file{\\d+\\.jsonl}', async (c) => {
    const shop = { domain: c.req.param('domain') };
    const lines = await readBulkResult(state, shop, c.req.param('file').replace('.jsonl', ''));
    if (lines === null) return c.notFound();
    return c.body(lines, 200, { 'content-type': 'application/jsonl' });
  });
}
