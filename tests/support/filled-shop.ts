import { ordersForLoyalty } from '../../app/joining/loyalty/orders-for-loyalty.ts';
import { addLocalDays, type Instant, parseInstant, zone } from '../../app/kernel/calendar.ts';
import {
  type CustomerId,
  type OrderId,
  type ShopId,
  type ShopifyId,
  shopifyId,
} from '../../app/kernel/ids.ts';
import { type Commerce, type CommerceDeps, openCommerce } from '../../app/modules/commerce/index.server.ts';
import { type SampleOrder, sampleOrder } from '../../app/modules/commerce/sample-order.ts';
import { type Loyalty, openLoyalty } from '../../app/modules/loyalty/index.server.ts';
import { noteDataAccess } from '../../app/platform/access-log.server.ts';
import type { Database } from '../../app/platform/db/database.server.ts';
import { eraseShop } from '../../app/platform/db/erase-shop.server.ts';
import { openDiscountCodes } from '../../app/platform/discount-codes.server.ts';
import { openSeal, type Seal } from '../../app/platform/secrets/seal.server.ts';
import { openApiBudget } from '../../app/platform/shopify/api-budget.server.ts';
import { parseDelivery } from '../../app/platform/shopify/webhooks/parse-delivery.ts';
import { assignRole, meetStaff } from '../../app/platform/staff.server.ts';
import { FakeDiscounts } from './fake-discounts.ts';
import { FakeIssuing } from './fake-issuing.ts';
import { FakePerks } from './fake-perks.ts';
import { FakeShopify } from './fake-shopify.ts';
import { FakeTags } from './fake-tags.ts';
import { deliverSome, fillShopify } from './filled-commerce.ts';
import { type FilledLoyalty, redeemSome, startLoyalty, tellOfWorkshop } from './filled-loyalty.ts';
import { type FilledMessages, fillMessages } from './filled-messages.ts';
import { type FilledMoving, fillMoving } from './filled-moving.ts';
import { type FilledReturns, fillReturns, openTestReturns } from './filled-returns.ts';
import { type FilledReviews, fillReviews, openTestReviews } from './filled-reviews.ts';

export interface Doors extends ReturnType<typeof openTestReturns>, ReturnType<typeof openTestReviews> {
  readonly db: Database;
  readonly commerce: Commerce;
  readonly loyalty: Loyalty;
  readonly discounts: FakeDiscounts;
  /** What Shopify knows of each shop, by domain. */
  shopifyOf(domain: string): FakeShopify;
  now: Instant;
  readonly seal: Seal;
}

/** Both doors on a real database, each shop with a Shopify of its own in memory. */
export function openDoors(db: Database, seal: Seal = openSeal(Buffer.alloc(32, 7))): Doors {
  const shopifies = new Map<string, FakeShopify>();
  const shopifyOf = (domain: string) => {
    const known = shopifies.get(domain) ?? new FakeShopify();
    shopifies.set(domain, known);
    return known;
  };
  const commerce = openCommerce({
    sql: db.sql,
    inTransaction: db.inTransaction,
    shopify: byShop(shopifyOf),
    parseDelivery,
    clock: { now: async () => doors.now, nowOf: async () => doors.now },
    seal,
    log: { info() {}, warn() {} },
    eraseShop,
    returnChanged: async () => {},
    removeSessions: async () => {},
  });
  const discounts = new FakeDiscounts();
  const loyalty = openLoyalty({
    db,
    announcing: db.announcing,
    orders: ordersForLoyalty(commerce),
    returns: { openReturns: async () => false },
    discounts,
    issuing: new FakeIssuing(() => doors.now),
    tags: new FakeTags(),
    perks: new FakePerks(),
    jobs: { enqueue: async () => {}, drop: async () => {} },
    codeFor: openDiscountCodes(Buffer.alloc(32, 7)),
    now: async () => doors.now,
  });
  const place = { db, commerce, seal, now: parseInstant('2026-03-01T00:00:00Z') };
  const doors: Doors = Object.assign(
    place,
    { loyalty, discounts, shopifyOf },
    openTestReturns(place, seal),
    openTestReviews({ ...place, seal }),
  );
  return doors;
}

function byShop(of: (domain: string) => FakeShopify): CommerceDeps['shopify'] {
  return {
    isInstalled: ({ domain }) => of(domain).isInstalled(),
    shop: ({ domain }) => of(domain).shop(),
    grantedScopes: ({ domain }) => of(domain).grantedScopes(),
    order: (shop, id) => of(shop.domain).order(shop, id),
    customer: (shop, id) => of(shop.domain).customer(shop, id),
    product: (shop, id) => of(shop.domain).product(shop, id),
    productsOfCollection: (shop, id) => of(shop.domain).productsOfCollection(shop, id),
    collectionTitles: (shop, ids) => of(shop.domain).collectionTitles(shop, ids),
    changedOrders: (shop, asked) => of(shop.domain).changedOrders(shop, asked),
    changedCustomers: (shop, asked) => of(shop.domain).changedCustomers(shop, asked),
    changedProducts: (shop, asked) => of(shop.domain).changedProducts(shop, asked),
    startBulk: async ({ domain }, area) => ({
      id: `${domain} ${(await of(domain).startBulk(null, area)).id}`,
    }),
    bulkOperation: async ({ domain }, id) => {
      const operation = await of(domain).bulkOperation(null, id);
      return { ...operation, url: operation.url && `https://${domain}/bulk` };
    },
    cancelBulk: async () => {},
    openBulkResult: (area, url, fromLine) => of(new URL(url).hostname).openBulkResult(area, url, fromLine),
  };
}

