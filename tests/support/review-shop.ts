import { afterAll, beforeAll } from 'vitest';
import { type Instant, parseInstant, type Zone, zone } from '../../app/kernel/calendar.ts';
import { currencyCode } from '../../app/kernel/currency.ts';
import {
  composeReminder,
  composeRequest,
  requestsForReviews,
} from '../../app/messaging/messages-for-reviews.ts';
import { erasedPeople } from '../../app/modules/commerce/privacy/erased-people.server.ts';
import { type Messages, type MessagesDeps, openMessages } from '../../app/modules/messages/index.server.ts';
import type { Mail, Mailer, Recipient } from '../../app/modules/messages/ports.ts';
import { openReviews, type Reviews } from '../../app/modules/reviews/index.server.ts';
import type { FetchOutside } from '../../app/modules/reviews/media/ports.ts';
import type { ReturnsPort, ReviewableOrder } from '../../app/modules/reviews/ports.ts';
import type { PurchaseOutcome } from '../../app/modules/reviews/review.ts';
import { settingsForm } from '../../app/modules/reviews/settings/forms.ts';
import { defaultSettings, type ReviewSettings } from '../../app/modules/reviews/settings/settings.ts';
import { type Database, openDatabase } from '../../app/platform/db/database.server.ts';
import { openOpaqueDigest } from '../../app/platform/secrets/opaque-digest.server.ts';
import { openSeal } from '../../app/platform/secrets/seal.server.ts';
import { useDatabase } from './database.ts';
import { FakeFiles } from './fake-files.ts';
import { buyers, FakeIncentives, plainBuyer } from './fake-incentives.ts';
import { FakeQuestions, plainQuestions } from './fake-questions.ts';
import { FakeRatings } from './fake-ratings.ts';
import { composersOf, plainMessagesDeps } from './messages-deps.ts';
import { plainMedia } from './plain-media.ts';
import { plainMoving } from './plain-moving.ts';
import { linesOf, ordersOf, parcelOf, type SampleParcel, type SampleReviewOrder } from './review-orders.ts';

const seal = openSeal(Buffer.alloc(32, 7));

/** One shop with reviews and messages on the real database; orders, returns, Shopify and the mail server in memory. */
export class ReviewShop {
  readonly db: Database;
  readonly shopId: bigint;
  readonly domain: string;
  readonly zone: Zone;
  readonly reviews: Reviews;
  readonly messages: Messages;
  readonly orders = new Map<bigint, ReviewableOrder>();
  readonly ratings = new FakeRatings();
  readonly questions = new FakeQuestions();
  readonly files = new FakeFiles();
  /** What others answer to whoever fetches an address. */
  outside: FetchOutside = async () => ({ failed: 'unreachable' });
  /** Customers by address. */
  readonly named = new Map<string, readonly bigint[]>();
  /** Questions whose news went out. */
  readonly toldQuestions = new Set<bigint>();
  readonly purchases = new Map<string, PurchaseOutcome>();
  readonly openReturns = new Set<bigint>();
  readonly mails: Mail[] = [];
  readonly incentives = new FakeIncentives();
  /** Whoever bought. */
  buyer = plainBuyer;
  /** That a review earns. */
  points: bigint | null = null;
  scopes: string[] = ['write_products'];
  now: Instant = parseInstant('2026-03-01T15:00:00Z');
  /** What the mail server does; `null`: there is none. */
  mailer: Mailer | null = {
    deliver: async (mail) => {
      this.mails.push(mail);
      return { state: 'taken' };
    },
    find: async () => 'cannot-tell',
  };

