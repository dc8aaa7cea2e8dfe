import { describe, expect, it } from 'vitest';
import { openLoyalty } from '../../app/modules/loyalty/index.server.ts';
import { openDatabase } from '../../app/platform/db/database.server.ts';
import { type TestShop, useLoyalty } from '../support/loyalty-shop.ts';
import { audited, redeemed, setUp, state, using } from '../support/redeeming-shop.ts';

/* Many who want the same points at the same moment, each process with connections of its own; and codes that are not theirs. */

const loyalty = useLoyalty();

/** Redeems through so many processes at once, each key through one of them; one code a key. */
async function storm(shop: TestShop, customer: bigint, keys: readonly string[], processes: number) {
  const databases = Array.from({ length: processes }, () =>
    openDatabase({ url: loyalty.url, poolSize: 6, reactionsOf: () => [] }),
  );
  const doors = databases.map((db) => openLoyalty({ ...shop.deps(), db, announcing: db.announcing }));
  try {
    return await Promise.all(
      keys.map((key, index) => {
        const asked = { reward: 'five-off', points: null, key, place: 'cart' } as const;
        const door = doors[index % processes] ?? shop.loyalty;
        return door.redeem(shop.shopId, customer, asked, shop.now);
      }),
    );
  } finally {
    await Promise.all(databases.map((db) => db.close()));
  }
}

const codeOf = (outcome: Awaited<ReturnType<typeof storm>>[number]) =>
  'refused' in outcome ? outcome.refused : outcome.redemption.code;

describe('200 redemptions of one balance at once', () => {
  it('never take more than there is; the rest is told so', async () => {
    const { shop, ana } = await setUp(loyalty);
    const keys = Array.from({ length: 200 }, (_, index) => `key-${index}`);
    const outcomes = await storm(shop, ana, keys, 4);
    // 400 points pay for four codes of 100.
    const codes = outcomes.map(codeOf).filter((one) => one !== 'insufficient-points');
    expect(codes).toHaveLength(4);
    expect(new Set(codes).size).toBe(4);
    for (const code of codes) expect(code).toMatch(/^LOY-/);
    const refused = outcomes.filter((one) => 'refused' in one);
    for (const one of refused) expect(one.available ?? 0n).toBeLessThan(400n);
    expect(await shop.balance(ana)).toEqual({ available: 0n, pending: 0n, held: 400n, debt: 0n });
    expect(shop.discounts.kept.size).toBe(4);
    await audited(shop);
  });

  it('of a few keys have one code a key, whoever asks', async () => {
    const { shop, ana } = await setUp(loyalty);
    const keys = Array.from({ length: 200 }, (_, index) => `key-${index % 6}`);
    const outcomes = await storm(shop, ana, keys, 5);
    const said = new Map<string, Set<string | null>>();
    for (const [index, outcome] of outcomes.entries()) {
      const key = keys[index] ?? '';
      said.set(key, (said.get(key) ?? new Set()).add(codeOf(outcome)));
    }
    const answers = [...said.values()].map((one) => [...one]);
    // A code may not be made yet when a second one asks; a key never has two, and never one beside a refusal.
    const known = answers.map((all) => all.filter((one) => one !== null));
    for (const all of known) expect(all).toHaveLength(1);
    expect(known.flat().filter((one) => one === 'insufficient-points')).toHaveLength(2);
    expect(shop.discounts.kept.size).toBe(4);
    expect(await shop.balance(ana)).toMatchObject({ available: 0n, held: 400n });
    await audited(shop);
  });
});

describe('a code', () => {
  it('is taken once, however often and at once its order is told, and a second order takes nothing of it', async () => {
    const { shop, ana } = await setUp(loyalty);
    const { id, code } = await redeemed(shop, ana, 'k', 200);
    const order = await shop.place(using(code, '10.00'), ana);
    await Promise.all(Array.from({ length: 12 }, () => shop.settle(order)));
    const taken = { state: 'posted', used: 200n, restored: 0n, owed: 0n, late: false };
    expect(await state(shop, id)).toEqual(taken);
    await shop.settle(await shop.place(using(code, '10.00'), ana));
    await shop.loyalty.endHold(shop.shopId, id);
    expect(await state(shop, id)).toEqual(taken);
    expect((await shop.told(ana)).filter((line) => line.startsWith('redeem'))).toEqual(['redeem -200']);
    expect(await shop.balance(ana)).toMatchObject({ available: 200n, held: 0n });
    await audited(shop);
  });

  it('of another shop takes nothing, in either shop, and the same key makes another code there', async () => {
    const [mine, theirs] = [await setUp(loyalty), await setUp(loyalty)];
    const own = await redeemed(mine.shop, mine.ana, 'same', 100);
    const foreign = await redeemed(theirs.shop, theirs.ana, 'same', 100);
    expect(foreign.code).not.toBe(own.code);
    await mine.shop.settle(await mine.shop.place(using(foreign.code, '5.00'), mine.ana));
    for (const { shop, ana } of [mine, theirs]) {
      expect(await shop.balance(ana)).toMatchObject({ available: 300n, held: 100n });
      await audited(shop);
    }
    const asked = mine.shop.loyalty.releaseRedemption(mine.shop.shopId, mine.ana, foreign.id);
    expect(await asked).toEqual({ refused: 'not-yours' });
    expect(await state(theirs.shop, foreign.id)).toMatchObject({ state: 'held' });
  });
});
