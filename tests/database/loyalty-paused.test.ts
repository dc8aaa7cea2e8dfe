import { describe, expect, it } from 'vitest';
import type { Instant } from '../../app/kernel/calendar.ts';
import { type Loyalty, openLoyalty } from '../../app/modules/loyalty/index.server.ts';
import { dyingLoyalty } from '../support/dying-loyalty.ts';
import { type TestShop, useLoyalty } from '../support/loyalty-shop.ts';
import { audited, kinds, redeem, redeemed, setUp, state, using } from '../support/redeeming-shop.ts';

const loyalty = useLoyalty();

async function pause(shop: TestShop, options?: { tell: boolean }): Promise<Instant> {
  await shop.loyalty.goOffline(shop.shopId, shop.now, 'staff', options);
  const at = await shop.loyalty.pausedAt(shop.shopId);
  if (at === null) throw new Error('It is paused');
  return at;
}

/** Jobs that were asked for within transactions, as "task cause after", in order. */
async function asked(shop: TestShop): Promise<string[]> {
  const rows = await shop.db.sql<{ task: string; cause: string; after: string }>`
    select t.identifier as task, coalesce(payload ->> 'cause', '') as cause, coalesce(payload ->> 'after', '') as after
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where payload ->> 'shopId' = ${shop.shopId.toString()}
      and t.identifier in ('wind-down', 'tell-pause', 'end-hold') order by j.id`;
  return rows.map((row) => `${row.task} ${row.cause} ${row.after}`.trim());
}

/** As the queue does it: jobs that failed are run again, and those of single holds. */
async function workedOff(shop: TestShop, door: Loyalty, at: Instant): Promise<void> {
  for (let round = 0; round < 20; round++) {
    await door.windDown(shop.shopId, at).catch(() => {});
    const held = await shop.db.sql<{ id: bigint }>`select id from loyalty_redemption
      where shop_id = ${shop.shopId} and state = 'held' and due_at is null`;
    for (const { id } of held) await door.endHold(shop.shopId, id, 'paused').catch(() => {});
  }
}

const reasons = async (shop: TestShop) =>
  (
    await shop.db.sql<{ reason: string | null }>`select reason from loyalty_redemption
      where shop_id = ${shop.shopId} order by id`
  ).map((row) => row.reason);

const causes = async (shop: TestShop) =>
  (
    await shop.db.sql<{ cause: string }>`select data ->> 'cause' as cause from platform_fact
      where shop_id = ${shop.shopId} and kind = 'points-released' order by id`
  ).map((row) => row.cause);

