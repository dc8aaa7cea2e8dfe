import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addLocalDays, compareInstants, parseInstant } from '../../app/kernel/calendar.ts';
import type { Program } from '../../app/modules/loyalty/earning/program.ts';
import { openLoyalty } from '../../app/modules/loyalty/index.server.ts';
import { program, type TestShop, useLoyalty } from '../support/loyalty-shop.ts';

const loyalty = useLoyalty();
const runs = Number(process.env.LAW_RUNS ?? 12);
const goods = (amount: string, paidAt?: string) => ({
  lines: [{ sku: 'A', price: amount }],
  ...(paidAt === undefined ? {} : { paidAt }),
});

async function earned(shop: TestShop, customer: bigint, amount: string, paidAt?: string): Promise<bigint> {
  const order = await shop.place(goods(amount, paidAt), customer);
  await shop.settle(order);
  return order;
}

describe('maturity and expiry', () => {
  it('happen at their own moments: available after 30 days, usable through the day 10 days later', async () => {
    const shop = await loyalty.shop({
      zone: 'Europe/Berlin',
      program: program({ expiry: { days: 10, graceDays: 30 } }),
    });
    const ana = await shop.customer();
    await earned(shop, ana, '48.00');
    // paid on 1 March 16:00 in Berlin; summer time since 29 March: 31 March 16:00 is 14:00 UTC
    expect(await shop.loyalty.nextDue(shop.shopId)).toEqual(parseInstant('2026-03-31T14:00:00Z'));
    shop.at('2026-03-31T13:59:59Z');
    expect(await shop.loyalty.sweepDue(shop.shopId, shop.now)).toEqual({ accounts: 0, steps: 0 });
    expect(await shop.balance(ana)).toMatchObject({ available: 0n, pending: 48n });
    shop.at('2026-03-31T14:00:00Z');
    expect(await shop.balance(ana)).toMatchObject({ available: 48n, pending: 0n });
    expect(await shop.loyalty.sweepDue(shop.shopId, shop.now)).toEqual({ accounts: 1, steps: 1 });
    expect(await shop.loyalty.sweepDue(shop.shopId, shop.now)).toEqual({ accounts: 0, steps: 0 });
    // the last usable day is 10 April; it ends in Berlin at 22:00 UTC
    expect(await shop.loyalty.nextDue(shop.shopId)).toEqual(parseInstant('2026-04-10T22:00:00Z'));
    shop.at('2026-04-10T21:59:59Z');
    expect(await shop.balance(ana)).toMatchObject({ available: 48n });
    shop.at('2026-04-10T22:00:00Z');
    expect(await shop.balance(ana)).toMatchObject({ available: 0n });
    await shop.loyalty.sweepDue(shop.shopId, shop.now);
    expect(await shop.facts()).toEqual([
      'points-granted 48 2026-03-01T15:00:00Z',
      'points-available 48 2026-03-31T14:00:00Z',
      'points-expired 48 2026-04-10T22:00:00Z',
    ]);
    expect(await shop.loyalty.nextDue(shop.shopId)).toBeNull();
    expect(await shop.loyalty.audit(shop.shopId)).toEqual([]);
  });

  it('keep what a hold has reserved', async () => {
    const shop = await loyalty.shop({ program: program({ expiry: { days: 10, graceDays: 30 } }) });
    const ana = await shop.customer();
    await earned(shop, ana, '48.00');
    await shop.db.sql`update loyalty_lot set reserved = 20 where shop_id = ${shop.shopId}`;
    shop.at('2026-06-01T00:00:00Z');
    const due = await shop.balance(ana);
    await shop.loyalty.sweepDue(shop.shopId, shop.now);
    expect(await shop.balance(ana)).toEqual(due);
    expect(due).toEqual({ available: 0n, pending: 0n, held: 20n, debt: 0n });
    expect(await shop.told(ana)).toEqual(['earn 48', 'expire -28']);
  });

  it('by inactivity take a balance 20 days after the last order, counted from the day of the rule at the earliest', async () => {
    const shop = await loyalty.shop();
    const ana = await shop.customer();
    await earned(shop, ana, '48.00');
    shop.at('2026-04-05T12:00:00Z');
    await shop.loyalty.sweepDue(shop.shopId, shop.now);
    expect(await shop.loyalty.nextDue(shop.shopId)).toBeNull();
    const { form } = await shop.loyalty.getProgram(shop.shopId);
    const rule = { ...form, expiry: { kind: 'inactivity', days: '20' } };
    await shop.loyalty.saveProgram(shop.shopId, rule, 'staff', shop.now);
    await shop.loyalty.sweepDue(shop.shopId, shop.now);
    // quiet since 1 March, but the rule counts from its own day, 5 April: 25 April is the last day
    expect(await shop.loyalty.nextDue(shop.shopId)).toEqual(parseInstant('2026-04-26T04:00:00Z'));
    // another order on 10 April moves it to 30 April
    await earned(shop, ana, '10.00', '2026-04-10T12:00:00Z');
    shop.at('2026-04-26T04:00:00Z');
    await shop.loyalty.sweepDue(shop.shopId, shop.now);
    expect(await shop.balance(ana)).toMatchObject({ available: 48n, pending: 10n });
    shop.at('2026-05-01T04:00:00Z');
    expect(await shop.balance(ana)).toMatchObject({ available: 0n, pending: 10n });
    await shop.loyalty.sweepDue(shop.shopId, shop.now);
    expect(await shop.balance(ana)).toMatchObject({ available: 0n, pending: 10n });
    expect(await shop.loyalty.audit(shop.shopId)).toEqual([]);
  });

  it('come before a clawback that is settled later than they fell due', async () => {
    const shop = await loyalty.shop();
    const ana = await shop.customer();
    const order = await earned(shop, ana, '48.00');
    shop.at('2026-04-02T12:00:00Z');
    shop.change(order, {
      ...goods('48.00'),
      cancelledAt: '2026-04-02T11:00:00Z',
      updatedAt: '2026-04-02T11:00:00Z',
    });
    await shop.settle(order);
    expect((await shop.facts()).map((fact) => fact.split(' ')[0])).toEqual([
      'points-granted',
      'points-available',
      'points-clawed',
    ]);
    expect(await shop.balance(ana)).toEqual({ available: 0n, pending: 0n, held: 0n, debt: 0n });
  });
});

