import { expect } from 'vitest';
import { points } from '../../app/kernel/points.ts';
import { program, type TestShop, type useLoyalty } from './loyalty-shop.ts';

/* A shop whose points buy something, and what tests ask it. */

const rewards = {
  rewards: [
    { name: 'five off', kind: 'amount-off', points: '100', value: '5.00', multiples: true },
    { name: 'tenth off', kind: 'percent', points: '150', value: '10' },
    { name: 'no shipping', kind: 'free-shipping', points: '50', minSubtotal: '20.00' },
  ],
  holdMinutes: '60',
  unusedPart: 'returned',
};

/** A shop where Ana has 400 points, of which 100 expire in June and 300 in July. */
export async function setUp(loyalty: ReturnType<typeof useLoyalty>, change: object = {}) {
  const shop = await loyalty.shop({
    program: program({ expiry: { days: 60, graceDays: 30 } }, { pendingDays: 30 }),
  });
  await shop.loyalty.saveRewards(shop.shopId, { ...rewards, ...change }, 'test', shop.now);
  const ana = await shop.customer();
  const paid = (at: string, price: string) => ({ lines: [{ sku: 'A', price }], paidAt: at, updatedAt: at });
  await shop.settle(await shop.place(paid('2026-03-01T15:00:00Z', '100.00'), ana));
  await shop.settle(await shop.place(paid('2026-03-20T15:00:00Z', '300.00'), ana));
  shop.at('2026-04-25T12:00:00Z');
  await shop.loyalty.sweepDue(shop.shopId, shop.now);
  return { shop, ana };
}

export function redeem(shop: TestShop, customer: bigint, key: string, spent?: number, reward = 'five-off') {
  const asked = {
    reward,
    points: spent === undefined ? null : points(BigInt(spent)),
    key,
    place: 'cart',
  } as const;
  return shop.loyalty.redeem(shop.shopId, customer, asked, shop.now);
}

export async function redeemed(
  shop: TestShop,
  customer: bigint,
  key: string,
  spent?: number,
  reward?: string,
) {
  const outcome = await redeem(shop, customer, key, spent, reward);
  if ('refused' in outcome) throw new Error(outcome.refused);
  const { id, code } = outcome.redemption;
  return { id, code: code ?? '' };
}

/** An order of two shirts at 20.00 that used a code for so much. */
export const using = (code: string, off: string, more: object = {}) => ({
  lines: [{ sku: 'A', price: '20.00', quantity: 2, discount: off }],
  codes: { [code]: { A: off } },
  paidAt: null,
  updatedAt: '2026-04-25T12:05:00Z',
  ...more,
});

export const state = async (shop: TestShop, id: bigint) => {
  const [row] = await shop.db.sql<{
    state: string;
    used: bigint;
    restored: bigint;
    owed: bigint;
    late: boolean;
  }>`
    select state, used, restored, owed, late from loyalty_redemption where shop_id = ${shop.shopId} and id = ${id}`;
  return row;
};
export const kinds = async (shop: TestShop) => (await shop.facts()).map((fact) => fact.split(' ')[0]);
export const inLots = async (shop: TestShop, ana: bigint) =>
  (await shop.lots(ana)).map((lot) => lot.remaining);
export const audited = async (shop: TestShop) => expect(await shop.loyalty.audit(shop.shopId)).toEqual([]);
