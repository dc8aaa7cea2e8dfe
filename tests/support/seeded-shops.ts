import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { parseInstant } from '../../app/kernel/calendar.ts';
import type { ShopId } from '../../app/kernel/ids.ts';
import { type Commerce, openCommerce } from '../../app/modules/commerce/index.server.ts';
import type { Database } from '../../app/platform/db/database.server.ts';
import { eraseShop } from '../../app/platform/db/erase-shop.server.ts';
import { openSeal } from '../../app/platform/secrets/seal.server.ts';
import { openAdminClient } from '../../app/platform/shopify/admin-client.server.ts';
import { openShopifyReads } from '../../app/platform/shopify/reads.server.ts';
import { parseDelivery } from '../../app/platform/shopify/webhooks/parse-delivery.ts';
import { readBulkResult } from '../../sandbox/admin-api/bulk/records.ts';
import { createThrottle } from '../../sandbox/admin-api/limits/throttle.ts';
import { useAdminApi } from '../../sandbox/admin-api/test-api.ts';
import { demoDomain, findDemo, seedDemo } from '../../sandbox/seeds/seed-demo.ts';
import { allScopes } from './returns-shop.ts';

/** At which the demo shop's past ends. */
export const seededNow = '2026-03-03T09:00:00Z';
const origin = 'http://sandbox.test';
const scopes = ['read_all_orders', 'write_orders', 'write_products', 'write_customers', 'write_fulfillments'];
const unlimited = {
  reserve: async () => ({ available: 1000, restoreRate: 100 }),
  giveBack: async () => {},
  correct: async () => {},
};

/** The demo's shop at the stand-in, and as many of ours as are wanted that have imported it. */
export function useSeededShops() {
  let minutes = 0;
  // Whoever asks here has never asked too much: a minute goes by between two calls.
  const { world, ask } = useAdminApi({ throttle: createThrottle(() => (minutes += 60_000)) });

  return {
    /** As `npm run demo` makes it: 40 products, 300 customers, 1,500 orders. */
    async seed(): Promise<void> {
      await seedDemo(world.state, { origin, now: seededNow });
      await world.state.query(
        'update shop set installed_at = clock_now, granted_scopes = $2 where domain = $1',
        [demoDomain, scopes],
      );
    },

    /** One of ours that has imported everything of it, by bulk operations. */
    async shop(db: Database, domain: string): Promise<{ shopId: ShopId; commerce: Commerce }> {
      const stand = await findDemo(world.state);
      if (stand === null) throw new Error('The demo shop is not seeded');
      const client = openAdminClient({
        tokenFor: async () => ({ accessToken: 'token' }),
        budget: unlimited,
        async fetch(_address, init) {
          const { query, variables } = JSON.parse(String(init?.body));
          const { at: _, ...answer } = await ask(stand, query, variables);
          return Response.json(answer);
        },
      });
      const download: typeof fetch = async (address) => {
        const number = /(\d+)\.jsonl$/.exec(String(address))?.[1] ?? '';
        return new Response(await readBulkResult(world.state, stand, number));
      };
      const now = async () => parseInstant(seededNow);
      const commerce = openCommerce({
        sql: db.sql,
        inTransaction: db.inTransaction,
        shopify: openShopifyReads(client, download),
        parseDelivery,
        clock: { now, nowOf: now },
        seal: openSeal(Buffer.alloc(32, 7)),
        log: { info() {}, warn() {} },
        eraseShop,
        returnChanged: async () => {},
        removeSessions: async () => {},
      });
      const { shopId } = await commerce.onInstalled(domain, [...scopes, ...allScopes]);
      await importPast(commerce, shopId);
      return { shopId, commerce };
    },
  };
}

async function importPast(commerce: Commerce, shopId: ShopId): Promise<void> {
  await commerce.startBackfill(shopId);
  for (;;) {
    const step = await commerce.continueBackfill(shopId);
    if (step.next === 'nothing') break;
    if (step.next === 'wait') await sleep(50);
  }
  expect((await commerce.backfillProgress(shopId)).state).toBe('done');
}
