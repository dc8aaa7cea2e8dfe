import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareInstants, parseInstant } from '../../app/kernel/calendar.ts';
import type { SampleOrder } from '../../app/modules/commerce/sample-order.ts';
import { type TestShop, useLoyalty } from '../support/loyalty-shop.ts';

const loyalty = useLoyalty();
const runs = Number(process.env.LAW_RUNS ?? 40);

const refund = (day: number) => ({ at: `2026-03-0${day}T12:00:00Z`, lines: { A: 1 }, amount: '10.01' });
const shirts = (quantity: number, more: Partial<SampleOrder> = {}): SampleOrder => ({
  lines: [{ sku: 'A', price: '10.01', quantity }],
  ...more,
});

/** Unpaid, paid, three refunds of one unit, two units added, an order cancelled: as Shopify would show it each time. */
const states: readonly SampleOrder[] = [
  shirts(5, { paidAt: null, updatedAt: '2026-03-01T14:00:00Z' }),
  shirts(5, { updatedAt: '2026-03-01T15:00:00Z' }),
  shirts(5, { refunds: [refund(2)], updatedAt: '2026-03-02T12:00:00Z' }),
  shirts(5, { refunds: [refund(2), refund(3)], updatedAt: '2026-03-03T12:00:00Z' }),
  shirts(7, { refunds: [refund(2), refund(3)], updatedAt: '2026-03-04T12:00:00Z' }),
  shirts(7, { refunds: [refund(2), refund(3), refund(5)], updatedAt: '2026-03-05T12:00:00Z' }),
];
const cancelled = shirts(7, {
  refunds: [refund(2), refund(3), refund(5)],
  updatedAt: '2026-03-06T12:00:00Z',
  cancelledAt: '2026-03-06T12:00:00Z',
});

/** The mirror keeps the newest state; each delivery is followed by a settlement, whatever it brought. */
async function deliver(shop: TestShop, order: bigint, state: SampleOrder): Promise<void> {
  const held = shop.order(order).snapshot.updatedAt;
  if (compareInstants(parseInstant(state.updatedAt ?? ''), held) > 0) shop.change(order, state);
  await shop.settle(order);
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) =>
    permutations([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [item, ...rest]),
  );
}

async function deliverAll(shop: TestShop, told: readonly SampleOrder[]) {
  const ana = await shop.customer();
  const order = await shop.place({ ...shirts(5), paidAt: null, updatedAt: '2026-02-28T00:00:00Z' }, ana);
  for (const state of told) await deliver(shop, order, state);
  const { available, pending, held, debt } = await shop.balance(ana);
  return { available, pending, held, debt };
}

describe('the states of one order', () => {
  it('lead to one balance in every order of arrival', async () => {
    const shop = await loyalty.shop();
    shop.at('2026-03-07T12:00:00Z');
    // 7 − 3 = 4 units of 10.01 are left: 40.04
    for (const told of permutations(states.slice(1))) {
      expect(await deliverAll(shop, told)).toEqual({ available: 0n, pending: 40n, held: 0n, debt: 0n });
    }
    expect(await shop.loyalty.audit(shop.shopId)).toEqual([]);
  });

  it('lead to nothing once the order is cancelled, in whatever order and however often they are told', async () => {
    const shop = await loyalty.shop();
    shop.at('2026-03-07T12:00:00Z');
    const told = fc
      .shuffledSubarray([...states, ...states, ...states], { minLength: 1 })
      .chain((some) => fc.shuffledSubarray([...some, cancelled], { minLength: some.length + 1 }));
    await fc.assert(
      fc.asyncProperty(told, async (some) => {
        const all = some.length > 0 ? some : [cancelled];
        expect(await deliverAll(shop, all)).toEqual({ available: 0n, pending: 0n, held: 0n, debt: 0n });
      }),
      { numRuns: runs },
    );
    expect(await shop.loyalty.audit(shop.shopId)).toEqual([]);
  });

  it('lead to one balance when several are settled at the same time', async () => {
    const shop = await loyalty.shop();
    shop.at('2026-03-07T12:00:00Z');
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...states, ...states], { minLength: 12 }), async (told) => {
        const ana = await shop.customer();
        const order = await shop.place(
          { ...shirts(5), paidAt: null, updatedAt: '2026-02-28T00:00:00Z' },
          ana,
        );
        await Promise.all(told.map((state) => deliver(shop, order, state)));
        expect((await shop.balance(ana)).pending).toBe(40n);
      }),
      { numRuns: Math.ceil(runs / 4) },
    );
    expect(await shop.loyalty.audit(shop.shopId)).toEqual([]);
  });
});
