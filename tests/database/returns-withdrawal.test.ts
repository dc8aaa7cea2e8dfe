import { describe, expect, it } from 'vitest';
import type { Withdrawal } from '../../app/modules/returns/door.ts';
import { shirts } from '../support/asking-for-returns.ts';
import { dollars, made, type ReturnsTestShop, useReturns } from '../support/returns-shop.ts';

const returns = useReturns();

let keys = 0;
async function state(shop: ReturnsTestShop, change: object = {}): Promise<Withdrawal> {
  keys += 1;
  const statement = {
    ...{
      name: 'Ana A',
      order: '#1001',
      email: shop.buyer,
      text: 'I do not want it',
      language: 'en',
      key: `w-${keys}`,
    },
    ...change,
  };
  return made(await shop.returns.withdraw(shop.shopId, statement, shop.now));
}

const stated = (shop: ReturnsTestShop) => shop.db.sql<{
  data: Record<string, unknown>;
  customer_id: bigint | null;
}>`
  select data, customer_id from platform_fact where shop_id = ${shop.shopId} and kind = 'withdrawal-stated' order by id`;

async function opened(shop: ReturnsTestShop, one: Withdrawal) {
  const found = one.returnId === null ? null : await shop.returns.find(shop.shopId, one.returnId);
  if (found === null) throw new Error('No return was opened');
  return found;
}

