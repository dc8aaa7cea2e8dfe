import { describe, expect, it } from 'vitest';
import type { ReturnDetail, ReturnQuery } from '../../app/modules/returns/door.ts';
import { settingsForm } from '../../app/modules/returns/settings/forms.ts';
import { defaultSettings } from '../../app/modules/returns/settings/settings.ts';
import { dollars, made, type ReturnsTestShop, useReturns } from '../support/returns-shop.ts';

const returns = useReturns();
const shirt = (sku = 'A') => ({ lines: [{ sku, price: '30.00', quantity: 3 }] });

/** So many returns that wait to be looked at, oldest first. */
async function waiting(shop: ReturnsTestShop, count: number): Promise<ReturnDetail[]> {
  const all: ReturnDetail[] = [];
  for (let index = 0; index < count; index++) {
    shop.at(`2026-03-10T1${index}:00:00Z`);
    all.push(made(await shop.ask(await shop.place(shirt(`S${index}`)))));
  }
  return all;
}

async function listed(shop: ReturnsTestShop, query: Partial<ReturnQuery> = {}): Promise<bigint[]> {
  const { returns: rows } = await shop.returns.list(shop.shopId, { tab: 'to-review', ...query });
  return rows.map(({ id }) => id);
}

/** Page by page, two at a time. */
async function paged(shop: ReturnsTestShop, query: Partial<ReturnQuery>): Promise<bigint[]> {
  const ids: bigint[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page = await shop.returns.list(shop.shopId, {
      tab: 'to-review',
      ...query,
      limit: 2,
      after: after ?? null,
    });
    ids.push(...page.returns.map(({ id }) => id));
    after = page.next;
  }
  return ids;
}

const set = (shop: ReturnsTestShop, one: ReturnDetail | undefined, due: string | null) =>
  shop.db
    .sql`update returns_return set due_at = ${due}::timestamptz where shop_id = ${shop.shopId} and id = ${one?.id}`;