describe('a pause of the programme', () => {
  it('says before what it will bring about', async () => {
    const { shop, ana } = await setUp(loyalty);
    await shop.customer();
    expect(await shop.loyalty.previewPause(shop.shopId)).toEqual({
      holds: 0,
      members: { count: 1, capped: false },
    });
    await redeemed(shop, ana, 'k', 300);
    await redeemed(shop, ana, 'l', 100);
    // Whoever has all points in codes has them back by then.
    expect(await shop.loyalty.previewPause(shop.shopId)).toEqual({
      holds: 2,
      members: { count: 1, capped: false },
    });
    expect(await shop.loyalty.listHolders(shop.shopId, { after: 0n, limit: 5 })).toEqual([ana]);
    expect(await shop.loyalty.listHolders(shop.shopId, { after: ana, limit: 5 })).toEqual([]);
    expect(await shop.loyalty.pausedAt(shop.shopId)).toBeNull();
  });

  it('asks in its own transaction for what follows, once however often it is asked for', async () => {
    const { shop } = await setUp(loyalty);
    await pause(shop, { tell: true });
    await shop.loyalty.goOffline(shop.shopId, shop.now.add({ minutes: 1 }), 'staff', { tell: true });
    expect(await asked(shop)).toEqual(['wind-down', 'tell-pause  0']);
    expect((await kinds(shop)).filter((kind) => kind === 'loyalty-went-offline').length).toBe(1);
  });

  it('tells nobody where that was not asked for', async () => {
    const { shop } = await setUp(loyalty);
    await pause(shop);
    expect(await asked(shop)).toEqual(['wind-down']);
  });

  it('ends every code before its points are free, and nothing can be redeemed any more', async () => {
    const { shop, ana } = await setUp(loyalty);
    const made = [await redeemed(shop, ana, 'k', 200), await redeemed(shop, ana, 'l', 100)];
    await shop.loyalty.windDown(shop.shopId, await pause(shop));
    for (const { id, code } of made) {
      expect(shop.discounts.kept.get(code)?.active).toBe(false);
      expect(await state(shop, id)).toMatchObject({ state: 'voided' });
    }
    expect(shop.discounts.calls.map((call) => call.split(' ')[0]).slice(2)).toEqual([
      ...['deactivate', 'findOrder'],
      ...['deactivate', 'findOrder'],
    ]);
    expect(await reasons(shop)).toEqual(['paused', 'paused']);
    expect(await causes(shop)).toEqual(['paused', 'paused']);
    expect(await shop.balance(ana)).toMatchObject({ available: 400n, held: 0n });
    expect(await redeem(shop, ana, 'm', 100)).toEqual({ refused: 'not-allowed' });
    await audited(shop);
  });

  it('takes the points of a code that an order used just before, and frees nothing', async () => {
    const { shop, ana } = await setUp(loyalty);
    const { id, code } = await redeemed(shop, ana, 'k', 200);
    const order = await shop.place(using(code, '10.00'), ana);
    shop.discounts.orders.set(code, shop.order(order).snapshot.shopifyId);
    await shop.loyalty.windDown(shop.shopId, await pause(shop));
    expect(await state(shop, id)).toMatchObject({ state: 'posted', late: false, used: 200n });
    expect(await causes(shop)).toEqual([]);
    expect(await shop.balance(ana)).toMatchObject({ available: 200n, held: 0n });
    await audited(shop);
  });

  it('ends codes in batches, each once, also by several at once', async () => {
    const { shop, ana } = await setUp(loyalty);
    for (let n = 0; n < 8; n++) await redeemed(shop, ana, `k${n}`, 50, 'no-shipping');
    const at = await pause(shop);
    await Promise.all([1, 2, 3].map(() => shop.loyalty.windDown(shop.shopId, at)));
    await shop.loyalty.windDown(shop.shopId, at);
    expect(await causes(shop)).toEqual(Array.from({ length: 8 }, () => 'paused'));
    expect(shop.discounts.calls.filter((call) => call.startsWith('deactivate')).length).toBe(8);
    expect(await shop.balance(ana)).toMatchObject({ available: 400n, held: 0n });
  });

  it('asks for the next batch when there are more', async () => {
    const { shop, ana } = await setUp(loyalty);
    await shop.settle(
      await shop.place({ lines: [{ sku: 'A', price: '900.00' }], paidAt: '2026-03-01T15:00:00Z' }, ana),
    );
    await shop.loyalty.sweepDue(shop.shopId, shop.now);
    for (let n = 0; n < 12; n++) await redeemed(shop, ana, `k${n}`, 50, 'no-shipping');
    const at = await pause(shop);
    await shop.loyalty.windDown(shop.shopId, at);
    expect((await reasons(shop)).filter((reason) => reason === 'paused').length).toBe(10);
    expect([...shop.waiting]).toEqual([`wind-down:${shop.shopId}:${at.epochMilliseconds}`]);
    await shop.loyalty.windDown(shop.shopId, at);
    expect((await reasons(shop)).every((reason) => reason === 'paused')).toBe(true);
  });

  it('leaves points reserved while Shopify is away, and lets the next codes be', async () => {
    const { shop, ana } = await setUp(loyalty);
    const { id } = await redeemed(shop, ana, 'k', 300);
    const at = await pause(shop);
    shop.discounts.fail('deactivate', 'before');
    await expect(shop.loyalty.windDown(shop.shopId, at)).rejects.toThrow('could not be ended yet');
    expect(await shop.balance(ana)).toMatchObject({ available: 100n, held: 300n });
    expect([...shop.waiting]).toEqual([`end-hold:${shop.shopId}:${id}`]);
    await shop.loyalty.endHold(shop.shopId, id, 'paused');
    expect(await reasons(shop)).toEqual(['paused']);
    expect(await shop.balance(ana)).toMatchObject({ available: 400n, held: 0n });
  });

  it('ends no more codes once the programme is live again', async () => {
    const { shop, ana } = await setUp(loyalty);
    const { id, code } = await redeemed(shop, ana, 'k', 300);
    const at = await pause(shop);
    await shop.loyalty.goLive(shop.shopId, shop.now.add({ minutes: 1 }), 'staff');
    expect(await shop.loyalty.pausedAt(shop.shopId)).toBeNull();
    await shop.loyalty.windDown(shop.shopId, at);
    expect(await state(shop, id)).toMatchObject({ state: 'held' });
    expect(shop.discounts.kept.get(code)?.active).toBe(true);
    // A job of the first pause does nothing in the second one.
    shop.now = shop.now.add({ minutes: 2 });
    const again = await pause(shop);
    await shop.loyalty.windDown(shop.shopId, at);
    expect(await state(shop, id)).toMatchObject({ state: 'held' });
    await shop.loyalty.windDown(shop.shopId, again);
    expect(await state(shop, id)).toMatchObject({ state: 'voided' });
  });

  it('holds no points for a code that is asked for while it begins', async () => {
    const { shop, ana } = await setUp(loyalty);
    const [outcome] = await Promise.all([redeem(shop, ana, 'k', 100), pause(shop)]);
    const at = await shop.loyalty.pausedAt(shop.shopId);
    if (at === null) throw new Error('It is paused');
    await workedOff(shop, shop.loyalty, at);
    expect(await shop.balance(ana)).toMatchObject({ available: 400n, held: 0n });
    expect('refused' in outcome ? outcome.refused : outcome.redemption.state).toMatch(
      /not-allowed|held|voided/,
    );
  });

  it('goes on with the nightly work where its jobs were given up', async () => {
    const { shop, ana } = await setUp(loyalty);
    const { id } = await redeemed(shop, ana, 'k', 100);
    const at = await pause(shop);
    await shop.db
      .sql`update loyalty_redemption set due_at = null where shop_id = ${shop.shopId} and id = ${id}`;
    await shop.loyalty.windDown(shop.shopId, at);
    expect(await state(shop, id)).toMatchObject({ state: 'held' });
    await shop.loyalty.reviveHolds(shop.shopId);
    expect([...shop.waiting]).toEqual([`wind-down:${shop.shopId}:${at.epochMilliseconds}`]);
    await shop.loyalty.windDown(shop.shopId, at);
    expect(await causes(shop)).toEqual(['paused']);
  });

  it('comes to the same end, wherever it dies', async () => {
    let deaths = 0;
    for (let n = 1; ; n++) {
      const { shop, ana } = await setUp(loyalty);
      await redeemed(shop, ana, 'k', 100);
      const { id, code } = await redeemed(shop, ana, 'l', 200);
      const order = await shop.place(using(code, '10.00'), ana);
      shop.discounts.orders.set(code, shop.order(order).snapshot.shopifyId);
      const at = await pause(shop);
      const dying = dyingLoyalty(shop.deps(), n);
      await openLoyalty(dying.deps)
        .windDown(shop.shopId, at)
        .catch(() => {});
      await workedOff(shop, shop.loyalty, at);
      expect(await state(shop, id)).toMatchObject({ state: 'posted', used: 200n });
      expect(await causes(shop)).toEqual(['paused']);
      expect(await shop.balance(ana)).toMatchObject({ available: 200n, held: 0n });
      await audited(shop);
      if (!dying.died()) break;
      deaths += 1;
    }
    expect(deaths).toBeGreaterThan(10);
  }, 120_000);
});
