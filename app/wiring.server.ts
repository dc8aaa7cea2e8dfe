import { discountsForLoyalty } from './joining/loyalty/discounts-for-loyalty.ts';
import { issuingForLoyalty } from './joining/loyalty/issuing-for-loyalty.ts';
import { ordersForLoyalty } from './joining/loyalty/orders-for-loyalty.ts';
import { perksForLoyalty } from './joining/loyalty/perks-for-loyalty.ts';
import { tagsForLoyalty } from './joining/loyalty/tags-for-loyalty.ts';
import { ordersForReturns } from './joining/returns/orders-for-returns.ts';
import { pointsForReturns } from './joining/returns/points-for-returns.ts';
import { openReviewsWith } from './joining/reviews/open-reviews.server.ts';
import type { NewJob } from './kernel/transaction.ts';
import type { MailLinks } from './messaging/mail-links.server.ts';
import { openMessagesWith } from './messaging/open-messages.server.ts';
import { type Commerce, openCommerce } from './modules/commerce/index.server.ts';
import { type Loyalty, openLoyalty } from './modules/loyalty/index.server.ts';
import type { Messages } from './modules/messages/door.ts';
import { openReturns, type Returns } from './modules/returns/index.server.ts';
import type { ShopifyReturns } from './modules/returns/ports.ts';
import type { Reviews } from './modules/reviews/door.ts';
import { type Clock, realClock, testClock } from './platform/clock.server.ts';
import { type Database, openDatabase } from './platform/db/database.server.ts';
import { listDueShops } from './platform/db/due-shops.server.ts';
import { openDropJob, openEnqueue } from './platform/db/enqueue.server.ts';
import { eraseShop } from './platform/db/erase-shop.server.ts';
import { openDiscountCodes, openReviewCodes } from './platform/discount-codes.server.ts';
import { type Env, env } from './platform/env.server.ts';
import { isPublicHoliday } from './platform/holidays.server.ts';
import { type Log, openLog } from './platform/log.server.ts';
import type { MessageIds } from './platform/mail/message-ids.server.ts';
import { shrinkImage } from './platform/media/image.server.ts';
import { type ApiKeys, openApiKeys } from './platform/secrets/api-keys.server.ts';
import { openOpaqueDigest } from './platform/secrets/opaque-digest.server.ts';
import { openSeal } from './platform/secrets/seal.server.ts';
import { openSignedLinks } from './platform/secrets/signed-links.server.ts';
import { openShopifyApp, type ShopifyApp } from './platform/shopify/access/app.server.ts';
import { redirectToOrigin } from './platform/shopify/access/origin.server.ts';
import { openSessionStorage } from './platform/shopify/access/session-storage.server.ts';
import { openTokens } from './platform/shopify/access/tokens.server.ts';
import { openAdminClient } from './platform/shopify/admin-client.server.ts';
import { openApiBudget } from './platform/shopify/api-budget.server.ts';
import { openShopifyReads } from './platform/shopify/reads.server.ts';
import { openStorefront, type Storefront } from './platform/shopify/storefront.server.ts';
import { parseDelivery } from './platform/shopify/webhooks/parse-delivery.ts';
import { openCustomerTags } from './platform/shopify/writes/customer-tags.server.ts';
import { openDiscountUpkeep } from './platform/shopify/writes/discount-upkeep.server.ts';
import { openShopifyDiscounts } from './platform/shopify/writes/discounts.server.ts';
import { type Flow, openFlow } from './platform/shopify/writes/flow.server.ts';
import { openShopifyIssuing } from './platform/shopify/writes/issuing.server.ts';
import { openShopifyPerks } from './platform/shopify/writes/perks.server.ts';
import { openShopifyReturns } from './platform/shopify/writes/returns.server.ts';
import { openShopifyWrites, type ShopifyWrites } from './platform/shopify/writes/writes.server.ts';
import { reactionsOf } from './reactions.server.ts';
import { openPhotoLinks, type PhotoLinks } from './shoppers/links/photo-links.server.ts';
import { openReviewMediaLinks, type ReviewMediaLinks } from './shoppers/links/review-media-links.server.ts';
import { openWithdrawalLinks, type WithdrawalLinks } from './shoppers/links/withdrawal-links.server.ts';

/** Everything that routes and jobs are handed: the doors, open, and what they need of the platform. */
export interface App {
  env: Env;
  log: Log;
  db: Database;
  clock: Clock;
  /** Set where the business clock can be moved. */
  movableClock: ReturnType<typeof testClock> | undefined;
  shopify: ShopifyApp;
  commerce: Commerce;
  loyalty: Loyalty;
  returns: Returns;
  /** What screens ask Shopify about returns themselves. */
  shopifyReturns: Pick<ShopifyReturns, 'locations'>;
  reviews: Reviews;
  messages: Messages;
  /** Where a shop's storefront is, as Shopify says it. */
  storefront: Pick<Storefront, 'url'>;
  /** Starts the workflows of a trigger. */
  flow: Flow;
  mailLinks: MailLinks;
  photoLinks: PhotoLinks;
  reviewMediaLinks: ReviewMediaLinks;
  withdrawalLinks: WithdrawalLinks;
  messageIds: MessageIds;
  apiKeys: ApiKeys;
  /** Of what other systems choose, such as keys of theirs. */
  digest: (shopId: bigint, text: string) => string;
  writes: ShopifyWrites;
  /** Makes the shop known, or known again, and starts what follows from it. Safe to call at every visit. */
  install(domain: string, scopes: readonly string[]): Promise<void>;
  /** A job outside a transaction. */
  enqueue(job: NewJob & { delaySeconds?: number }): Promise<void>;
  listDueShops(): Promise<bigint[]>;
  close(): Promise<void>;
}

