import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addLocalDays,
  compareInstants,
  type Instant,
  parseInstant,
  zone,
} from '../../app/kernel/calendar.ts';
import type { MessageKind } from '../../app/modules/messages/message.ts';
import type { Mailer } from '../../app/modules/messages/ports.ts';
import { MessageShop } from '../support/message-shop.ts';
import { useReviews } from '../support/review-shop.ts';

/*
 * Whatever happens to a shop's messages, in any order: planned, planned again, dropped, held, swept, their jobs run by
 * two processes at once, lost before the mail server has them or after, refused, not reached, paused, merged. Then
 * everything has one answer, nothing went twice, no part is lost, and the cap is kept.
 */

const bench = useReviews();
const newYork = zone('America/New_York');
const start = parseInstant('2026-03-05T12:00:00Z');

/** What the mail server does; the last two are processes that die, before it has the mail or after. */
const servers = ['taken', 'refused', 'not-reached', 'lost', 'unheard', 'dies-before', 'dies-after'] as const;

const moves = [
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('plan' as const),
      kind: fc.constantFrom<MessageKind>('review-request', 'points-available', 'return-settled'),
      who: fc.nat(1),
      key: fc.nat(7),
      hours: fc.nat(12 * 24),
      held: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('server' as const), does: fc.constantFrom(...servers) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('drop' as const), key: fc.nat(7) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('pause', 'resume', 'merge', 'look-up') }) },
] as const;
const move = fc.oneof(...moves);
const step = fc.oneof(...moves, {
  weight: 4,
  arbitrary: fc.record({
    do: fc.constant('go' as const),
    hours: fc.nat(96),
    workers: fc.integer({ min: 1, max: 2 }),
    /** What happens at the same time. */
    meanwhile: fc.array(move, { maxLength: 3 }),
  }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Row {
  id: bigint;
  key: string;
  state: string;
  merged_into: bigint | null;
  message_id: string | null;
  at: Instant;
  counts: boolean;
  customer_id: bigint;
}

class Life {
  readonly shop: MessageShop;
  readonly customers: readonly [bigint, bigint];
  server: (typeof servers)[number] = 'taken';
  #now = start;

  constructor(shop: MessageShop, customers: readonly [bigint, bigint]) {
    this.shop = shop;
    this.customers = customers;
  }

  async step(what: Step): Promise<void> {
    const { shop } = this;
    const { shopId } = shop.shop;
    if (what.do === 'go') {
      const others = async () => {
        for (const one of what.meanwhile) await this.step(one);
      };
      await Promise.all([this.#go(what.hours, what.workers), others()]);
      return;
    }
    if (what.do === 'look-up') return this.lookUp();
    if (what.do === 'plan') {
      const due = start.add({ hours: what.hours }).toString();
      const change = { key: `key-${what.key}`, held: what.held };
      await shop.plan(what.kind, this.customers[what.who] ?? null, due, change);
    }
    if (what.do === 'server') this.server = what.does;
    if (what.do === 'drop') await shop.messages.drop(shopId, `key-${what.key}`, 'dropped', this.#now);
    if (what.do === 'pause') await shop.messages.pause(shopId, 'staff', this.#now);
    if (what.do === 'resume') await shop.messages.resume(shopId, 'staff', this.#now);
    if (what.do === 'merge') await shop.messages.mergeCustomers(shopId, ...this.customers);
  }

  async lookUp(): Promise<void> {
    const { shopId } = this.shop.shop;
    const messages = this.#process(() => {});
    for (const { id, state } of await this.rows())
      if (state === 'unknown') await messages.lookUp(shopId, id, this.#now);
  }

  /** Time goes on, and so many processes work off the queue; one that dies leaves its job there. */
  async #go(hours: number, workers: number): Promise<void> {
    this.#now = this.#now.add({ hours });
    this.shop.shop.now = this.#now;
    // The queue gives back what the dead had.
    this.shop.running.clear();
    await this.shop.messages.sweepDue(this.shop.shop.shopId, this.#now);
    await Promise.all(
      Array.from({ length: workers }, () => {
        const death = new Promise<void>((resolve) => {
          void this.shop.work(this.#process(resolve)).then(() => resolve());
        });
        return death;
      }),
    );
  }

  #process(die: () => void) {
    const { mails } = this.shop;
    const dead = () => {
      die();
      return new Promise<never>(() => {});
    };
    const mailer: Mailer = {
      deliver: async (mail) => {
        const why = 'so';
        const { server } = this;
        if (server === 'refused' || server === 'not-reached') return { state: server, why };
        if (server === 'lost') return { state: 'unknown', why };
        if (server === 'dies-before') return dead();
        mails.push(mail);
        if (server === 'unheard') return { state: 'unknown', why };
        return server === 'dies-after' ? dead() : { state: 'taken' };
      },
      find: async (messageId) =>
        mails.some((mail) => mail.messageId === messageId) ? 'has-it' : 'has-it-not',
    };
    return this.shop.open({ mailer });
  }

  /** Everything is said and done. */
  async end(): Promise<void> {
    this.server = 'taken';
    await this.shop.messages.resume(this.shop.shop.shopId, 'staff', this.#now);
    for (let days = 0; days < 12 * 7; days += 7) {
      await this.#go(7 * 24, 1);
      await this.lookUp();
    }
  }

  rows(): Promise<Row[]> {
    return this.shop.shop.db.sql<Row>`
      select id, key, state, merged_into, message_id, coalesce(answered_at, due_at) as at, counts, customer_id
      from message_intent where shop_id = ${this.shop.shop.shopId} order by id`;
  }
}

describe('the life of messages', () => {
  it('ends in one answer each; nothing goes twice, no part is lost and the cap is kept', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 25 }), async (steps) => {
        const shop = new MessageShop(await bench.shop());
        await shop.rule({ capPerWeek: 1 });
        const life = new Life(shop, [await shop.shop.customer(), await shop.shop.customer()]);
        for (const one of steps) await life.step(one);
        await everyOneIsCounted(shop);
        await life.end();
        const rows = await life.rows();
        for (const row of rows)
          expect(['sent', 'merged', 'not-sent', 'held'], `${row.key} is ${row.state}`).toContain(row.state);
        everyMailIsItsParts(shop, rows);
        const all = steps.flatMap((one) => (one.do === 'go' ? [one, ...one.meanwhile] : [one]));
        // Two who are merged may have had a mail each before.
        if (!all.some((one) => one.do === 'merge')) keepsCap(rows);
      }),
      { numRuns: Number(process.env.MESSAGE_LIVES ?? 60) },
    );
  }, 600_000);
});

/** What the overview tells of each state adds up to what was planned. */
async function everyOneIsCounted({ messages, shop }: MessageShop): Promise<void> {
  const { kinds } = await messages.overview(shop.shopId, start);
  const figures = kinds.map(({ figures: of }) => of);
  const told = figures.reduce(
    (sum, of) => sum + of.sent + of.merged + of.notSent + of.unknown + of.later + of.waiting,
    0,
  );
  const [row] = await shop.db.sql<{ planned: number }>`select count(*)::int as planned from message_intent
    where shop_id = ${shop.shopId}`;
  expect(told).toBe(row?.planned);
}

/** What the server has is what is said to have gone: each part once, in one mail, under its lead. */
function everyMailIsItsParts({ mails }: MessageShop, rows: readonly Row[]): void {
  const went = rows.filter(({ state }) => state === 'sent' || state === 'merged');
  expect(mails.reduce((sum, { subject }) => sum + subject.split(' and ').length, 0)).toBe(went.length);
  for (const { messageId, subject } of mails) {
    const parts = went.filter(({ message_id: id }) => id === messageId);
    expect(parts).toHaveLength(subject.split(' and ').length);
    const leads = parts.filter(({ state }) => state === 'sent');
    expect(leads).toHaveLength(1);
    for (const part of parts) if (part.state === 'merged') expect(part.merged_into).toBe(leads[0]?.id);
  }
}

function keepsCap(rows: readonly Row[]): void {
  for (const customer of new Set(rows.map((row) => row.customer_id))) {
    const moments = rows
      .filter(({ customer_id: id, counts }) => id === customer && counts)
      .map(({ at }) => at)
      .toSorted(compareInstants);
    for (const [index, at] of moments.entries()) {
      const next = moments[index + 1];
      if (next !== undefined)
        expect(compareInstants(next, addLocalDays(at, newYork, 7))).toBeGreaterThanOrEqual(0);
    }
  }
}