describe('the sweep', () => {
  /** Many accounts, some with debt, their lots maturing and expiring over months. */
  async function populated(expiry: Program['expiry'], sizes: readonly number[]) {
    const shop = await loyalty.shop({ program: program({ expiry }, { pendingDays: 3 }) });
    const customers: bigint[] = [];
    for (const [index, size] of sizes.entries()) {
      const ana = await shop.customer();
      customers.push(ana);
      for (let day = 1; day <= 3; day++) {
        await earned(shop, ana, `${size + day}.00`, `2026-03-0${day + (index % 5)}T0${index % 10}:30:00Z`);
      }
      if (index % 3 === 0) {
        await shop.db.sql`update loyalty_account set debt = 7, posted = posted - 7, entries = entries + 1
          where shop_id = ${shop.shopId} and customer_id = ${ana}`;
        await shop.db
          .sql`insert into loyalty_entry (shop_id, customer_id, number, kind, points, balance_after, source_key, happened_at)
          select ${shop.shopId}, ${ana}, entries, 'adjust', -7, posted, ${`owed:${ana}`}, '2026-03-01T00:00:00Z'
          from loyalty_account where shop_id = ${shop.shopId} and customer_id = ${ana}`;
      }
    }
    return { shop, customers };
  }

  async function outcome({ shop, customers }: { shop: TestShop; customers: readonly bigint[] }) {
    expect(await shop.loyalty.audit(shop.shopId)).toEqual([]);
    return {
      facts: await shop.facts(),
      balances: await Promise.all(customers.map((customer) => shop.balance(customer))),
      told: await Promise.all(customers.map((customer) => shop.told(customer))),
    };
  }

  it('ends after a jump where it ends day by day', async () => {
    const rule = fc.constantFrom<Program['expiry']>(null, { days: 9, graceDays: 0 }, { inactivityDays: 12 });
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(rule, sizes, async (expiry, accounts) => {
        const [jumped, daily] = [await populated(expiry, accounts), await populated(expiry, accounts)];
        const end = parseInstant('2026-04-09T12:00:00Z');
        for (let now = parseInstant('2026-03-02T12:00:00Z'); compareInstants(now, end) <= 0; ) {
          await daily.shop.loyalty.sweepDue(daily.shop.shopId, now);
          now = addLocalDays(now, daily.shop.zone, 1);
        }
        for (const { shop } of [jumped, daily]) shop.now = end;
        const unswept = await Promise.all(jumped.customers.map((customer) => jumped.shop.balance(customer)));
        await jumped.shop.loyalty.sweepDue(jumped.shop.shopId, end);
        const [a, b] = [await outcome(jumped), await outcome(daily)];
        expect([...a.facts].sort()).toEqual([...b.facts].sort());
        expect(a.told).toEqual(b.told);
        expect(a.balances).toEqual(b.balances);
        expect(a.balances).toEqual(unswept);
      }),
      { numRuns: runs },
    );
  });

  it('goes on where it was lost, and several at once do not do more', async () => {
    const { shop, customers } = await populated({ days: 9, graceDays: 0 }, [1, 2, 3, 4, 5, 6, 7, 8]);
    shop.at('2026-04-09T12:00:00Z');
    const deps = shop.deps();
    const dying = openLoyalty({
      ...deps,
      db: {
        ...deps.db,
        inTransaction: (shopId, work) =>
          deps.db.inTransaction(shopId, async (tx) => {
            await work(tx);
            throw new Error('lost');
          }),
      },
    });
    await expect(dying.sweepDue(shop.shopId, shop.now)).rejects.toThrow('lost');
    expect(await shop.facts()).toHaveLength(24);
    await Promise.all([1, 2, 3, 4].map(() => shop.loyalty.sweepDue(shop.shopId, shop.now)));
    const { facts, balances } = await outcome({ shop, customers });
    // 24 lots; of the debtors (lots of 2 3 4, 5 6 7 and 8 9 10 points) the 7 owed used up 2 + 3, and 5: three lots
    expect(facts.filter((fact) => fact.startsWith('points-expired'))).toHaveLength(21);
    expect(balances.every(({ available, pending }) => available === 0n && pending === 0n)).toBe(true);
  });

  it('sweeps more accounts than one batch holds', async () => {
    const { shop } = await populated(
      null,
      Array.from({ length: 105 }, () => 1),
    );
    shop.at('2026-04-09T12:00:00Z');
    expect((await shop.loyalty.sweepDue(shop.shopId, shop.now)).accounts).toBe(105);
    expect(await shop.loyalty.audit(shop.shopId)).toEqual([]);
  });
});