function open(name: 'web' | 'worker'): App {
  const settings = env();
  const log = openLog(name, settings.logLevel);
  const db = openDatabase({ url: settings.databaseUrl, poolSize: settings.databasePool, reactionsOf });
  const movableClock = settings.testClock ? testClock(db) : undefined;
  const clock: Clock = movableClock ?? realClock;
  const seal = openSeal(settings.encryptionKey);
  const sessionStorage = openSessionStorage(db.prisma, seal);
  const enqueue = openEnqueue(db);
  const digest = openOpaqueDigest(settings.encryptionKey);
  const shopify = openShopifyApp({
    env: settings,
    sessionStorage,
    // The library answers 500 and keeps what went wrong to itself.
    afterAuth: (domain, scopes) =>
      install(domain, scopes).catch((error: unknown) => {
        log.error({ err: error, shop: domain }, 'a shop could not be installed');
        throw error;
      }),
  });
  const client = openAdminClient({
    tokenFor: openTokens(db, shopify),
    budget: openApiBudget(db.sql),
    apiOrigin: settings.shopifyApiOrigin,
  });
  const commerce = openCommerce({
    sql: db.sql,
    inTransaction: db.inTransaction,
    shopify: openShopifyReads(client, redirectToOrigin(settings.shopifyApiOrigin)),
    parseDelivery,
    clock,
    seal,
    log,
    eraseShop,
    returnChanged: (shopId, native) => returns.followShopify(shopId, native),
    async removeSessions(domain) {
      const sessions = (await sessionStorage.findSessionsByShop?.(domain)) ?? [];
      await sessionStorage.deleteSessions(sessions.map((session) => session.id));
    },
  });
  const install = async (domain: string, scopes: readonly string[]) => {
    const { shopId, outcome } = await commerce.onInstalled(domain, scopes);
    const payload = { shopId: shopId.toString() };
    if (outcome !== 'known') {
      await commerce.startBackfill(shopId);
      await enqueue({ task: 'backfill', payload, key: `backfill:${shopId}` });
      // Codes may be out from before it left, also where everything else of it was erased.
      await loyalty.startReconciliation(shopId);
    }
    if (outcome === 'reinstalled') {
      await enqueue({ task: 'reconcile', payload: { ...payload, kind: 'nightly' } });
      await loyalty.reviveHolds(shopId);
      await loyalty.recheckPerks(shopId);
    }
  };
  const loyalty = openLoyalty({
    db,
    announcing: db.announcing,
    orders: ordersForLoyalty(commerce),
    returns: { openReturns: (shopId, orderId) => returns.openReturns(shopId, orderId) },
    discounts: discountsForLoyalty(commerce, openShopifyDiscounts(client), openDiscountUpkeep(client)),
    issuing: issuingForLoyalty(commerce, openShopifyIssuing(client)),
    tags: tagsForLoyalty(commerce, openCustomerTags(client)),
    perks: perksForLoyalty(commerce, openShopifyPerks(client)),
    jobs: { enqueue, drop: openDropJob(db) },
    codeFor: openDiscountCodes(settings.encryptionKey),
    now: (shopId) => clock.now(shopId),
  });
  const shopifyReturns = openShopifyReturns(client);
  const returns: Returns = openReturns({
    db,
    orders: ordersForReturns(commerce),
    points: pointsForReturns(loyalty),
    shopify: shopifyReturns,
    images: { shrink: shrinkImage },
    isHoliday: isPublicHoliday,
    seal,
    now: (shopId) => clock.now(shopId),
    log,
  });
  const { messages, mailLinks, messageIds } = openMessagesWith({
    db,
    commerce,
    client,
    seal,
    env: settings,
    reviews: () => reviews,
    returns,
    loyalty,
  });
  const reviews: Reviews = openReviewsWith({
    db,
    commerce,
    client,
    returns,
    messages,
    loyalty,
    seal,
    digest,
    allowedOrigin: settings.shopifyApiOrigin,
    reviewCode: openReviewCodes(settings.encryptionKey),
  });
  return {
    env: settings,
    log,
    db,
    clock,
    movableClock,
    shopify,
    commerce,
    loyalty,
    returns,
    shopifyReturns,
    reviews,
    messages,
    flow: openFlow(client),
    storefront: openStorefront(client),
    mailLinks,
    reviewMediaLinks: openReviewMediaLinks(
      openSignedLinks(settings.encryptionKey),
      settings.appUrl,
      () => new Date(),
    ),
    photoLinks: openPhotoLinks(openSignedLinks(settings.encryptionKey), settings.appUrl, () => new Date()),
    withdrawalLinks: openWithdrawalLinks(openSignedLinks(settings.encryptionKey), () => new Date()),
    messageIds,
    apiKeys: openApiKeys(db, seal, () => Date.now()),
    digest,
    writes: openShopifyWrites(client),
    install,
    enqueue,
    listDueShops: () => listDueShops(db.sql),
    close: () => db.close(),
  };
}

let opened: App | undefined;

/** The one App of this process, opened at the first call. */
export function app(name: 'web' | 'worker' = 'web'): App {
  opened ??= open(name);
  return opened;
}
