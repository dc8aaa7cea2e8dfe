import { type Commerce, openCommerce } from '../../app/modules/commerce/index.server.ts';
import { realClock } from '../../app/platform/clock.server.ts';
import type { Database } from '../../app/platform/db/database.server.ts';
import { eraseShop } from '../../app/platform/db/erase-shop.server.ts';
import { openSeal } from '../../app/platform/secrets/seal.server.ts';
import { parseDelivery } from '../../app/platform/shopify/webhooks/parse-delivery.ts';
import { FakeShopify } from './fake-shopify.ts';

/** Commerce on a test's database, for what it reads there; Shopify knows nothing. */
export function commerceOn(db: Database): Commerce {
  return openCommerce({
    sql: db.sql,
    inTransaction: db.inTransaction,
    shopify: new FakeShopify(),
    parseDelivery,
    clock: realClock,
    seal: openSeal(Buffer.alloc(32, 7)),
    log: { info: () => {}, warn: () => {} },
    returnChanged: async () => {},
    removeSessions: async () => {},
    eraseShop,
  });
}
