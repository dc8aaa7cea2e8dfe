import { describe, expect, it } from 'vitest';
import { zone } from '../../app/kernel/calendar.ts';
import { type ShopId, shopifyId } from '../../app/kernel/ids.ts';
import { type CommerceDeps, openCommerce } from '../../app/modules/commerce/index.server.ts';
import { useCommerce } from '../support/commerce.ts';
import { sampleCustomer, sampleProduct } from '../support/fake-shopify.ts';

/* What was read first is written last: somebody else has read what changed meanwhile, and written it before. */

const bench = useCommerce();
const [shoe, ana, summer] = [shopifyId(1n), shopifyId(7n), shopifyId(50n)];

/** Commerce whose first answer of that kind comes only after something else has happened. */
function slow(
  name: 'shop' | 'customer' | 'product' | 'productsOfCollection',
  meanwhile: () => Promise<unknown>,
) {
  const { shopify } = bench.deps;
  let happens: typeof meanwhile | null = meanwhile;
  const late =
    <Args extends unknown[], Answer>(read: (...args: Args) => Promise<Answer>) =>
    async (...args: Args): Promise<Answer> => {
      const answer = await read(...args);
      const now = happens;
      happens = null;
      await now?.();
      return answer;
    };
  const reads: Partial<CommerceDeps['shopify']> = {
    shop: { shop: late(shopify.shop) },
    customer: { customer: late(shopify.customer) },
    product: { product: late(shopify.product) },
    productsOfCollection: { productsOfCollection: late(shopify.productsOfCollection) },
  }[name];
  return openCommerce({ ...bench.deps, shopify: { ...shopify, ...reads } });
}

async function heldOf(shop: ShopId) {
  const [row] = await bench.db.sql<{ title: string; collections: bigint[]; deleted: boolean }>`
    select title, collections, deleted_at is not null as deleted from commerce_product
    where shop_id = ${shop} and shopify_id = ${shoe}`;
  return row;
}

async function withShoe(more: Parameters<typeof sampleProduct>[1] = {}) {
  const shop = await bench.install();
  bench.shopify.products.set(shoe, sampleProduct(1n, more));
  bench.shopify.collections.set(summer, []);
  await bench.commerce.syncProduct(shop, shoe);
  return shop;
}

describe('what is read late', () => {
  it("does not stay over what a shop's settings are by then", async () => {
    const shop = await bench.install();
    await bench.db.sql`update commerce_shop set timezone = 'UTC' where id = ${shop}`;
    const now = { ...(await bench.shopify.shop()), timezone: zone('Europe/Berlin') };
    await slow('shop', async () => {
      bench.shopify.shop = async () => now;
      await bench.commerce.syncShop(shop);
    }).syncShop(shop);
    expect((await bench.commerce.getShop(shop)).timezone).toBe('Europe/Berlin');
  });

  it('does not stay over whom a collection has by then', async () => {
    const shop = await withShoe();
    await slow('productsOfCollection', async () => {
      bench.shopify.collections.set(summer, [shoe]);
      await bench.commerce.syncCollection(shop, summer);
    }).syncCollection(shop, summer);
    expect(await heldOf(shop)).toMatchObject({ collections: [summer] });
  });

  it('does not stay over what a product is by then, in the same second', async () => {
    const shop = await withShoe();
    await slow('product', async () => {
      bench.shopify.products.set(shoe, sampleProduct(1n, { title: 'Boot', collections: [summer] }));
      bench.shopify.collections.set(summer, [shoe]);
      await bench.commerce.syncProduct(shop, shoe);
    }).syncProduct(shop, shoe);
    expect(await heldOf(shop)).toMatchObject({ title: 'Boot', collections: [summer] });
  });

  it('does not bring back a product that is deleted by then', async () => {
    const shop = await withShoe();
    await slow('product', async () => {
      bench.shopify.products.delete(shoe);
      await bench.commerce.syncProduct(shop, shoe);
    }).syncProduct(shop, shoe);
    expect(await heldOf(shop)).toMatchObject({ deleted: true });
  });

  it('does not stay over who a customer is by then, in the same second, nor bring them back', async () => {
    const shop = await bench.install();
    const read = async () => (await bench.commerce.findCustomerByShopifyId(shop, ana)) ?? { name: null };
    bench.shopify.customers.set(ana, sampleCustomer(7n));
    await bench.commerce.syncCustomer(shop, ana);
    await slow('customer', async () => {
      bench.shopify.customers.set(ana, sampleCustomer(7n, { name: 'Ana Roe', tags: ['vip'] }));
      await bench.commerce.syncCustomer(shop, ana);
    }).syncCustomer(shop, ana);
    expect(await read()).toMatchObject({ name: 'Ana Roe', deletedAt: null });
    await slow('customer', async () => {
      bench.shopify.customers.delete(ana);
      await bench.commerce.syncCustomer(shop, ana);
    }).syncCustomer(shop, ana);
    expect(await read()).toMatchObject({ name: 'Ana Roe', deletedAt: bench.now });
  });
});