describe('a withdrawal in time', () => {
  it('opens a return of everything, without fees, refunded whatever the policy says', async () => {
    const shop = await returns.shop({
      ...{ days: '1', refund: false, credit: true, restockingPercent: '20', returnShipping: '5.00' },
      finalSale: { skus: ['A'], tags: [], collections: [], overriddenBy: [] },
    });
    const order = await shop.place(shirts(2));
    const one = await state(shop);
    expect(one).toMatchObject({ standing: 'found', orderId: order.id });
    expect(one.lastDay?.toString()).toBe('2026-03-16');
    const opening = await opened(shop, one);
    expect(opening).toMatchObject({ origin: 'withdrawal', state: 'approved', outcome: 'refund', units: 2 });
    expect(opening.terms).toMatchObject({ basis: 'withdrawal', approval: 'auto', held: [] });
    expect(opening.lines[0]).toMatchObject({
      reason: 'withdrawal',
      reasonLabel: 'Withdrawal from the contract',
    });
    expect(opening.quoted).toEqual(dollars('60.00'));
    expect(opening.quote.outcomes.map(({ outcome }) => outcome)).toEqual(['refund']);
    await shop.returns.perform(shop.shopId, opening.id);
    const [native] = shop.shopify.returns.values();
    expect(native?.lines.map(({ note }) => note)).toEqual(['#1001-R1: Withdrawal from the contract']);
    const [fact] = await stated(shop);
    expect(fact?.data).toEqual({
      ...{ withdrawalId: String(one.id), standing: 'found', receipt: 'yes', order: '#1001' },
      returnId: String(one.returnId),
    });
    expect(JSON.stringify(fact?.data)).not.toMatch(/ana|want/);
  });

  it('finds the order by its name without the sign, but by no other address', async () => {
    const shop = await returns.shop();
    await shop.place(shirts(1));
    expect(await state(shop, { email: 'ben@example.com' })).toMatchObject({
      standing: 'not-found',
      orderId: null,
    });
    expect(await state(shop, { order: ' 1001 ' })).toMatchObject({ standing: 'found' });
  });

  it('with the same key is one statement, also at the same time', async () => {
    const shop = await returns.shop();
    await shop.place(shirts(2));
    const all = await Promise.all(Array.from({ length: 6 }, () => state(shop, { key: 'tap' })));
    const ids = new Set(all.map(({ id }) => id));
    expect([...ids]).toHaveLength(1);
    expect(new Set(all.map(({ returnId }) => returnId)).size).toBe(1);
    expect(await stated(shop)).toHaveLength(1);
    expect(await shop.returns.listOfCustomer(shop.shopId, 7n)).toHaveLength(1);
  });

  it('stated twice takes every unit once', async () => {
    const shop = await returns.shop();
    await shop.place(shirts(3));
    const all = await Promise.all([state(shop), state(shop), state(shop)]);
    expect(all.map(({ standing }) => standing).sort()).toEqual(['found', 'nothing-left', 'nothing-left']);
    expect(await shop.returns.listOfCustomer(shop.shopId, 7n)).toHaveLength(1);
  });

  it('gives back of the shipping what the standard way costs, and only when all of it comes back', async () => {
    const standard = { standardShipping: { US: 490 } };
    const whole = await returns.shop(standard);
    await whole.place({ ...shirts(2), shipping: '7.90' });
    expect((await opened(whole, await state(whole))).quoted).toEqual(dollars('64.90'));
    const some = await returns.shop(standard);
    const order = await some.place({ ...shirts(2), shipping: '7.90' });
    made(await some.ask(order));
    expect((await opened(some, await state(some))).quoted).toEqual(dollars('30.00'));
    const none = await returns.shop({});
    await none.place({ ...shirts(1), shipping: '7.90' });
    expect((await opened(none, await state(none))).quoted).toEqual(dollars('37.90'));
  });

  it('waits for a person where the policy says so, or where something was never sent', async () => {
    const manual = await returns.shop({ approval: 'manual' });
    await manual.place(shirts(1));
    expect(await opened(manual, await state(manual))).toMatchObject({ state: 'requested' });
    const some = await returns.shop();
    await some.place({ ...shirts(3), shipping: '7.90' }, { sent: 2 });
    const opening = await opened(some, await state(some));
    expect(opening).toMatchObject({ state: 'requested', units: 2, quoted: dollars('60.00') });
    expect(opening.terms.held).toEqual([{ code: 'not-all-sent', values: { units: '1' } }]);
  });

  it('of what was never sent is found, for a person to look at', async () => {
    const shop = await returns.shop();
    await shop.place(shirts(1), { sent: 0 });
    expect(await state(shop)).toMatchObject({ standing: 'found', returnId: null, lastDay: null });
    const { withdrawals } = await shop.returns.listWithdrawals(shop.shopId, { open: true, limit: 10 });
    expect(withdrawals).toHaveLength(1);
  });

  it('before it has come is possible', async () => {
    const shop = await returns.shop();
    await shop.place(shirts(1), { deliveredAt: null });
    const one = await state(shop);
    expect(one).toMatchObject({ standing: 'found', lastDay: null });
    expect(await opened(shop, one)).toMatchObject({ state: 'approved' });
  });
});

