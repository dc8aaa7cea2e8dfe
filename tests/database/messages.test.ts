import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseInstant } from '../../app/kernel/calendar.ts';
import { type Messages, openMessages } from '../../app/modules/messages/index.server.ts';
import type { PlannedMessage } from '../../app/modules/messages/message.ts';
import { isOpen } from '../../app/modules/messages/sending/send-window.ts';
import { MailCatcher } from '../support/mail-catcher.ts';
import { mailerAt } from '../support/mailer-at.ts';
import { composersOf } from '../support/messages-deps.ts';
import { planned } from '../support/planned-message.ts';
import { type ReviewShop, useReviews } from '../support/review-shop.ts';

const bench = useReviews();
const catcher = new MailCatcher();
let port = 0;
beforeAll(async () => {
  port = await catcher.start();
});
afterAll(() => catcher.stop());
beforeEach(() => {
  catcher.behaviour = 'take';
  catcher.mails.length = 0;
});

const composers = composersOf({
  'review-request': async () => ({
    kind: 'send' as const,
    content: {
      kind: 'review-request' as const,
      orderName: '#<b>1</b>',
      products: [{ title: 'Tee & <script>alert(1)</script>', imageUrl: 'javascript:alert(1)', quantity: 1 }],
      url: 'https://shop.example/apps/afterglow/review?token=a&b="c"',
    },
  }),
});

/** A shop whose messages go to the real server. */
async function mailing(change: Parameters<ReviewShop['messagesDeps']>[0] = {}) {
  const shop = await bench.shop();
  const mailer = mailerAt(port);
  const messages = openMessages(shop.messagesDeps({ mailer, composers, ...change }));
  return { shop, messages };
}

async function planOne(shop: ReviewShop, messages: Messages, change: Partial<PlannedMessage> = {}) {
  const customer = await shop.customer();
  await messages.plan(shop.shopId, planned('one', customer, change), shop.now);
  return customer;
}

async function idOfOne(shop: ReviewShop): Promise<bigint> {
  const [row] = await shop.db.sql<{
    id: bigint;
  }>`select id from message_intent where shop_id = ${shop.shopId}`;
  return row?.id ?? 0n;
}

describe('a mail', () => {
  it('has its moment as date, says what it is, and can be unsubscribed from with one click', async () => {
    const { shop, messages } = await mailing();
    const customer = await planOne(shop, messages);
    shop.at('2026-04-20T02:00:00Z');
    expect(await shop.sweep(messages)).toMatchObject([{ state: 'sent' }]);
    const [mail] = catcher.mails;
    const header = (name: string) => mail?.headerLines.find((line) => line.key === name)?.line ?? '';
    expect(mail?.date?.toISOString()).toBe('2026-03-11T15:30:00.000Z');
    expect(mail?.messageId).toMatch(/^<[0-9a-z.]+@mail\.example>$/);
    expect(header('x-afterglow-kind')).toBe('X-Afterglow-Kind: review-request');
    expect(header('x-afterglow-shop')).toBe(`X-Afterglow-Shop: ${shop.domain}`);
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(header('list-unsubscribe').replace(/\s+/g, ' ')).toMatch(/^List-Unsubscribe: <https:\/\/.+>$/);
    expect(mail?.from?.value).toEqual([{ name: 'The <Shop>', address: 'shop@mail.example' }]);
    expect(mail?.to).toMatchObject({ value: [{ address: `person${customer}@example.com` }] });
  });

  it('escapes every text, has a text part, and no picture from elsewhere than the web', async () => {
    const { shop, messages } = await mailing();
    await planOne(shop, messages);
    shop.at('2026-03-12T15:00:00Z');
    await shop.sweep(messages);
    const [mail] = catcher.mails;
    const html = String(mail?.html);
    expect(html).not.toMatch(/<script|javascript:|<b>1/);
    expect(html).toContain('Tee &amp; &lt;script&gt;');
    expect(html).toMatch(/%3Ftoken%3Da%26b%3D%22c%22/);
    expect(mail?.text).toContain('Tee & <script>alert(1)</script>');
    expect(mail?.text).toMatch(/%3Ftoken%3Da%26b%3D%22c%22/);
  });
});