export interface FilledShop
  extends FilledLoyalty,
    FilledMoving,
    FilledReturns,
    FilledReviews,
    FilledMessages {
  readonly shopId: ShopId;
  readonly domain: string;
  /** Has points; took over `merged`. */
  readonly customer: CustomerId;
  readonly merged: CustomerId;
  readonly order: OrderId;
  readonly customerShopifyId: ShopifyId;
  readonly mergedShopifyId: ShopifyId;
  readonly orderShopifyId: ShopifyId;
  readonly productShopifyId: ShopifyId;
  readonly deliveries: { readonly handled: bigint; readonly dead: bigint; readonly waiting: bigint };
  /** A data request that the merchant has not answered. */
  readonly request: bigint;
}

/**
 * A shop that has lived for six weeks, with rows in every tenant table, written by what the app itself calls.
 * `name` stands in every text of its own, `first` is the first of its numbers at Shopify.
 */
export async function fillShop(doors: Doors, name: string, first: bigint): Promise<FilledShop> {
  const { commerce, loyalty, db } = doors;
  const domain = `${name}.myshopify.com`;
  doors.now = parseInstant('2026-03-01T00:00:00Z');
  const people = fillShopify(doors.shopifyOf(domain), name, first);
  const { shopId } = await commerce.onInstalled(domain, ['read_orders']);
  await commerce.startBackfill(shopId);
  while ((await commerce.continueBackfill(shopId)).next !== 'nothing');
  await startLoyalty(doors, { shopId, name });

  doors.now = parseInstant('2026-03-02T12:00:00Z');
  const owned = (order: SampleOrder, customerShopifyId: ShopifyId) => ({
    order: { ...sampleOrder(order), name: `#${name}`, customerShopifyId },
    customer: null,
    complete: true,
    arrived: [],
  });
  const told = async (order: SampleOrder, owner: ShopifyId) => {
    const recorded = await commerce.recordOrder(shopId, owned(order, owner), { kind: 'payload' });
    if (recorded.state !== 'recorded') throw new Error(`The order is ${recorded.state}`);
    await loyalty.settleOrder(shopId, recorded.orderId);
    return recorded.orderId;
  };
  const bought: SampleOrder = { id: first + 101n, lines: [{ sku: 'A', price: '40.00', quantity: 2 }] };
  await told({ id: first + 102n, lines: [{ sku: 'A', price: '25.00' }] }, people.merged);
  const order = await told(bought, people.kept);
  await told({ ...bought, refunds: [{ lines: { A: 1 }, amount: '40.00' }] }, people.kept);
  await commerce.mergeCustomers(shopId, { merged: people.merged, kept: people.kept, at: doors.now });
  const customer = (await commerce.findCustomerByShopifyId(shopId, people.kept))?.id;
  const merged = (await commerce.findCustomerByShopifyId(shopId, people.merged))?.id;
  if (customer === undefined || merged === undefined) throw new Error('The customers are not there');
  await loyalty.mergeAccounts(shopId, merged, customer);
  await loyalty.setBirthday(shopId, customer, { month: 6, day: 1 }, doors.now);
  await tellOfWorkshop(doors, { shopId, name, customer });

  doors.now = addLocalDays(doors.now, zone('UTC'), 40);
  await loyalty.sweepDue(shopId, doors.now);
  let coded = 103n;
  const redeemed = await redeemSome(doors, { shopId, name, customer }, async (code) => {
    const codes = { [code]: { A: '5.00' } };
    const line = { sku: 'A', price: '40.00', discount: '5.00' };
    await told({ id: first + coded, lines: [line], codes }, people.kept);
    coded += 10n;
  });
  const returned = await fillReturns(doors, {
    ...{ shopId, domain, name, first, customer },
    customerShopifyId: people.kept,
  });
  const reviewed = await fillReviews(doors, {
    ...{ shopId, name, first, customer },
    customerShopifyId: people.kept,
  });
  const { reviews, now } = doors;
  const moved = await fillMoving(reviews, { shopId, name, product: 11n, now });
  const mailed = await fillMessages(doors, { shopId, name });
  await loyalty.countDays(shopId, doors.now);
  const deliveries = await deliverSome(doors, { shopId, domain, customer: people.kept });
  await commerce.reconcile(shopId, 'manual');
  await noteDataAccess(db, { shopId, staffId: name, customerId: customer, purpose: 'export' });
  // As tokens of tests name who asks.
  const { userId, approveUpTo, adjustUpTo } = await meetStaff(db, shopId, '7');
  await assignRole(db, shopId, { userId, name, role: 'owner', approveUpTo, adjustUpTo });
  await openApiBudget(db.sql).reserve(shopId, 10);
  const [request] = await commerce.listPrivacyRequests(shopId);
  if (request === undefined) throw new Error('The data request is not there');
  return {
    shopId,
    domain,
    customer,
    merged,
    order,
    customerShopifyId: people.kept,
    mergedShopifyId: people.merged,
    orderShopifyId: shopifyId(first + 101n),
    productShopifyId: shopifyId(11n),
    deliveries,
    ...redeemed,
    ...returned,
    ...reviewed,
    ...moved,
    ...mailed,
    request: request.id,
  };
}