describe('the queue', () => {
  it('has what is overdue first, then what is due next, then what may wait, page by page', async () => {
    const shop = await returns.shop({ approval: 'manual' });
    const [a, b, c, d, e] = await waiting(shop, 5);
    await set(shop, a, null);
    await set(shop, b, '2026-03-12T00:00:00Z');
    await set(shop, c, '2026-03-09T00:00:00Z');
    await set(shop, d, null);
    await set(shop, e, '2026-03-12T00:00:00Z');
    const order = [c, b, e, a, d].map((one) => one?.id);
    expect(await listed(shop)).toEqual(order);
    expect(await paged(shop, {})).toEqual(order);
    expect(await listed(shop, { overdue: true })).toEqual([c?.id]);
    expect(await listed(shop, { overdue: false })).toEqual([b, e, a, d].map((one) => one?.id));
    expect(await listed(shop, { after: 'nonsense' })).toEqual(order);
  });

  it('has those with priority before the others, page by page', async () => {
    const shop = await returns.shop({ approval: 'manual' });
    const [a, b, c, d, e] = await waiting(shop, 5);
    for (const [one, due] of [
      [a, '2026-03-09T00:00:00Z'],
      [b, null],
      [c, '2026-03-12T00:00:00Z'],
      [d, null],
    ] as const)
      await set(shop, one, due);
    await set(shop, e, '2026-03-14T00:00:00Z');
    await shop.db.sql`update returns_return set first = true
      where shop_id = ${shop.shopId} and id = any(${[d?.id, e?.id]}::bigint[])`;
    const order = [e, d, a, c, b].map((one) => one?.id);
    expect(await listed(shop)).toEqual(order);
    expect(await paged(shop, {})).toEqual(order);
    expect(await listed(shop, { first: true })).toEqual([e?.id, d?.id]);
    expect(await paged(shop, { first: false })).toEqual([a, c, b].map((one) => one?.id));
    expect(await listed(shop, { overdue: true })).toEqual([a?.id]);
    expect(await listed(shop, { after: 'first:nonsense' })).toEqual(order);
    const { returns: rows } = await shop.returns.list(shop.shopId, { tab: 'to-review' });
    expect(rows.map(({ first }) => first)).toEqual([true, true, false, false, false]);
  });

  it('keeps with a return whether its customer had priority when it was asked for', async () => {
    const shop = await returns.shop({ approval: 'manual' });
    const order = await shop.place(shirt());
    const by = shop.another({ points: { ...shop.deps.points, hasPriority: async () => true } });
    made(await shop.ask(order, [{}], { by }));
    expect((await shop.returns.list(shop.shopId, { tab: 'to-review' })).returns[0]?.first).toBe(true);
  });

  it('has what is done, and everything, newest first', async () => {
    const shop = await returns.shop({ approval: 'manual' });
    const all = await waiting(shop, 5);
    for (const one of all.slice(0, 3))
      made(await shop.returns.decline(shop.shopId, one.id, { reason: 'OTHER' }, 'staff', shop.now));
    const ids = all.map(({ id }) => id);
    expect(await paged(shop, { tab: 'done' })).toEqual(ids.slice(0, 3).reverse());
    expect(await paged(shop, { tab: null })).toEqual(ids.toReversed());
    expect(await shop.returns.counts(shop.shopId)).toEqual({
      open: { 'to-review': 2, 'in-transit': 0, 'to-inspect': 0, 'to-settle': 0 },
      held: 0,
    });
  });

  it('shows of each what a line of it needs', async () => {
    const shop = await returns.shop({ approval: 'manual' });
    const order = await shop.place(shirt());
    const one = made(await shop.ask(order, [{ quantity: 2, reason: 'defective' }], { outcome: 'credit' }));
    const { returns: rows } = await shop.returns.list(shop.shopId, { tab: 'to-review' });
    expect(rows).toMatchObject([
      {
        ...{ id: one.id, name: '#1001-R1', orderId: order.id, orderName: '#1001', customerId: 7n },
        ...{ state: 'requested', outcome: 'credit', units: 2, title: 'A', reasons: ['defective'] },
        ...{
          quoted: dollars('60.00'),
          quotedShop: dollars('60.00'),
          held: false,
          unread: false,
          first: false,
        },
        ...{ origin: 'shopper', owner: null, requestedAt: shop.now, since: shop.now },
        dueAt: shop.now.add({ hours: 24 }),
      },
    ]);
  });

  it('is filtered by each thing that is asked for, and by several', async () => {
    const shop = await returns.shop({ approval: 'manual' });
    const [a, b, c] = await waiting(shop, 3);
    const { sql } = shop.db;
    await sql`update returns_return set outcome = 'keep', origin = 'withdrawal', owner = '5', unread = true,
      reasons = '{defective,unwanted}', quoted_shop_minor = 9000 where shop_id = ${shop.shopId} and id = ${a?.id}`;
    await sql`update returns_return set hold = ${JSON.stringify({ code: 'amounts-differ', values: {}, since: '2026-03-10T00:00:00Z' })}::jsonb
      where shop_id = ${shop.shopId} and id = ${b?.id}`;
    const filters: [Partial<ReturnQuery>, (ReturnDetail | undefined)[]][] = [
      [{ outcome: 'keep' }, [a]],
      [{ outcome: 'refund' }, [b, c]],
      [{ reason: 'defective' }, [a]],
      [{ reason: 'unwanted' }, [a, b, c]],
      [{ origin: 'withdrawal' }, [a]],
      [{ owner: '5' }, [a]],
      [{ owner: '' }, [b, c]],
      [{ unread: true }, [a]],
      [{ unread: false }, [b, c]],
      [{ held: true }, [b]],
      [{ held: false }, [a, c]],
      [{ quotedAtLeast: 9000n }, [a]],
      [{ reason: 'unwanted', owner: '', held: false }, [c]],
      [{ outcome: 'keep', owner: '' }, []],
      [{ tab: null, held: true }, [b]],
    ];
    for (const [query, expected] of filters)
      expect((await listed(shop, query)).toSorted(), Object.keys(query).join()).toEqual(
        expected.map((one) => one?.id),
      );
    expect((await shop.returns.counts(shop.shopId)).held).toBe(1);
    expect((await shop.returns.listHeld(shop.shopId)).map(({ id }) => id)).toEqual([b?.id]);
  });

  it('finds orders and returns by name, products by SKU and a part of their title, and customers', async () => {
    const shop = await returns.shop({ approval: 'manual' });
    const [a, b, c] = await waiting(shop, 3);
    const { sql } = shop.db;
    await sql`update returns_return set order_name = '#2002', name = '#2002-R1' where shop_id = ${shop.shopId} and id = ${a?.id}`;
    await sql`update returns_line set title = '100% Linen_shirt' where shop_id = ${shop.shopId} and return_id = ${b?.id}`;
    await sql`update returns_return set customer_id = 9 where shop_id = ${shop.shopId} and id = ${c?.id}`;
    const named = shop.another({ orders: { ...shop.deps.orders, customersNamed: async () => [9n] } });
    const found = async (search: string, by = shop.returns) =>
      (await by.list(shop.shopId, { tab: 'to-review', search })).returns.map(({ id }) => id);
    for (const text of ['2002', '#2002', '#2002-R1', '2002-R1', ' #2002 '])
      expect(await found(text)).toEqual([a?.id]);
    expect(await found('S2')).toEqual([c?.id]);
    for (const text of ['linen', '100%', 'n_s', '10']) expect(await found(text), text).toEqual([b?.id]);
    for (const text of ['%%%', '___', 'inen_x', 'no such thing']) expect(await found(text), text).toEqual([]);
    expect(await found('Anna', named)).toEqual([c?.id]);
    expect(await found('   ')).toHaveLength(3);
    expect(await paged(shop, { search: 'S' })).toEqual([a?.id, c?.id]);
    // More lines than are looked up beforehand.
    await sql`insert into returns_line (shop_id, return_id, position, line_shopify_id, title, quantity, reason)
      select ${shop.shopId}, ${b?.id}, n, 1, 'Sock', 1, 'unwanted' from generate_series(1, 1100) n`;
    await sql`update returns_line set title = 'Long sock' where shop_id = ${shop.shopId} and return_id = ${c?.id}`;
    expect(await paged(shop, { search: 'sock' })).toEqual([b?.id, c?.id]);
  });
});

