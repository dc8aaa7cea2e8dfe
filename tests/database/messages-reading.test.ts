import { beforeAll, describe, expect, it } from 'vitest';
import { parseInstant } from '../../app/kernel/calendar.ts';
import type { Sql } from '../../app/kernel/transaction.ts';
import type { MessageQuery } from '../../app/modules/messages/index.server.ts';
import { messageSettingsForm } from '../../app/modules/messages/settings/forms.ts';
import { defaultMessageSettings } from '../../app/modules/messages/settings/settings.ts';
import { countFeedback, countMessages } from '../../app/modules/messages/store/log/figures.server.ts';
import { listLog } from '../../app/modules/messages/store/log/log.server.ts';
import { toParameter } from '../../app/platform/db/values.server.ts';
import { MessageShop } from '../support/message-shop.ts';
import { planned } from '../support/planned-message.ts';
import { type ReviewShop, useReviews } from '../support/review-shop.ts';

const bench = useReviews();

/** Messages of every fate, 5,000 of them over two months, without a process that sent them. */
async function fill({ db, shopId }: ReviewShop): Promise<void> {
  await db.sql`insert into message_intent (shop_id, key, kind, first_due_at, due_at, zone, state, reason, later, answered_at, planned_at)
    select ${shopId}, 'bulk:' || n, case n % 3 when 0 then 'review-request' when 1 then 'points-available' else 'return-settled' end,
      at, at, 'UTC', state, case when state = 'not-sent' then case n % 2 when 0 then 'no-consent' else 'unsubscribed' end end,
      case when state = 'waiting' and n % 20 = 3 then 'cap' end,
      case when state in ('sent', 'not-sent', 'unknown') then at end, at - interval '5 days'
    from (select n, '2026-02-01T00:00:00Z'::timestamptz + n * interval '17 minutes' as at,
      case n % 10 when 0 then 'not-sent' when 1 then 'not-sent' when 2 then 'unknown' when 3 then 'waiting' when 4 then 'held' else 'sent' end as state
      from generate_series(1, 5000) n) made`;
  await db.sql`insert into message_event (shop_id, intent_id, kind, at)
    select shop_id, id, case id % 3 when 0 then 'clicked' when 1 then 'delivered' else 'bounced' end, answered_at + interval '1 hour'
    from message_intent where shop_id = ${shopId} and state = 'sent' and id % 2 = 0`;
}

