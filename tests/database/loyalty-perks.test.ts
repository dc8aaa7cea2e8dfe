import { describe, expect, it } from 'vitest';
import { currencyCode } from '../../app/kernel/currency.ts';
import { programForm } from '../../app/modules/loyalty/earning/forms.ts';
import { sampleLevel } from '../../app/modules/loyalty/tiers/sample-tiers.ts';
import { type Tiers, tiersSchema } from '../../app/modules/loyalty/tiers/tiers.ts';
import { tiersForm } from '../../app/modules/loyalty/tiers/tiers-form.ts';
import { program, type TestShop, useLoyalty } from '../support/loyalty-shop.ts';

const loyalty = useLoyalty();
const usd = currencyCode('USD');

const none = { freeShipping: false, percent: null, priority: false };
const silver = sampleLevel('silver', 100, { name: 'Silver', customerTag: 'silver' });
const gold = sampleLevel('gold', 300, {
  ...{ name: 'Gold', customerTag: 'gold' },
  perks: { freeShipping: true, percent: 10, priority: true },
});

const tiersOf = (...levels: Tiers['levels']): Tiers => ({
  ...{ match: 'all', window: 'lifetime', downgrade: 'immediate', oneStep: false, graceDays: 0 },
  levels,
});

/** What the screen sends. */
const save = async (shop: TestShop, tiers: Tiers | null) => {
  const form = { ...programForm(program(), usd), tiers: tiers && tiersForm(tiers, usd) };
  const saved = await shop.loyalty.saveProgram(shop.shopId, form, 'sam', shop.now);
  expect(saved).not.toHaveProperty('errors');
};

const make = (shop: TestShop) => shop.loyalty.makePerks(shop.shopId);

/** As if a minute had passed since Shopify was asked for anything. */
const wait = (shop: TestShop) =>
  shop.db
    .sql`update loyalty_perk set asked_at = asked_at - interval '2 minutes' where shop_id = ${shop.shopId}`;

const states = async (shop: TestShop) =>
  (await shop.loyalty.perkStates(shop.shopId)).map(({ level, perk, state }) => `${level} ${perk} ${state}`);

const both = ['Gold: free shipping for gold', 'Gold 10%: 10 % for gold'];

describe('what Shopify gives a level by itself', () => {
  it('is made, once, and nothing more is asked while nothing changes', async () => {
    const shop = await loyalty.shop();
    await save(shop, tiersOf(silver, gold));
    expect(await states(shop)).toEqual(['gold free-shipping waiting', 'gold percent waiting']);
    await make(shop);
    expect(shop.perks.given()).toEqual(both);
    expect([...shop.perks.segments.values()]).toEqual([{ name: 'Afterglow tier: gold', tag: 'gold' }]);
    const asked = shop.perks.calls.length;
    await make(shop);
    await save(shop, tiersOf(sampleLevel('silver', 120, { customerTag: 'silver' }), gold));
    await make(shop);
    expect(shop.perks.calls).toHaveLength(asked);
    expect(await states(shop)).toEqual(['gold free-shipping on', 'gold percent on']);
  });

  it('stays the same discount when the level is renamed, gives more or has another tag', async () => {
    const shop = await loyalty.shop();
    await save(shop, tiersOf(gold));
    await make(shop);
    const ids = [...shop.perks.discounts.keys()];
    const perks = { ...gold.perks, percent: 15 };
    await save(shop, tiersOf({ ...gold, name: 'Sun', customerTag: 'sun', perks }));
    await make(shop);
    expect(shop.perks.given()).toEqual(['Sun: free shipping for sun', 'Sun 15%: 15 % for sun']);
    expect([...shop.perks.discounts.keys()]).toEqual(ids);
    expect(shop.perks.segments.size).toBe(1);
  });

  it('ends with the perk, and its segment with the last perk of the level', async () => {
    const shop = await loyalty.shop();
    await save(shop, tiersOf(silver, gold));
    await make(shop);
    await save(shop, tiersOf(silver, { ...gold, perks: { ...gold.perks, percent: null } }));
    await make(shop);
    expect([shop.perks.given(), shop.perks.segments.size]).toEqual([['Gold: free shipping for gold'], 1]);
    await save(shop, tiersOf(silver));
    await make(shop);
    expect([shop.perks.given(), shop.perks.segments.size]).toEqual([[], 0]);
    expect(await states(shop)).toEqual([]);
  });

  it('ends while the area is off, and comes back with it', async () => {
    const shop = await loyalty.shop();
    await save(shop, tiersOf(gold));
    await make(shop);
    await shop.loyalty.goOffline(shop.shopId, shop.now, 'sam');
    await make(shop);
    expect([shop.perks.given(), shop.perks.segments.size]).toEqual([[], 0]);
    await save(shop, tiersOf({ ...gold, name: 'Sun' }));
    await make(shop);
    expect(shop.perks.given()).toEqual([]);
    await shop.loyalty.goLive(shop.shopId, shop.now, 'sam');
    await make(shop);
    expect(shop.perks.given()).toEqual(['Sun: free shipping for gold', 'Sun 10%: 10 % for gold']);
  });

  it('waits for the scopes, and is looked at again when they come', async () => {
    const shop = await loyalty.shop();
    shop.perks.granted = false;
    await save(shop, tiersOf(gold));
    await make(shop);
    expect([shop.perks.calls, await states(shop)]).toEqual([
      [],
      ['gold free-shipping waiting', 'gold percent waiting'],
    ]);
    shop.perks.granted = true;
    await shop.loyalty.recheckPerks(shop.shopId);
    await make(shop);
    expect(shop.perks.given()).toEqual(both);
  });

  it('that Shopify refuses says why, until something else is wanted or it is asked again', async () => {
    const shop = await loyalty.shop();
    shop.perks.refusal = 'At most 25 automatic discounts';
    await save(shop, tiersOf(gold));
    await make(shop);
    const told = await shop.loyalty.perkStates(shop.shopId);
    expect(told.map(({ state, refused }) => [state, refused])).toEqual([
      ['refused', shop.perks.refusal],
      ['refused', shop.perks.refusal],
    ]);
    const asked = shop.perks.calls.length;
    await make(shop);
    expect(shop.perks.calls).toHaveLength(asked);
    shop.perks.refusal = null;
    await save(shop, tiersOf({ ...gold, perks: { ...gold.perks, percent: 5 } }));
    await make(shop);
    expect(await states(shop)).toEqual(['gold free-shipping refused', 'gold percent on']);
    await shop.loyalty.recheckPerks(shop.shopId);
    await make(shop);
    expect(shop.perks.given().sort()).toEqual(['Gold 5%: 5 % for gold', 'Gold: free shipping for gold']);
  });

  it('that somebody removed at Shopify is made anew when it is looked at again', async () => {
    const shop = await loyalty.shop();
    await save(shop, tiersOf(gold));
    await make(shop);
    shop.perks.discounts.clear();
    shop.perks.segments.clear();
    await shop.loyalty.recheckPerks(shop.shopId);
    await make(shop);
    expect(shop.perks.given()).toEqual(both);
  });
});