describe('what is not sent', () => {
  it('says why: unsubscribed, no address, redacted, no mail server, refused by it', async () => {
    const reasons: unknown[] = [];
    const attempt = async (change: Parameters<ReviewShop['messagesDeps']>[0], unsubscribes = false) => {
      const { shop, messages } = await mailing(change);
      const customer = await planOne(shop, messages);
      if (unsubscribes)
        await messages.unsubscribe(shop.shopId, `customer:${customer}`, ['review-request'], shop.now);
      shop.at('2026-03-12T15:00:00Z');
      reasons.push(...(await shop.sweep(messages)));
      expect(await shop.facts()).toContain('message-not-sent');
    };
    const { people } = (await bench.shop()).messagesDeps();
    await attempt({}, true);
    await attempt({ people: { ...people, recipients: async () => ['no-address'] } });
    await attempt({ people: { ...people, recipients: async () => ['redacted'] } });
    await attempt({ mailer: null });
    catcher.behaviour = 'refuse-for-good';
    await attempt({});
    expect(reasons).toMatchObject([
      { reason: 'unsubscribed' },
      { reason: 'no-address' },
      { reason: 'redacted' },
      { reason: 'no-mail-server' },
      { reason: 'refused-by-server' },
    ]);
    expect(catcher.mails).toEqual([]);
  });

  it('because the server was not there or said "later" goes out with the next try', async () => {
    const { shop, messages } = await mailing();
    await planOne(shop, messages);
    shop.at('2026-03-12T15:00:00Z');
    catcher.behaviour = 'refuse-for-now';
    await expect(shop.sweep(messages)).rejects.toThrow('took the message over');
    const unreachable = openMessages(shop.messagesDeps({ mailer: mailerAt(1), composers }));
    await expect(shop.sweep(unreachable)).rejects.toThrow('took the message over');
    catcher.behaviour = 'take';
    expect(await shop.sweep(messages)).toMatchObject([{ state: 'sent' }]);
    expect(catcher.mails).toHaveLength(1);
  });
});