describe('a shop with many messages', () => {
  let shop: ReviewShop;
  beforeAll(async () => {
    shop = (await bench.shop()).at('2026-03-31T12:00:00Z');
    await fill(shop);
    const other = await bench.shop();
    await fill(other);
    await shop.db.pool.query('vacuum analyze message_intent');
    await shop.db.pool.query('vacuum analyze message_event');
  });

  async function all(query: MessageQuery): Promise<bigint[]> {
    const ids: bigint[] = [];
    for (let after: string | null = null; ; ) {
      const page = await shop.messages.list(shop.shopId, { ...query, after, limit: 97 });
      ids.push(...page.messages.map(({ id }) => id));
      after = page.next;
      if (after === null) return ids;
    }
  }
  const idsBy = async (order: 'newest' | 'soonest', where: string) =>
    (
      await shop.db.pool.query<{ id: bigint }>(
        `select id from message_intent where shop_id = $1 and ${where}
          order by coalesce(answered_at, due_at) ${order === 'newest' ? 'desc, id desc' : ', id'}`,
        [shop.shopId.toString()],
      )
    ).rows.map(({ id }) => id);

  it.each<[string, MessageQuery, 'newest' | 'soonest', string]>([
    ['everything', {}, 'newest', 'true'],
    ['a kind', { kind: 'points-available' }, 'newest', "kind = 'points-available'"],
    ['answers', { states: ['sent', 'not-sent'] }, 'newest', "state in ('sent', 'not-sent')"],
    ['a reason', { states: ['not-sent'], reason: 'no-consent' }, 'newest', "reason = 'no-consent'"],
    [
      'what waits on',
      { states: ['waiting'], later: true, soonestFirst: true },
      'soonest',
      "state = 'waiting' and later is not null",
    ],
    [
      'what waits',
      { states: ['waiting', 'held'], later: false, soonestFirst: true },
      'soonest',
      "state in ('waiting', 'held') and later is null",
    ],
  ])('lists %s page by page, each once', async (_what, query, order, where) => {
    const expected = await idsBy(order, where);
    expect(expected.length).toBeGreaterThan(97);
    expect(await all(query)).toEqual(expected);
  });

  it('counts every kind of the last 30 local days, and all that waits', async () => {
    const { kinds, unknown } = await shop.messages.overview(shop.shopId, shop.now);
    // By the shop's clock, which went an hour forward meanwhile.
    const since = parseInstant('2026-03-01T13:00:00Z');
    const {
      rows: [counted],
    } = await shop.db.pool.query<Record<string, number>>(
      `select count(*) filter (where state = 'sent' and answered_at >= $2)::int as sent,
        count(*) filter (where state = 'not-sent' and answered_at >= $2)::int as refused,
        count(*) filter (where reason = 'no-consent' and answered_at >= $2)::int as consent,
        count(*) filter (where state in ('waiting', 'held') and later is null)::int as waiting,
        count(*) filter (where later is not null)::int as later,
        count(*) filter (where exists (select 1 from message_event e where e.shop_id = m.shop_id and e.intent_id = m.id
          and e.kind = 'clicked') and answered_at >= $2)::int as clicked,
        (select count(*)::int from message_intent where shop_id = $1 and state = 'unknown') as unknown
      from message_intent m where shop_id = $1 and kind = 'review-request'`,
      [shop.shopId.toString(), since.toString()],
    );
    const request = kinds.find(({ kind }) => kind === 'review-request');
    expect(request?.figures).toMatchObject({
      sent: counted?.sent,
      notSent: counted?.refused,
      waiting: counted?.waiting,
      later: counted?.later,
      clicked: counted?.clicked,
      merged: 0,
      opened: 0,
    });
    expect(request?.reasons.find(({ reason }) => reason === 'no-consent')?.count).toBe(counted?.consent);
    expect(unknown).toBe(counted?.unknown);
    const returns = kinds.find(({ kind }) => kind === 'return-approved');
    expect(Object.values(returns?.figures ?? {}).every((count) => count === 0)).toBe(true);
  });

  it('reads figures and pages from the index of the log alone', async () => {
    const plans: string[] = [];
    const explained: Sql = async (text, ...values) => {
      const statement = text.reduce((before, part, index) => `${before}$${index}${part}`);
      const { rows } = await shop.db.pool.query(`explain ${statement}`, values.map(toParameter));
      plans.push(rows.map((row: object) => Object.values(row).join()).join('\n'));
      return [];
    };
    const since = parseInstant('2026-03-25T12:00:00Z');
    await countMessages(explained, shop.shopId, since);
    await countFeedback(explained, shop.shopId, since);
    const filter = { kind: null, states: null, reason: null, later: null, customerId: null, end: null };
    await listLog(explained, shop.shopId, { ...filter, limit: 51 });
    const [figures = '', feedback = '', page = ''] = plans;
    expect(figures).toContain('Index Only Scan using message_intent_moment');
    expect(feedback).toMatch(/Index Only Scan using message_event_shop_id_at/);
    expect(page).toContain('Index Scan using message_intent_moment');
    for (const plan of plans) expect(plan).not.toContain('Seq Scan');
    expect(page).not.toContain('Sort');
  });
});

describe('a search', () => {
  it('finds by order, address, number and Message-ID, in this shop alone', async () => {
    const shop = await bench.shop();
    const messages = new MessageShop(shop);
    const customer = await shop.customer();
    await shop.db
      .sql`insert into commerce_customer_profile (shop_id, customer_id, email_sealed, email_index, name)
      values (${shop.shopId}, ${customer}, ${Buffer.from('x')}, ${shop.messagesDeps().people.emailIndex('ana@example.com')}, 'Ana')`;
    const order = await shop.place({}, customer);
    await messages.messages.plan(shop.shopId, planned('one', customer, { orderId: order }), shop.now);
    await messages.messages.plan(shop.shopId, planned('two', await shop.customer()), shop.now);
    shop.at('2026-03-11T16:00:00Z');
    await shop.sweep(messages.messages);
    const find = async (search: string, at = shop.shopId) =>
      (await shop.messages.list(at, { search })).messages.map(({ id }) => id);
    const [one] = await find('#1');
    expect(one).toBeDefined();
    expect(await find('1')).toContain(one);
    expect(await find(' Ana@Example.com ')).toEqual([one]);
    expect(await find('bob@example.com')).toEqual([]);
    expect(await find(String(one))).toContain(one);
    const messageId = (await shop.messages.find(shop.shopId, one ?? 0n))?.messageId ?? '';
    expect(await find(messageId)).toEqual([one]);
    expect(await find(messageId.slice(1, -1))).toEqual([one]);
    const other = await bench.shop();
    for (const text of ['#1', 'ana@example.com', String(one), messageId])
      expect(await find(text, other.shopId)).toEqual([]);
    expect(await other.messages.find(other.shopId, one ?? 0n)).toBeNull();
  });
});

