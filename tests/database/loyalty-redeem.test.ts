import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../app/kernel/calendar.ts';
import { openLoyalty } from '../../app/modules/loyalty/index.server.ts';
import { useLoyalty } from '../support/loyalty-shop.ts';
import { audited, kinds, redeem, redeemed, setUp } from '../support/redeeming-shop.ts';

const loyalty = useLoyalty();

describe('points that a shopper redeems', () => {
  it('are reserved, soonest expiry first, for a code of one customer and one use', async () => {
    const { shop, ana } = await setUp(loyalty);
    const { code } = await redeemed(shop, ana, 'k1', 200);
    expect(await shop.balance(ana)).toEqual({ available: 200n, pending: 0n, held: 200n, debt: 0n });
    const kept = shop.discounts.kept.get(code);
    expect(code).toMatch(/^LOY-[0-9A-Z]{12}$/);
    expect(kept).toMatchObject({ title: `five off (${code})`, customer: ana, active: true });
    expect(kept?.value).toMatchObject({ kind: 'amount-off', amount: { minor: 1000n } });
    expect(kept?.endsAt.toString()).toBe('2026-04-25T13:00:00Z');
    expect(shop.waiting.size).toBe(0);
    expect(await kinds(shop)).toContain('points-reserved');
    const parts = await shop.db
      .sql`select reserved from loyalty_redemption_lot where shop_id = ${shop.shopId} order by place`;
    expect(parts).toEqual([{ reserved: 100n }, { reserved: 100n }]);
    await audited(shop);
  });

  it('are reserved once for one key, however often and at once it is sent', async () => {
    const { shop, ana } = await setUp(loyalty);
    const all = await Promise.all(Array.from({ length: 8 }, () => redeemed(shop, ana, 'same', 300)));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(await shop.balance(ana)).toMatchObject({ available: 100n, held: 300n });
    expect(shop.discounts.kept.size).toBe(1);
    await audited(shop);
  });

  it('are told with those that come next, less what is owed, while it is known when', async () => {
    const { shop, ana } = await setUp(loyalty);
    const next = async (who: bigint | null = ana) =>
      (await shop.loyalty.rewardsFor(shop.shopId, who, shop.now)).next;
    expect(await next()).toBeNull();
    const paid = (at: string, price: string) => ({ lines: [{ sku: 'A', price }], paidAt: at, updatedAt: at });
    await shop.settle(await shop.place(paid('2026-04-25T09:00:00Z', '60.00'), ana));
    await shop.settle(await shop.place(paid('2026-04-24T09:00:00Z', '20.00'), ana));
    const first = { points: 20n, at: parseInstant('2026-05-24T09:00:00Z') };
    expect(await next()).toEqual(first);
    expect(await next(null)).toBeNull();
    await shop.db.sql`update loyalty_account set debt = 5 where shop_id = ${shop.shopId}`;
    expect(await next()).toEqual({ ...first, points: 15n });
    await shop.db
      .sql`update loyalty_lot set available_at = null where shop_id = ${shop.shopId} and not matured`;
    expect(await next()).toBeNull();
  });

  it('cannot be spent in two tabs', async () => {
    const { shop, ana } = await setUp(loyalty);
    const all = await Promise.all(['a', 'b', 'c'].map((key) => redeem(shop, ana, key, 300)));
    const refused = all.filter((one) => 'refused' in one);
    expect(refused).toEqual([
      { refused: 'insufficient-points', available: 100n },
      { refused: 'insufficient-points', available: 100n },
    ]);
    expect(await shop.balance(ana)).toMatchObject({ available: 100n, held: 300n });
    await audited(shop);
  });

  it('are refused for what is no price, no reward, or while nothing may be redeemed', async () => {
    const { shop, ana } = await setUp(loyalty);
    expect(await redeem(shop, ana, 'k', 150)).toEqual({ refused: 'bad-input' });
    expect(await redeem(shop, ana, 'k', 0)).toEqual({ refused: 'bad-input' });
    expect(await redeem(shop, ana, 'k', 300, 'tenth-off')).toEqual({ refused: 'bad-input' });
    expect(await redeem(shop, ana, 'k', 100, 'ten-off')).toEqual({ refused: 'bad-input' });
    const stranger = await shop.customer();
    expect(await redeem(shop, stranger, 'k')).toEqual({ refused: 'insufficient-points', available: 0n });
    shop.discounts.granted = false;
    expect(await redeem(shop, ana, 'k')).toEqual({ refused: 'not-allowed' });
    shop.discounts.granted = true;
    await shop.loyalty.goOffline(shop.shopId, shop.now, 'test');
    expect(await redeem(shop, ana, 'k')).toEqual({ refused: 'not-allowed' });
    expect(await shop.db.sql`select 1 as one from loyalty_account where customer_id = ${stranger}`).toEqual(
      [],
    );
    expect(shop.discounts.calls).toEqual([]);
  });

  it('are free again at once when Shopify will not make the code, and the same key says so again', async () => {
    const { shop, ana } = await setUp(loyalty);
    shop.discounts.refusal = 'INVALID';
    expect(await redeem(shop, ana, 'k')).toEqual({ refused: 'not-allowed' });
    expect(await shop.balance(ana)).toMatchObject({ available: 400n, held: 0n });
    shop.discounts.refusal = null;
    expect(await redeem(shop, ana, 'k')).toEqual({ refused: 'not-allowed' });
    expect('redemption' in (await redeem(shop, ana, 'another'))).toBe(true);
    await audited(shop);
  });

  it('stay reserved when the answer is lost; what is there is found before anything is made again', async () => {
    const { shop, ana } = await setUp(loyalty);
    shop.discounts.fail('create', 'after');
    const first = await redeem(shop, ana, 'k', 200);
    expect(first).toMatchObject({ redemption: { state: 'held', code: null } });
    expect([...shop.waiting].length).toBe(1);
    if ('refused' in first) throw new Error('refused');
    await shop.loyalty.makeDiscount(shop.shopId, first.redemption.id);
    expect(shop.discounts.calls.map((call) => call.split(' ')[0])).toEqual(['create', 'find']);
    expect(await redeem(shop, ana, 'k', 200)).toMatchObject({ redemption: { state: 'held' } });
    expect(shop.discounts.kept.size).toBe(1);
    expect(await shop.balance(ana)).toMatchObject({ available: 200n, held: 200n });
  });

  it('have their code made by the job when the process died after the commit', async () => {
    const { shop, ana } = await setUp(loyalty);
    const { discounts } = shop;
    const dying = openLoyalty(
      shop.deps({ discounts: { ...discounts, create: () => new Promise(() => {}) } }),
    );
    const asked = { reward: 'five-off', points: null, key: 'k', place: 'account' } as const;
    void dying.redeem(shop.shopId, ana, asked, shop.now);
    await expect.poll(() => shop.balance(ana)).toMatchObject({ held: 100n });
    const jobs = await shop.db.sql<{ payload: { redemptionId: string } }>`
      select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = 'make-discount' and payload ->> 'shopId' = ${shop.shopId.toString()}`;
    expect(jobs.length).toBe(1);
    await shop.loyalty.makeDiscount(shop.shopId, BigInt(jobs[0]?.payload.redemptionId ?? 0));
    expect(discounts.kept.size).toBe(1);
  });

  it('are given free when the code that Shopify has is not ours', async () => {
    const { shop, ana } = await setUp(loyalty);
    const code = shop.deps().codeFor(shop.shopId, ana, 'k');
    const made = await redeemed(shop, ana, 'other');
    const kept = shop.discounts.kept.get(made.code);
    if (kept === undefined) throw new Error('It was made');
    shop.discounts.kept.set(code, { ...kept, code, title: 'SUMMER' });
    expect(await redeem(shop, ana, 'k')).toEqual({ refused: 'not-allowed' });
    expect(await shop.balance(ana)).toMatchObject({ available: 300n, held: 100n });
  });
});
