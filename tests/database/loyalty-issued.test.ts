import { describe, expect, it } from 'vitest';
import { openLoyalty } from '../../app/modules/loyalty/index.server.ts';
import { type TestShop, useLoyalty } from '../support/loyalty-shop.ts';
import { audited, kinds, redeem, setUp, state } from '../support/redeeming-shop.ts';

const loyalty = useLoyalty();

const rewards = [
  { name: 'card', kind: 'gift-card', points: '100', value: '5.00', multiples: true, validDays: '365' },
  { name: 'credit', kind: 'store-credit', points: '100', value: '5.00', multiples: true },
];

const opened = () => setUp(loyalty, { rewards });

async function given(shop: TestShop, ana: bigint, key: string, spent = 200, reward = 'credit') {
  const outcome = await redeem(shop, ana, key, spent, reward);
  if ('refused' in outcome) throw new Error(outcome.refused);
  return outcome.redemption;
}

/** The last asking is so long ago that its answer cannot be on its way any more. */
const later = (shop: TestShop) => shop.db.sql`
  update loyalty_redemption set asked_at = asked_at - interval '1 minute' where shop_id = ${shop.shopId} and asked_at is not null`;

const open = { available: 400n, held: 0n };
const spent = { available: 200n, held: 0n };
const unknown = { available: 200n, held: 200n };

describe('store credit for points', () => {
  it('is given at once, and the statement says what for', async () => {
    const { shop, ana } = await opened();
    expect(await given(shop, ana, 'k')).toMatchObject({
      state: 'posted',
      code: null,
      face: { minor: 1000n },
    });
    expect(shop.issuing.credits).toMatchObject([
      { customer: ana, amount: { minor: 1000n }, expiresAt: null },
    ]);
    expect(await shop.balance(ana)).toMatchObject(spent);
    expect(await kinds(shop)).toContain('reward-issued');
    const { entries } = await shop.loyalty.statement(shop.shopId, ana, { limit: 1 }, shop.now);
    expect(entries[0]).toMatchObject({ kind: 'redeem', points: -200n, orderId: null });
    expect(entries[0]?.explanation[0]).toMatchObject({ key: 'issued', kind: 'store-credit', points: 200n });
    await audited(shop);
  });

  it('is given once for one key, however often and at once it is sent', async () => {
    const { shop, ana } = await opened();
    await Promise.all(Array.from({ length: 6 }, () => given(shop, ana, 'same')));
    expect(shop.issuing.credits).toHaveLength(1);
    expect(await shop.balance(ana)).toMatchObject(spent);
    await audited(shop);
  });

  it('is not given again when the answer was lost: what is there is found first', async () => {
    const { shop, ana } = await opened();
    shop.issuing.fail('credit', 'after');
    const { id, state: first } = await given(shop, ana, 'k');
    expect(first).toBe('held');
    expect(await shop.balance(ana)).toMatchObject(unknown);
    await shop.loyalty.makeDiscount(shop.shopId, id);
    expect(await state(shop, id)).toMatchObject({ state: 'posted', used: 200n });
    expect(shop.issuing.credits).toHaveLength(1);
    await audited(shop);
  });

  it('is given later when Shopify was not reached, but not while an answer may be on its way', async () => {
    const { shop, ana } = await opened();
    shop.issuing.fail('credit', 'before');
    const { id } = await given(shop, ana, 'k');
    await expect(shop.loyalty.makeDiscount(shop.shopId, id)).rejects.toThrow('not known yet');
    await later(shop);
    await shop.loyalty.makeDiscount(shop.shopId, id);
    expect(shop.issuing.credits).toHaveLength(1);
    expect(await shop.balance(ana)).toMatchObject(spent);
  });

  it('is found by whoever comes after a process that died in between', async () => {
    const { shop, ana } = await opened();
    shop.issuing.fail('credit', 'never');
    const asked = { reward: 'credit', points: null, key: 'k', place: 'account' } as const;
    void openLoyalty(shop.deps()).redeem(shop.shopId, ana, asked, shop.now);
    await expect.poll(() => shop.issuing.credits.length).toBe(1);
    const [held] = (await shop.loyalty.rewardsFor(shop.shopId, ana, shop.now)).redemptions;
    await shop.loyalty.makeDiscount(shop.shopId, held?.id ?? 0n);
    expect(await shop.balance(ana)).toMatchObject({ available: 300n, held: 0n });
    expect(shop.issuing.credits).toHaveLength(1);
    await audited(shop);
  });

  it('of two redemptions goes one after the other, and a credit stands for one of them', async () => {
    const { shop, ana } = await opened();
    shop.issuing.fail('credit', 'after');
    const first = await given(shop, ana, 'a');
    const second = await given(shop, ana, 'b');
    expect([first.state, second.state]).toEqual(['held', 'held']);
    await shop.loyalty.makeDiscount(shop.shopId, first.id);
    await shop.loyalty.makeDiscount(shop.shopId, second.id);
    expect(shop.issuing.credits).toHaveLength(2);
    expect(await shop.balance(ana)).toMatchObject({ available: 0n, held: 0n });
    await audited(shop);
  });

  it('cannot be released once it was asked for, and a hold that runs out is resolved', async () => {
    const { shop, ana } = await opened();
    shop.issuing.fail('credit', 'after');
    shop.issuing.fail('creditsSince', 'before');
    const { id } = await given(shop, ana, 'k');
    const released = await shop.loyalty.releaseRedemption(shop.shopId, ana, id);
    expect(released).toMatchObject({ redemption: { state: 'held' } });
    shop.at('2026-04-25T14:00:00Z');
    await shop.loyalty.endHold(shop.shopId, id);
    expect(await state(shop, id)).toMatchObject({ state: 'posted', used: 200n });
    expect(await shop.loyalty.releaseRedemption(shop.shopId, ana, id)).toEqual({ refused: 'already-done' });
    expect(shop.issuing.credits).toHaveLength(1);
  });

  it('frees the points when Shopify refuses it', async () => {
    const { shop, ana } = await opened();
    shop.issuing.refusal = { refused: 'CREDIT_LIMIT_EXCEEDED' };
    expect(await redeem(shop, ana, 'k', 200, 'credit')).toEqual({ refused: 'not-allowed' });
    expect(await shop.balance(ana)).toMatchObject(open);
    await audited(shop);
  });
});