describe('one message', () => {
  it('opens the mail that it went in, also as a part of another, with what became known of it', async () => {
    const shop = await bench.shop();
    const { messages, rule, plan } = bound(new MessageShop(shop));
    await rule({});
    const customer = await shop.customer();
    await plan(planned('lead', customer, { kind: 'return-settled', window: null }));
    await plan(planned('part', customer, { window: null }));
    shop.at('2026-03-11T16:00:00Z');
    await shop.sweep(messages);
    const { messages: rows } = await messages.list(shop.shopId, {});
    const part = rows.find(({ kind }) => kind === 'review-request');
    const lead = rows.find(({ kind }) => kind === 'return-settled');
    expect(part).toMatchObject({ state: 'merged', mergedInto: lead?.id, leadKind: 'return-settled' });
    expect(await messages.noteFeedback(shop.shopId, lead?.id ?? 0n, { kind: 'delivered' }, shop.now)).toBe(
      true,
    );
    const found = await messages.find(shop.shopId, part?.id ?? 0n);
    expect(found).toMatchObject({
      parts: [{ id: lead?.id, kind: 'return-settled' }],
      content: { to: `person${customer}@example.com`, subject: 'return-settled and review-request' },
      events: [{ kind: 'delivered' }],
      feedback: ['delivered'],
    });
    expect(found?.messageId).toBe((await messages.find(shop.shopId, lead?.id ?? 0n))?.messageId);
  });
});

function bound(bundle: MessageShop) {
  return {
    messages: bundle.messages,
    rule: bundle.rule.bind(bundle),
    plan: (message: Parameters<typeof bundle.messages.plan>[1]) =>
      bundle.messages.plan(bundle.shop.shopId, message, bundle.shop.now),
  };
}

describe('the rules', () => {
  const form = messageSettingsForm(defaultMessageSettings);

  it('are the defaults until they are saved, and then the version saved last', async () => {
    const { messages, shopId, now, facts } = await ruled();
    expect(await messages.getSettings(shopId)).toEqual({
      settings: defaultMessageSettings,
      version: 0,
      savedAt: null,
      savedBy: null,
    });
    const capped = { ...form, capPerWeek: '2' };
    expect(await messages.saveSettings(shopId, capped, '7', now)).toMatchObject({
      version: 1,
      changed: true,
    });
    expect(await messages.saveSettings(shopId, capped, '8', now)).toMatchObject({
      version: 1,
      changed: false,
    });
    expect(await messages.saveSettings(shopId, form, '8', now)).toMatchObject({ version: 2, changed: true });
    expect(await messages.getSettings(shopId)).toMatchObject({
      settings: { capPerWeek: null },
      version: 2,
      savedBy: '8',
    });
    const versions = await messages.listSettings(shopId, { limit: 10 });
    expect(versions.map(({ version, data }) => [version, data.capPerWeek])).toEqual([
      [2, null],
      [1, 2],
    ]);
    const [first] = await messages.listSettings(shopId, { before: 2, limit: 1 });
    expect(first?.version).toBe(1);
    expect((await facts()).filter((kind) => kind === 'message-settings-saved')).toHaveLength(2);
  });

  it('that are wrong are refused by field, and nothing is stored', async () => {
    const { messages, shopId, now } = await ruled();
    expect(await messages.saveSettings(shopId, { ...form, capPerWeek: '0' }, '7', now)).toMatchObject({
      refused: 'bad-input',
      errors: { capPerWeek: expect.any(String) },
    });
    expect((await messages.getSettings(shopId)).version).toBe(0);
  });

  it('saved by many at once are versions one after the other', async () => {
    const { messages, shopId, now } = await ruled();
    const saves = [1, 2, 3, 4, 5, 6].map((cap) =>
      messages.saveSettings(shopId, { ...form, capPerWeek: String(cap) }, '7', now),
    );
    const versions = (await Promise.all(saves)).map((saved) => ('version' in saved ? saved.version : 0));
    expect(versions.toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  async function ruled() {
    const shop = await bench.shop();
    return { messages: shop.messages, shopId: shop.shopId, now: shop.now, facts: () => shop.facts() };
  }
});