describe('an answer that never came', () => {
  const calls = [...(['findSegment', 'createSegment', 'findDiscounts', 'createDiscount'] as const)];

  it.each(calls.flatMap((call) => (['before', 'after'] as const).map((when) => [call, when] as const)))(
    'to %s, lost %s it was done, leaves one of each in the end',
    async (call, when) => {
      const shop = await loyalty.shop();
      await save(shop, tiersOf(gold));
      shop.perks.fail(call, when, when);
      await expect(make(shop)).rejects.toThrow();
      expect([...shop.waiting]).toContain(`make-perks:${shop.shopId}`);
      await make(shop);
      await wait(shop);
      await make(shop);
      expect(shop.perks.given().sort()).toEqual([...both].sort());
      expect(shop.perks.segments.size).toBe(1);
      expect(await states(shop)).toEqual(['gold free-shipping on', 'gold percent on']);
    },
  );

  it.each(
    (['removeDiscount', 'removeSegment', 'findDiscounts'] as const).flatMap((call) =>
      (['before', 'after'] as const).map((when) => [call, when] as const),
    ),
  )('to %s at the end, lost %s it was done, leaves nothing in the end', async (call, when) => {
    const shop = await loyalty.shop();
    await save(shop, tiersOf(gold));
    await make(shop);
    await save(shop, null);
    shop.perks.fail(call, when);
    await expect(make(shop)).rejects.toThrow();
    await wait(shop);
    await make(shop);
    expect([shop.perks.given(), shop.perks.segments.size, await states(shop)]).toEqual([[], 0, []]);
  });

  it('to a discount that is no longer wanted ends it all the same', async () => {
    const shop = await loyalty.shop();
    await save(shop, tiersOf(gold));
    shop.perks.fail('createDiscount', 'after', 'after');
    await expect(make(shop)).rejects.toThrow();
    expect(shop.perks.given()).toEqual(both);
    await save(shop, null);
    await wait(shop);
    await make(shop);
    expect([shop.perks.given(), shop.perks.segments.size]).toEqual([[], 0]);
  });

  it('as of a worker that was killed is looked for only when nobody can be at it any more', async () => {
    const shop = await loyalty.shop();
    await save(shop, tiersOf(gold));
    await shop.db.sql`update loyalty_perk set asked_at = clock_timestamp() where shop_id = ${shop.shopId}`;
    await make(shop);
    expect(shop.perks.calls).toEqual([]);
    expect([...shop.waiting]).toContain(`make-perks:${shop.shopId}`);
    await wait(shop);
    await make(shop);
    expect(shop.perks.given()).toEqual(both);
  });
});

it('eight workers at once make one of each', async () => {
  const shop = await loyalty.shop();
  await save(shop, tiersOf(silver, gold));
  await Promise.all(Array.from({ length: 8 }, () => make(shop)));
  expect(shop.perks.given().sort()).toEqual([...both].sort());
  expect(shop.perks.segments.size).toBe(1);
});

it('a programme of before perks has none', () => {
  const old: Record<string, unknown> = { ...silver };
  delete old.perks;
  expect(tiersSchema.parse({ ...tiersOf(silver), levels: [old] }).levels[0]?.perks).toEqual(none);
});