describe('a withdrawal of which nothing comes by itself', () => {
  it('too late, of another order or of none is recorded all the same', async () => {
    const shop = await returns.shop();
    await shop.place(shirts(1));
    shop.at('2026-03-17T03:59:59Z');
    expect(await state(shop, { order: '#1002' })).toMatchObject({ standing: 'not-found' });
    shop.at('2026-03-17T04:00:00Z');
    const one = await state(shop);
    expect(one).toMatchObject({ standing: 'too-late', returnId: null });
    expect(one.statement).toEqual({
      ...{ name: 'Ana A', order: '#1001', email: 'ana@example.com', text: 'I do not want it' },
    });
    const { withdrawals, next } = await shop.returns.listWithdrawals(shop.shopId, { open: true, limit: 1 });
    expect(withdrawals.map(({ id }) => id)).toEqual([one.id]);
    const rest = await shop.returns.listWithdrawals(shop.shopId, { open: true, after: next, limit: 1 });
    expect(rest.withdrawals.map(({ standing }) => standing)).toEqual(['not-found']);
    expect(rest.next).toBeNull();
    const ended = await shop.returns.endWithdrawal(shop.shopId, one.id, 'staff', shop.now);
    expect(ended).toMatchObject({ id: one.id, standing: 'handled' });
    const open = await shop.returns.listWithdrawals(shop.shopId, { open: true, limit: 10 });
    expect(open.withdrawals).toHaveLength(1);
  });

  it('while the area is off is recorded, and opens nothing', async () => {
    const shop = await returns.shop();
    await shop.place(shirts(1));
    await shop.returns.goOffline(shop.shopId, shop.now, 'staff');
    expect(await state(shop)).toMatchObject({ standing: 'found', returnId: null });
    expect(await stated(shop)).toHaveLength(1);
  });

  it('that says what nobody can keep is refused, and nothing is stored', async () => {
    const shop = await returns.shop();
    const good = { order: '#1001', email: 'ana@example.com', text: '', language: 'en', key: 'k' };
    const refused = (change: object) => shop.returns.withdraw(shop.shopId, { ...good, ...change }, shop.now);
    for (const change of [
      { name: 'x'.repeat(101) },
      { order: '' },
      { order: ' ' },
      { order: 'x'.repeat(101) },
      { order: 'NUL \u0000' },
      { email: 'ana' },
      { email: 'ana@example.com, ben@example.com' },
      { email: 'Ana <ana@example.com>' },
      { email: 'ana@example.com\r\nBcc: ben@example.com' },
      { email: `${'x'.repeat(320)}@example.com` },
      { text: 'x'.repeat(1001) },
      { text: 'half \ud83d' },
      { key: '' },
      { key: 'x'.repeat(101) },
    ])
      expect(await refused(change), JSON.stringify(change)).toEqual({ refused: 'bad-input' });
    const { withdrawals } = await shop.returns.listWithdrawals(shop.shopId, { limit: 10 });
    expect(withdrawals).toEqual([]);
  });
});

describe('what somebody wrote', () => {
  it('is acknowledged at most three times a day to one address', async () => {
    const shop = await returns.shop();
    for (let count = 0; count < 5; count++) await state(shop, { email: 'Ben@example.com' });
    await state(shop, { email: 'eve@example.com' });
    shop.at('2026-03-11T15:00:00Z');
    await state(shop, { email: 'ben@example.com' });
    const receipts = (await stated(shop)).map(({ data }) => data.receipt);
    expect(receipts).toEqual(['yes', 'yes', 'yes', 'no', 'no', 'yes', 'yes']);
  });

  it('is kept sealed, and erased with its customer or order', async () => {
    const shop = await returns.shop();
    const order = await shop.place(shirts(1));
    const one = await state(shop);
    const [row] = await shop.db.sql<{ sealed: Uint8Array }>`select sealed from returns_withdrawal
      where shop_id = ${shop.shopId}`;
    expect(Buffer.from(row?.sealed ?? []).toString('latin1')).not.toContain('ana');
    expect(await shop.returns.eraseWithdrawals(shop.shopId, { customerId: 8n, orderId: null })).toEqual([]);
    expect(await shop.returns.eraseWithdrawals(shop.shopId, { customerId: null, orderId: order.id })).toEqual(
      [one.id],
    );
    expect(await shop.returns.findWithdrawal(shop.shopId, one.id)).toMatchObject({ statement: null });
    await shop.returns.mergeCustomers(shop.shopId, 7n, 9n);
    const theirs = await shop.returns.withdrawalsOfCustomer(shop.shopId, 9n);
    expect(theirs.map(({ id }) => id)).toEqual([one.id]);
  });

  it('is of one shop', async () => {
    const [ours, theirs] = [await returns.shop(), await returns.shop()];
    const one = await state(ours);
    expect(await theirs.returns.findWithdrawal(theirs.shopId, one.id)).toBeNull();
    expect(await theirs.returns.endWithdrawal(theirs.shopId, one.id, 'staff', theirs.now)).toBeNull();
    expect(await ours.returns.findWithdrawal(ours.shopId, one.id)).toMatchObject({ standing: 'not-found' });
  });
});
