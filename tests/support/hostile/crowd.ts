import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { type Instant, parseInstant } from '../../../app/kernel/calendar.ts';
import { type OrderId, type ShopifyId, shopifyId } from '../../../app/kernel/ids.ts';
import { sampleOrder } from '../../../app/modules/commerce/sample-order.ts';
import { type Database, openDatabase } from '../../../app/platform/db/database.server.ts';
import { openSeal } from '../../../app/platform/secrets/seal.server.ts';
import { openSignedLinks } from '../../../app/platform/secrets/signed-links.server.ts';
import { reactionsOf } from '../../../app/reactions.server.ts';
import { type BuiltApp, sealingKey, storeSession } from '../built-app.ts';
import type { FakeShopify } from '../fake-shopify.ts';
import { type Doors, type FilledShop, fillShop, openDoors } from '../filled-shop.ts';

export interface BoughtOrder {
  readonly id: OrderId;
  readonly shopifyId: ShopifyId;
}

/** What a hostile shopper finds: a shop with what they own, what another customer of it owns, and another shop. */
export interface Crowd {
  readonly client: pg.Client;
  readonly db: Database;
  readonly doors: Doors;
  /** Everything in it belongs to `mine.customer`, who has points, returns and reviews. */
  readonly mine: FilledShop;
  readonly other: FilledShop;
  /** A customer of the same shop, without points. */
  readonly stranger: ShopifyId;
  /** Arrived yesterday, twenty units of line 11: nothing of it is returned or reviewed. Of `mine.customer`, of the stranger, of nobody. */
  readonly orders: Readonly<Record<'mine' | 'strangers' | 'guests', BoughtOrder>>;
  /** A token as the mails of this shop carry it. */
  linkTo(purpose: LinkPurpose, subject: string, days?: number | null, shopId?: bigint): string;
}

export type LinkPurpose = 'review' | 'unsubscribe' | 'preferences' | 'one-click' | 'click' | 'open';

const strangersId = shopifyId(1_900n);

/** Grants everything that the areas ask for. */
const allScopes = [
  'read_orders',
  'write_discounts',
  'write_customers',
  'write_returns',
  'write_orders',
  'read_locations',
  'write_store_credit_account_transactions',
  'read_store_credit_accounts',
  'write_products',
];

/** Fills the database of a built app, before the tests of a file. */
export function useCrowd(app: BuiltApp): Crowd {
  let crowd: Crowd | undefined;
  const known = () => {
    if (crowd === undefined) throw new Error('The crowd comes in beforeAll');
    return crowd;
  };
  beforeAll(async () => {
    const client = new pg.Client({ connectionString: app.databaseUrl });
    await client.connect();
    const db = openDatabase({ url: app.databaseUrl, reactionsOf });
    const doors = openDoors(db, openSeal(sealingKey()));
    const mine = await fillShop(doors, 'mine', 1_000n);
    const other = await fillShop(doors, 'other', 2_000n);
    await doors.reviews.goLive(mine.shopId, doors.now, 'mine');
    for (const shop of [mine, other]) {
      await doors.commerce.onScopesChanged(shop.shopId, allScopes);
      await storeSession(db, shop.domain);
    }
    const stranger = strangersId;
    const yesterday = parseInstant(new Date(Date.now() - 86_400_000).toISOString());
    const buy = (number: bigint, customer: ShopifyId | null) =>
      buyAndGet(doors, mine, { number, customer, at: yesterday });
    const orders = {
      mine: await buy(1_300n, mine.customerShopifyId),
      strangers: await buy(1_301n, stranger),
      guests: await buy(1_302n, null),
    };
    const links = openSignedLinks(sealingKey());
    crowd = {
      ...{ client, db, doors, mine, other, stranger, orders },
      linkTo: (purpose, subject, days = 60, shopId = mine.shopId) =>
        links.sign(purpose, shopId, subject, days === null ? null : endIn(days)),
    };
  });
  afterAll(async () => {
    await crowd?.db.close();
    await crowd?.client.end();
  });
  return {
    get client() {
      return known().client;
    },
    get db() {
      return known().db;
    },
    get doors() {
      return known().doors;
    },
    get mine() {
      return known().mine;
    },
    get other() {
      return known().other;
    },
    get stranger() {
      return known().stranger;
    },
    get orders() {
      return known().orders;
    },
    linkTo: (...about) => known().linkTo(...about),
  };
}

async function buyAndGet(
  { commerce, shopifyOf }: Doors,
  shop: FilledShop,
  { number, customer, at }: { number: bigint; customer: ShopifyId | null; at: Instant },
): Promise<BoughtOrder> {
  const plain = sampleOrder({
    id: number,
    lines: [{ sku: 'A', price: '20.00', quantity: 20 }],
    paidAt: at.toString(),
  });
  const parcel = {
    shopifyId: shopifyId(number),
    status: 'success',
    createdAt: at,
    deliveredAt: at,
    lines: plain.lines.map((line) => ({ lineShopifyId: line.shopifyId, quantity: line.quantity })),
  };
  const order = {
    ...plain,
    customerShopifyId: customer,
    processedAt: at,
    createdAt: at,
    updatedAt: at,
    fulfillments: [parcel],
  };
  const known = shopifyOf(shop.domain);
  const reading = {
    order,
    customer: customer === strangersId ? person(known, customer, at) : null,
    complete: true,
    arrived: [],
  };
  const recorded = await commerce.recordOrder(shop.shopId, reading, { kind: 'payload' });
  if (recorded.state !== 'recorded') throw new Error(`The order is ${recorded.state}`);
  return { id: recorded.orderId, shopifyId: order.shopifyId };
}

function person(shopify: FakeShopify, id: ShopifyId, at: Instant) {
  const snapshot = {
    shopifyId: id,
    name: 'Stranger Person',
    firstName: 'Stranger',
    email: 'stranger@example.com',
    countryCode: 'US',
    locale: 'en',
    marketing: 'subscribed',
    marketingAt: null,
    tags: [],
    createdAt: at,
    updatedAt: at,
  } as const;
  shopify.customers.set(id, snapshot);
  return snapshot;
}

/** So many days from now; before now where they are negative. */
function endIn(days: number): Instant {
  return parseInstant(new Date(Date.now() + days * 86_400_000).toISOString());
}
