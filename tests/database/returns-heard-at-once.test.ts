import { describe, expect, it } from 'vitest';
import type { NativeReturn } from '../../app/modules/returns/ports.ts';
import { shirts } from '../support/asking-for-returns.ts';
import { meanwhile } from '../support/meanwhile.ts';
import { type ReturnsTestShop, useReturns } from '../support/returns-shop.ts';

/* Two hear of one of Shopify's returns: who read it first is the last to write down what it was. */

const returns = useReturns();

/** Whatever the slow one has read already, before its n-th look and after, `then` is so and known. */
async function slowly(shop: ReturnsTestShop, { id }: NativeReturn, n: number, then: NativeReturn['status']) {
  const { db, acted } = meanwhile(shop.db, n, async () => {
    shop.shopify.end(id, then);
    await shop.returns.followShopify(shop.shopId, id);
  });
  await shop.another({ db }).followShopify(shop.shopId, id);
  return acted();
}

describe("one of Shopify's returns that two hear of", () => {
  it.each([
    ['open', 'closed', 'closed'],
    ['closed', 'open', 'received'],
  ] as const)('that was %s and is %s is %s here', async (before, after, state) => {
    for (let n = 1, during = true; during; n++) {
      const shop = await returns.shop();
      const native = shop.native(await shop.place(shirts(1)), { status: 'open' });
      const { id } = (await shop.follow(native)) ?? { id: 0n };
      await shop.returns.receive(shop.shopId, id, null, 'staff', shop.now);
      shop.shopify.end(native.id, before);
      during = await slowly(shop, native, n, after);
      if (!during) break;
      expect(await shop.returns.find(shop.shopId, id), `heard after read ${n}`).toMatchObject({ state });
    }
  });

  it('keeps none of its units once it is called off, be it a case of ours or not', async () => {
    for (const hours of [0, 24 * 200]) {
      for (let n = 1, during = true; during; n++) {
        const shop = await returns.shop();
        const order = await shop.place(shirts(1));
        const createdAt = shop.now.subtract({ hours });
        const native = shop.native(order, { status: 'open', createdAt });
        during = await slowly(shop, native, n, 'canceled');
        if (!during) break;
        expect(await shop.ask(order), `called off after read ${n}`).toMatchObject({ state: 'approved' });
      }
    }
  });

  it('keeps its units once, also when only one of them knows its order', async () => {
    for (let n = 1, during = true; during; n++) {
      const shop = await returns.shop();
      const order = await shop.place(shirts(2));
      const native = shop.native(order, { status: 'open' });
      const { db, acted } = meanwhile(shop.db, n, () => shop.follow(native));
      const orders = { ...shop.deps.orders, orderByShopifyId: async () => null };
      await shop.another({ db, orders }).followShopify(shop.shopId, native.id);
      during = acted();
      if (!during) break;
      expect(await shop.ask(order), `opened after read ${n}`).toMatchObject({ state: 'approved' });
    }
  });
});