describe('a gift card for points', () => {
  it('is shown to its shopper with a code of its own for 90 days', async () => {
    const { shop, ana } = await opened();
    const { code } = await given(shop, ana, 'k', 200, 'card');
    expect(code).toMatch(/^[0-9A-Z]{8,20}$/);
    expect(shop.issuing.cards.get(code ?? '')).toMatchObject({ customer: ana, amount: { minor: 1000n } });
    expect(shop.issuing.cards.get(code ?? '')?.lastDay?.toString()).toBe('2027-04-25');
    const shown = async () => (await shop.loyalty.rewardsFor(shop.shopId, ana, shop.now)).redemptions;
    expect(await shown()).toMatchObject([{ state: 'posted', code }]);
    // Facts carry the redemption's code, which is no card's.
    const keys = await shop.db.sql<{
      key: string;
    }>`select key from platform_fact where shop_id = ${shop.shopId}`;
    expect(keys.some(({ key }) => key.includes(code ?? ''))).toBe(false);
    shop.at('2026-08-01T12:00:00Z');
    expect(await shown()).toEqual([]);
  });

  it('that Shopify has already is ours', async () => {
    const { shop, ana } = await opened();
    shop.issuing.fail('giftCard', 'after');
    const { id } = await given(shop, ana, 'k', 200, 'card');
    await shop.loyalty.makeDiscount(shop.shopId, id);
    expect(await state(shop, id)).toMatchObject({ state: 'posted' });
    expect(shop.issuing.cards.size).toBe(1);
    await audited(shop);
  });

  it('keeps its points while an earlier attempt is unknown and asking is not allowed any more', async () => {
    const { shop, ana } = await opened();
    shop.issuing.fail('giftCard', 'after');
    const { id } = await given(shop, ana, 'k', 200, 'card');
    shop.issuing.refusal = { denied: 'ACCESS_DENIED' };
    await expect(shop.loyalty.endHold(shop.shopId, id)).rejects.toThrow('not known');
    expect(await shop.balance(ana)).toMatchObject(unknown);
  });
});

it('what the merchant has not let us give is neither offered, saved nor redeemed', async () => {
  const { shop, ana } = await opened();
  shop.issuing.withheld.add('store-credit');
  const { rewards: offered } = await shop.loyalty.rewardsFor(shop.shopId, ana, shop.now);
  expect(offered.map(({ reward }) => reward.id)).toEqual(['card']);
  expect(await redeem(shop, ana, 'k', 100, 'credit')).toEqual({ refused: 'not-allowed' });
  const form = { rewards, holdMinutes: '60', unusedPart: 'returned' };
  expect(await shop.loyalty.saveRewards(shop.shopId, form, 'test', shop.now)).toEqual({
    refused: 'not-allowed',
    denied: [1],
  });
  expect(shop.issuing.calls).toEqual([]);
});

it.each([10n ** 18n, -100n, 0n, 150n].map((asked) => [asked]))('%i points are refused', async (asked) => {
  const { shop, ana } = await opened();
  const refused = await redeem(shop, ana, 'k', Number(asked), 'credit');
  expect(refused).toMatchObject({ refused: asked > 1000n ? 'insufficient-points' : 'bad-input' });
  expect(shop.issuing.calls).toEqual([]);
  expect(await shop.balance(ana)).toMatchObject(open);
});