  constructor(db: Database, shopId: bigint, domain: string, place: string) {
    this.db = db;
    this.shopId = shopId;
    this.domain = domain;
    this.zone = zone(place);
    this.messages = openMessages(this.messagesDeps());
    const returns: ReturnsPort = {
      hasOpenReturn: async (_shop, order) => this.openReturns.has(order),
      withOpenReturn: async (_shop, orders) => new Set(orders.filter((order) => this.openReturns.has(order))),
      purchaseOf: async (_shop, order, line) => this.purchases.get(`${order}:${line}`) ?? 'kept',
    };
    this.reviews = openReviews({
      db,
      returns,
      returnNotes: { latestNotes: async () => [] },
      requests: requestsForReviews(this.messages),
      shopify: this.ratings,
      questions: plainQuestions(this.questions, this.named, this.toldQuestions),
      writing: { productTypes: async () => new Map(), pointsForReview: async () => this.points },
      publishing: buyers(() => this.buyer),
      incentives: this.incentives,
      media: { ...plainMedia(this.files), fetchOutside: (url) => this.outside(url) },
      moving: plainMoving(seal, this.named),
      digest: openOpaqueDigest(Buffer.alloc(32, 7)),
      orders: ordersOf(this),
      erased: (tx, asked) => erasedPeople({ seal }, tx, asked),
    });
  }

  /** What messages is handed, with changes for one test. */
  messagesDeps(change: Partial<MessagesDeps> = {}): MessagesDeps {
    const here = () => this;
    const formLink = async (_shop: bigint, order: bigint) =>
      `https://${this.domain}/apps/afterglow/review?token=${order}`;
    return {
      ...plainMessagesDeps(this.db, seal),
      people: {
        shopForMessages: async () => ({
          name: 'The <Shop>',
          domain: this.domain,
          zone: this.zone,
          country: 'US',
          currency: currencyCode('USD'),
          installed: true,
        }),
        recipients: async (_shop, who) => who.map(({ customerId }) => this.recipient(customerId)),
        personsNow: async (_shop, person) => [person],
        localeOf: async () => 'en-US',
        emailIndex: (email) => seal.emailIndex(email),
      },
      composers: composersOf({
        'review-request': composeRequest(() => this.reviews, formLink),
        'review-reminder': composeReminder(() => this.reviews, formLink),
      }),
      get mailer() {
        return here().mailer;
      },
      links: {
        preferences: async (_shop, person) =>
          `https://${this.domain}/apps/afterglow/preferences?token=${encodeURIComponent(person)}`,
        oneClick: (_shop, person, kinds) =>
          `https://app.example/mail/unsubscribe?token=${encodeURIComponent(`${person} ${kinds.join()}`)}`,
        click: async (_shop, message, url) =>
          `https://${this.domain}/apps/afterglow/go?token=${encodeURIComponent(`${message} ${url}`)}`,
        open: async (_shop, message) => `https://${this.domain}/apps/afterglow/seen.gif?token=${message}`,
        readPreferences: (_shop, token) => (token.startsWith('customer:') ? { person: token } : null),
      },
      ...change,
    };
  }

  /** Somebody in the shop's own country who has bought once, with changes of one test. */
  recipient(customerId: bigint | null, change: Partial<Recipient> = {}): Recipient {
    return {
      email: `person${customerId}@example.com`,
      person: `customer:${customerId}`,
      locale: 'en-US',
      firstName: 'Ana',
      country: 'US',
      marketing: 'subscribed',
      lifecycle: 'first-time',
      customerShopifyId: customerId,
      orderShopifyId: null,
      ...change,
    };
  }

  at(iso: string): this {
    this.now = parseInstant(iso);
    return this;
  }

  async live(change: Partial<ReviewSettings['request']> = {}, publish: 'auto' | 'manual' = 'auto') {
    const request = { ...defaultSettings.request, ...change };
    const form = settingsForm({ ...defaultSettings, request, publish });
    const saved = await this.reviews.saveSettings(this.shopId, form, 'staff', this.now);
    if ('refused' in saved) throw new Error(JSON.stringify(saved.errors));
    await this.reviews.goLive(this.shopId, this.now, 'staff');
    return this;
  }

  async customer(): Promise<bigint> {
    const [row] = await this.db.sql<{ id: bigint }>`
      insert into commerce_customer (shop_id, shopify_id, created_at, updated_at)
      values (${this.shopId}, nextval('commerce_read_seq') + 1000000, now(), now()) returning id`;
    return idOf(row);
  }