describe('at most once', () => {
  it('holds when the line goes dead after the mail: it is unknown and never sent again', async () => {
    const { shop, messages } = await mailing();
    await planOne(shop, messages);
    shop.at('2026-03-12T15:00:00Z');
    catcher.behaviour = 'hang-up-after-data';
    expect(await shop.sweep(messages)).toEqual([{ state: 'unknown' }]);
    catcher.behaviour = 'take';
    expect((await messages.send(shop.shopId, [await idOfOne(shop)], shop.now)).size).toBe(0);
    expect(catcher.mails).toHaveLength(1);
    expect(await shop.facts()).toEqual(['message-unknown']);
  });

  it('holds when the process is killed between claim and record', async () => {
    const { shop, messages } = await mailing();
    await planOne(shop, messages);
    shop.at('2026-03-12T12:00:00Z');
    await messages.sweepDue(shop.shopId, shop.now);
    const id = await idOfOne(shop);
    catcher.behaviour = 'take-and-hang';
    const taken = new Promise<void>((resolve) => {
      catcher.onTaken = resolve;
    });
    const program = path.resolve(import.meta.dirname, '../support/dying-sender.ts');
    const { host, port: dbPort } = shop.db.pool.options;
    const url = String(shop.db.pool.options.connectionString ?? `postgres://${host}:${dbPort}`);
    const child = spawn(process.execPath, [program, url, `${shop.shopId}`, `${id}`, `${port}`]);
    await taken;
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect((await shop.told())[0]).toMatch(/^claimed/);
    catcher.behaviour = 'take';
    // Its job comes back, to any worker, more than once.
    expect((await messages.send(shop.shopId, [id], shop.now)).get(id)).toEqual({ state: 'unknown' });
    expect((await messages.send(shop.shopId, [id], shop.now)).size).toBe(0);
    await messages.plan(shop.shopId, planned('one', null), shop.now);
    expect(await shop.sweep(messages)).toEqual([]);
    expect(catcher.mails).toHaveLength(1);
    expect((await messages.overview(shop.shopId, shop.now)).unknown).toBe(1);
  });

  it('holds for whatever plans, sweeps and sends at once, in any order', async () => {
    const { shop, messages } = await mailing();
    shop.at('2026-03-12T15:00:00Z');
    const step = fc.constantFrom('plan', 'hold', 'sweep', 'send', 'drop');
    let key = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 5 }), async (rounds) => {
        key += 1;
        const name = `law-${key}`;
        const customer = await shop.customer();
        const before = catcher.mails.length;
        for (const round of rounds)
          await Promise.all(
            round.map(async (what) => {
              if (what === 'plan') await messages.plan(shop.shopId, planned(name, customer), shop.now);
              if (what === 'hold')
                await messages.plan(shop.shopId, planned(name, customer, { held: true }), shop.now);
              if (what === 'sweep') await messages.sweepDue(shop.shopId, shop.now);
              if (what === 'drop') await messages.drop(shop.shopId, name, 'dropped', shop.now);
              if (what === 'send') {
                const [row] = await shop.db.sql<{ id: bigint }>`select id from message_intent
                  where shop_id = ${shop.shopId} and key = ${name}`;
                if (row) await messages.send(shop.shopId, [row.id], shop.now);
              }
            }),
          );
        return catcher.mails.length - before <= 1;
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});

describe('a clock that only runs', () => {
  it('never sends outside the window, whenever the worker comes to it', async () => {
    const { shop, messages } = await mailing({ clockJumps: false });
    const customer = await shop.customer();
    let key = 0;
    const late = fc.integer({ min: 0, max: 5 * 24 * 60 });
    await fc.assert(
      fc.asyncProperty(late, async (minutes) => {
        key += 1;
        catcher.mails.length = 0;
        const message = planned(`late-${key}`, customer);
        await messages.plan(shop.shopId, message, message.dueAt);
        shop.now = message.dueAt.add({ minutes });
        for (let tries = 0; tries < 3 && catcher.mails.length === 0; tries++) {
          await shop.sweep(messages);
          const next = await messages.nextDue(shop.shopId);
          if (next !== null) shop.now = next;
        }
        const [mail] = catcher.mails;
        const sent = parseInstant(mail?.date?.toISOString() ?? '');
        const { window } = message;
        if (window === null) throw new Error('The message has a window');
        return isOpen(shop.now, window, message.zone) && isOpen(sent, window, message.zone);
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});

describe('unsubscribing', () => {
  it('counts once, for this kind and person, and follows a merge', async () => {
    const { shop, messages } = await mailing();
    const [from, into] = [await shop.customer(), await shop.customer()];
    const person = `customer:${from}`;
    const wanted = async () =>
      (await messages.readPreferences(shop.shopId, person))?.kinds.filter((kind) => kind.wanted).length;
    expect(await wanted()).toBe(1);
    for (let times = 0; times < 2; times++)
      await messages.unsubscribe(shop.shopId, person, ['review-request'], shop.now);
    expect(await wanted()).toBe(0);
    expect(await messages.readPreferences(shop.shopId, 'nonsense')).toBeNull();
    expect((await shop.facts()).filter((kind) => kind === 'unsubscribed')).toHaveLength(1);
    await messages.mergeCustomers(shop.shopId, from, into);
    await messages.plan(shop.shopId, planned('merged', into), shop.now);
    shop.at('2026-03-12T15:00:00Z');
    expect(await shop.sweep(messages)).toMatchObject([{ reason: 'unsubscribed' }]);
    expect(await messages.exportCustomer(shop.shopId, into)).toMatchObject({
      messages: [{ state: 'not-sent' }],
      unsubscribed: [{ kind: 'review-request' }],
    });
  });
});

it('the log is paged newest first and found by order', async () => {
  const { shop, messages } = await mailing();
  const order = await shop.place({}, await shop.customer());
  for (let index = 0; index < 5; index++)
    await messages.plan(
      shop.shopId,
      planned(`m${index}`, null, {
        orderId: index === 2 ? order : null,
        dueAt: parseInstant(`2026-03-1${index}T15:00:00Z`),
      }),
      shop.now,
    );
  const first = await messages.list(shop.shopId, { limit: 3 });
  expect(first.messages).toHaveLength(3);
  const second = await messages.list(shop.shopId, { limit: 3, after: first.next });
  expect(second.messages).toHaveLength(2);
  expect(second.next).toBeNull();
  const moments = [...first.messages, ...second.messages].map((message) => message.dueAt.toString());
  expect(moments).toEqual(moments.toSorted().reverse());
  expect((await messages.list(shop.shopId, { search: '#1' })).messages).toMatchObject([{ orderId: order }]);
  expect((await messages.list(shop.shopId, { search: '1' })).messages.length).toBeGreaterThanOrEqual(1);
});
