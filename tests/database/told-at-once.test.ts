import { describe, expect, it } from 'vitest';
import { publishProgram } from '../../app/joining/loyalty/publish-program.server.ts';
import { showBalances } from '../../app/joining/loyalty/show-balances.server.ts';
import { publishPolicy } from '../../app/joining/returns/publish-policy.server.ts';
import { shopId as toShopId } from '../../app/kernel/ids.ts';
import { getShop } from '../../app/modules/commerce/store/shop-store.server.ts';
import type { ShopifyWrites } from '../../app/platform/shopify/writes/writes.server.ts';
import { type TestShop, useLoyalty } from '../support/loyalty-shop.ts';
import { setUp } from '../support/redeeming-shop.ts';
import { useReturns } from '../support/returns-shop.ts';

/* Two tell Shopify what holds, at once: who read it first is the last to write. */

const loyalty = useLoyalty();
const returns = useReturns();

/** Metafields by key; what happens meanwhile happens once, before the next is kept. */
function metafields() {
  const kept = new Map<string, string>();
  let happens = async (): Promise<unknown> => undefined;
  const once = async () => {
    const now = happens;
    happens = async () => undefined;
    await now();
  };
  const writes: ShopifyWrites = {
    async publish(_shop, _namespace, key, value) {
      await once();
      kept.set(key, JSON.stringify(value));
    },
    async publishToCustomers(_shop, _key, values) {
      await once();
      for (const { customer, value } of values) kept.set(String(customer), JSON.stringify(value));
      return [];
    },
  };
  const meanwhile = (act: () => Promise<unknown>) => {
    happens = act;
  };
  return { kept, writes, meanwhile };
}

const commerceOf = ({ db }: Pick<TestShop, 'db'>) => ({
  getShop: (id: Parameters<typeof getShop>[1]) => getShop(db.sql, id),
});

describe("what a shop's theme is told", () => {
  it('of loyalty is what holds, also when that changes while it is told', async () => {
    const shop = await loyalty.shop();
    const shopId = toShopId(shop.shopId);
    const theme = metafields();
    const modules = { commerce: commerceOf(shop), loyalty: shop.loyalty, writes: theme.writes };
    theme.meanwhile(async () => {
      await shop.loyalty.goOffline(shopId, shop.now, 'staff');
      await publishProgram(modules, shopId);
    });
    await publishProgram(modules, shopId);
    expect([...theme.kept.values()]).toEqual(['{}', '{}', '{}']);
  });

  it('of returns is what holds, also when that changes while it is told', async () => {
    const shop = await returns.shop();
    const shopId = toShopId(shop.shopId);
    const theme = metafields();
    const modules = { commerce: commerceOf(shop), returns: shop.returns, writes: theme.writes };
    theme.meanwhile(async () => {
      await shop.returns.goOffline(shopId, shop.now, 'staff');
      await publishPolicy(modules, shopId);
    });
    await publishPolicy(modules, shopId);
    expect([...theme.kept.values()]).toEqual(['{}']);
  });
});

describe('what customers are shown to have', () => {
  it.each(['before', 'after'] as const)(
    'is what they have, also when the slower one notes it %s the faster one',
    async (order) => {
      const { shop, ana } = await setUp(loyalty);
      const shopId = toShopId(shop.shopId);
      await shop.db.sql`update commerce_shop set granted_scopes = '{write_customers}' where id = ${shopId}`;
      const { kept, writes } = metafields();
      const clock = { now: async () => shop.now, nowOf: async () => shop.now };
      const modules = { commerce: commerceOf(shop), loyalty: shop.loyalty, writes, clock };
      const slowNoted = Promise.withResolvers<void>();
      const fastWritten = Promise.withResolvers<void>();
      const fast = metafieldsAfter(writes, async () => {
        fastWritten.resolve();
        if (order === 'before') await slowNoted.promise;
      });
      let faster: Promise<void> = Promise.resolve();
      const slow: ShopifyWrites = {
        ...writes,
        async publishToCustomers(...told) {
          const hold = await shop.loyalty.redeem(
            shopId,
            ana,
            { reward: 'five-off', points: null, key: 'k', place: 'cart' },
            shop.now,
          );
          expect(hold).toMatchObject({ redemption: { state: 'held' } });
          faster = showBalances({ ...modules, writes: fast }, shopId);
          await (order === 'before' ? fastWritten.promise : faster);
          return writes.publishToCustomers(...told);
        },
      };
      await showBalances({ ...modules, writes: slow }, shopId);
      slowNoted.resolve();
      await faster;
      await showBalances(modules, shopId);
      expect(JSON.parse(kept.get(String(ana)) ?? '{}')).toMatchObject({ available: 300 });
    },
  );
});

/** The same, with something that happens between what is written and the answer. */
function metafieldsAfter(writes: ShopifyWrites, then: () => Promise<void>): ShopifyWrites {
  return {
    ...writes,
    async publishToCustomers(...told) {
      const refused = await writes.publishToCustomers(...told);
      await then();
      return refused;
    },
  };
}