  /** An order placed now, with its lines numbered from 1. */
  async place(sample: SampleReviewOrder = {}, customerId: bigint | null = null): Promise<bigint> {
    const [row] = await this.db.sql<{ id: bigint; shopify_id: bigint }>`
      insert into commerce_order (shop_id, shopify_id, name, customer_id, currency, presentment_currency, total_minor,
        total_presentment, financial_status, processed_at, updated_at, snapshot)
      values (${this.shopId}, nextval('commerce_read_seq') + 5000000, '#1', ${customerId}, 'USD', 'USD', 0, 0, 'paid',
        now(), now(), '{}') returning id, shopify_id`;
    const id = idOf(row);
    const lines = linesOf(sample);
    this.orders.set(id, {
      orderId: id,
      shopifyId: row?.shopify_id ?? 0n,
      name: '#1',
      customerId,
      processedAt: this.now,
      standing: 'live',
      imported: false,
      zone: this.zone,
      lines,
      parcels: (sample.parcels ?? []).map((parcel) => parcelOf(parcel, lines)),
      traits: null,
      ...sample.change,
    });
    return id;
  }

  /** The order as it is known from now on; its request is planned again. */
  async change(orderId: bigint, change: Partial<ReviewableOrder>): Promise<void> {
    this.orders.set(orderId, { ...this.order(orderId), ...change });
    await this.reviews.planRequest(this.shopId, orderId, this.now);
  }

  async parcels(orderId: bigint, parcels: readonly SampleParcel[]): Promise<void> {
    const { lines } = this.order(orderId);
    await this.change(orderId, { parcels: parcels.map((parcel) => parcelOf(parcel, lines)) });
  }

  order(orderId: bigint): ReviewableOrder {
    const order = this.orders.get(orderId);
    if (order === undefined) throw new Error(`No order ${orderId}`);
    return order;
  }

  /** Sweeps at the shop's moment and runs the jobs that this gave to the queue. Returns what became of each. */
  async sweep(messages: Messages = this.messages) {
    await messages.sweepDue(this.shopId, this.now);
    const queued = await this.db.sql<{ id: bigint }>`select id from message_intent
      where shop_id = ${this.shopId} and state = 'queued' order by due_at, id`;
    const outcomes = [];
    for (const { id } of queued)
      outcomes.push(...(await messages.send(this.shopId, [id], this.now)).values());
    return outcomes;
  }

  /** "state reason moment" of every message. */
  async told(): Promise<string[]> {
    const rows = await this.db.sql<{ state: string; reason: string | null; at: Instant }>`
      select state, reason, coalesce(answered_at, due_at) as at from message_intent where shop_id = ${this.shopId} order by id`;
    return rows.map(({ state, reason, at }) => [state, reason, at.toString()].filter(Boolean).join(' '));
  }

  async facts(): Promise<string[]> {
    const rows = await this.db.sql<{ kind: string }>`select kind from platform_fact
      where shop_id = ${this.shopId} order by happened_at, id`;
    return rows.map((row) => row.kind);
  }
}

/** Opens a database for the file; each shop in it is a tenant of its own. */
export function useReviews() {
  const database = useDatabase();
  let db: Database;
  beforeAll(() => {
    db = openDatabase({ url: database.url, poolSize: 20, reactionsOf: () => [] });
  });
  afterAll(() => db.close());
  let count = 0;
  return {
    get db() {
      return db;
    },
    /** Not live; New York unless said otherwise. */
    async shop(place = 'America/New_York'): Promise<ReviewShop> {
      count += 1;
      const domain = `reviews-${count}.myshopify.com`;
      const [row] = await db.sql<{ id: bigint }>`insert into commerce_shop (domain, timezone, installed_at)
        values (${domain}, ${place}, '2026-01-01T00:00:00Z') returning id`;
      return new ReviewShop(db, idOf(row), domain, place);
    },
  };
}

function idOf(row: { id: bigint } | undefined): bigint {
  if (row === undefined) throw new Error('Nothing was inserted');
  return row.id;
}
