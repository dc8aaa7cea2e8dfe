import { describe, expect, it } from 'vitest';
import { shopifyId } from '../../app/kernel/ids.ts';
import { openCommerce } from '../../app/modules/commerce/index.server.ts';
import { sampleOrder } from '../../app/modules/commerce/sample-order.ts';
import { reading, useCommerce } from '../support/commerce.ts';
import { sampleCustomer } from '../support/fake-shopify.ts';
import { meanwhileWithin } from '../support/meanwhile.ts';

const bench = useCommerce();
const lines = [{ sku: 'A', price: '80.00' }];
const [ana, bea] = [shopifyId(7n), shopifyId(8n)];

describe('what two learn of a customer at once', () => {
  it('leaves an order with whoever took its customer over, whenever that happens', async () => {
    for (let n = 1, during = true; during; n++) {
      const shop = await bench.install();
      for (const id of [ana, bea]) {
        bench.shopify.customers.set(id, sampleCustomer(id));
        await bench.commerce.syncCustomer(shop, id);
      }
      const { inTransaction, acted, settled } = meanwhileWithin(bench.db, n, () =>
        bench.commerce.mergeCustomers(shop, { merged: bea, kept: ana, at: bench.now }),
      );
      const slow = openCommerce({ ...bench.deps, inTransaction });
      const order = sampleOrder({ id: 1n, lines, updatedAt: '2026-03-09T00:00:00Z' });
      await slow.recordOrder(shop, reading({ ...order, customerShopifyId: bea }), { kind: 'payload' });
      await settled();
      during = acted();
      if (!during) break;
      const kept = await bench.commerce.findCustomerByShopifyId(shop, ana);
      const found = await bench.commerce.findOrderByShopifyId(shop, shopifyId(1n));
      expect(found?.customerId, `taken over after statement ${n}`).toBe(kept?.id);
    }
  });

  it('leaves everything with whoever is left, when one takes over another and is taken over at once', async () => {
    const eve = shopifyId(9n);
    for (let n = 1, during = true; during; n++) {
      const shop = await bench.install();
      for (const id of [ana, bea, eve]) {
        bench.shopify.customers.set(id, sampleCustomer(id));
        await bench.commerce.syncCustomer(shop, id);
      }
      const order = sampleOrder({ id: 1n, lines, updatedAt: '2026-03-09T00:00:00Z' });
      await bench.commerce.recordOrder(shop, reading({ ...order, customerShopifyId: eve }), {
        kind: 'payload',
      });
      const { inTransaction, acted, settled } = meanwhileWithin(bench.db, n, () =>
        bench.commerce.mergeCustomers(shop, { merged: bea, kept: ana, at: bench.now }),
      );
      const slow = openCommerce({ ...bench.deps, inTransaction });
      await slow.mergeCustomers(shop, { merged: eve, kept: bea, at: bench.now });
      await settled();
      during = acted();
      if (!during) break;
      const left = await bench.commerce.findCustomerByShopifyId(shop, ana);
      const found = await bench.commerce.findOrderByShopifyId(shop, shopifyId(1n));
      expect(found?.customerId, `taken over after statement ${n}`).toBe(left?.id);
      const gone = await bench.commerce.findCustomerByShopifyId(shop, eve);
      expect(gone?.mergedIntoId ?? gone?.id, `taken over after statement ${n}`).toBe(left?.id);
    }
  });

  it('is nothing that stays of somebody who is forgotten, whenever it is learnt', async () => {
    for (let n = 1, during = true; during; n++) {
      const shop = await bench.install();
      const order = sampleOrder({ id: 1n, lines, updatedAt: '2026-03-09T00:00:00Z' });
      const anonymous = { ...order, customerShopifyId: bea, email: null };
      await bench.commerce.recordOrder(shop, reading(anonymous), { kind: 'payload' });
      bench.shopify.customers.set(bea, sampleCustomer(bea));
      const { inTransaction, acted, settled } = meanwhileWithin(bench.db, n, () =>
        bench.commerce.syncCustomer(shop, bea),
      );
      const slow = openCommerce({ ...bench.deps, inTransaction });
      const request = await bench.deliver(shop, 'customers/redact', {
        shop_id: 1,
        shop_domain: 'x.myshopify.com',
        customer: { id: 8, email: null, phone: null },
        orders_to_redact: [],
      });
      await slow.handleDelivery(shop, request);
      await settled();
      during = acted();
      if (!during) break;
      const profiles = await bench.db.sql`select name from commerce_customer_profile where shop_id = ${shop}`;
      expect(profiles, `learnt after statement ${n}`).toEqual([]);
    }
  });
});