describe('views of the queue', () => {
  it('are kept under a name, with their filters only', async () => {
    const shop = await returns.shop();
    const view = made(
      await shop.returns.saveView(
        shop.shopId,
        { name: ' Faulty ', address: '?tab=to-review&reason=defective&q=anna%40example.com&after=x' },
        '5',
      ),
    );
    expect(view).toMatchObject({ name: 'Faulty', address: 'tab=to-review&reason=defective', savedBy: '5' });
    const again = made(
      await shop.returns.saveView(shop.shopId, { name: 'Faulty', address: 'tab=done' }, '6'),
    );
    expect(again).toEqual({ ...view, address: 'tab=done', savedBy: '6' });
    expect(await shop.returns.listViews(shop.shopId)).toEqual([again]);
    const other = await returns.shop();
    await other.returns.deleteView(other.shopId, view.id);
    expect(await shop.returns.listViews(shop.shopId)).toHaveLength(1);
    await shop.returns.deleteView(shop.shopId, view.id);
    expect(await shop.returns.listViews(shop.shopId)).toEqual([]);
  });

  it('are at most fifty, also when many are saved at once', async () => {
    const shop = await returns.shop();
    const save = (name: string) => shop.returns.saveView(shop.shopId, { name, address: '' }, '5');
    const all = await Promise.all(Array.from({ length: 55 }, (_, index) => save(`View ${index}`)));
    expect(all.filter((one) => 'refused' in one)).toEqual(
      Array.from({ length: 5 }, () => ({ refused: 'limit-reached', values: { most: '50' } })),
    );
    const [known] = await shop.returns.listViews(shop.shopId);
    expect(await save(known?.name ?? '')).toMatchObject({ id: known?.id });
  });

  it.each([
    { name: '  ', address: '' },
    { name: 'x'.repeat(61), address: '' },
    { name: 'x\u0000', address: '' },
    { name: 'x', address: 'y'.repeat(2001) },
  ])('are refused when they are none: %j', async (view) => {
    const shop = await returns.shop();
    expect(await shop.returns.saveView(shop.shopId, view, '5')).toEqual({ refused: 'bad-input' });
  });
});

describe('settings of returns', () => {
  it('move what waits to its new time', async () => {
    const shop = await returns.shop({ approval: 'manual' });
    const [a] = await waiting(shop, 1);
    const due = async () =>
      (await shop.returns.list(shop.shopId, { tab: 'to-review' })).returns.map(({ dueAt }) =>
        dueAt?.toString(),
      );
    expect(await due()).toEqual(['2026-03-11T10:00:00Z']);
    const save = (form: object) => shop.returns.saveSettings(shop.shopId, form, '5', shop.now);
    const form = settingsForm(defaultSettings);
    made(await save({ ...form, reviewHours: '2' }));
    expect(await due()).toEqual(['2026-03-10T12:00:00Z']);
    expect((await shop.returns.getSettings(shop.shopId)).hours['to-review']).toBe(2);
    made(await save({ ...form, reviewHours: '' }));
    expect(await due()).toEqual([undefined]);
    expect(await save({ ...form, reviewHours: 'soon' })).toMatchObject({
      refused: 'bad-input',
      errors: { reviewHours: expect.any(String) },
    });
    expect((await shop.returns.getSettings(shop.shopId)).hours['to-review']).toBe(null);
    expect((await shop.returns.find(shop.shopId, a?.id ?? 0n))?.dueAt).toBe(null);
  });
});

describe('a customer’s history', () => {
  it('counts what was asked for within local days, without what was called off', async () => {
    const shop = await returns.shop({ approval: 'manual', keep: true, keepPercent: '30' });
    const order = await shop.place(shirt());
    shop.at('2026-03-08T04:59:00Z');
    made(await shop.ask(order, [{ quantity: 1 }]));
    shop.at('2026-03-08T05:00:00Z');
    made(await shop.ask(order, [{ quantity: 1 }], { outcome: 'keep' }));
    const third = made(await shop.ask(order, [{ quantity: 1 }]));
    made(await shop.returns.decline(shop.shopId, third.id, { reason: 'OTHER' }, 'staff', shop.now));
    shop.at('2026-03-10T15:00:00Z');
    const history = (days: number) => shop.returns.historyOf(shop.shopId, 7n, days, shop.now);
    // New York: the first was on 7 March, a minute before midnight.
    expect(await history(3)).toEqual({ returns: 2, unitsReturned: 2, unitsBought: 0, kept: 1, list: null });
    expect(await history(2)).toMatchObject({ returns: 1, unitsReturned: 1, kept: 1 });
    await shop.returns.listCustomer(shop.shopId, 7n, 'block', 'staff', shop.now);
    expect(await history(1)).toEqual({
      returns: 0,
      unitsReturned: 0,
      unitsBought: 0,
      kept: 0,
      list: 'block',
    });
  });
});
