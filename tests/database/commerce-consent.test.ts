import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../app/kernel/calendar.ts';
import { type ShopId, shopifyId } from '../../app/kernel/ids.ts';
import type { CustomerSnapshot } from '../../app/modules/commerce/customer.ts';
import { recordConsent } from '../../app/modules/commerce/customers/record-consent.server.ts';
import { useCommerce } from '../support/commerce.ts';
import { FakeShopify, sampleCustomer } from '../support/fake-shopify.ts';

const bench = useCommerce();
const topic = 'customers_email_marketing_consent/update';

/** A customer whom Shopify shows as of ten o'clock, subscribed since then. */
async function start(): Promise<ShopId> {
  const shop = await bench.install();
  shopifySays({});
  await bench.commerce.syncCustomer(shop, shopifyId(1n));
  return shop;
}

function shopifySays(more: Partial<CustomerSnapshot>) {
  const at = parseInstant('2026-03-01T10:00:00Z');
  const standing = { marketing: 'subscribed', marketingAt: at, updatedAt: at } as const;
  bench.shopify.customers.set(shopifyId(1n), sampleCustomer(1n, { ...standing, ...more }));
}

const consent = (state: string, at: string | null, email = 'person1@example.com') => ({
  customer_id: 1,
  email_address: email,
  email_marketing_consent: { state, opt_in_level: 'single_opt_in', consent_updated_at: at },
});

const tell = async (shop: ShopId, payload: object) =>
  bench.commerce.handleDelivery(shop, await bench.deliver(shop, topic, payload));
const state = async (shop: ShopId) =>
  (await bench.commerce.findCustomerByShopifyId(shop, shopifyId(1n)))?.marketing;

describe('consent that changes at Shopify', () => {
  it('counts at once, even while a read still shows what was before', async () => {
    const shop = await start();
    expect(await state(shop)).toBe('subscribed');
    await tell(shop, consent('unsubscribed', '2026-03-01T10:05:00Z'));
    expect(await state(shop)).toBe('unsubscribed');
  });

  it('counts while Shopify cannot be asked', async () => {
    const shop = await start();
    const away = Object.assign(new FakeShopify(), { customer: () => Promise.reject(new Error('away')) });
    const told = {
      customerShopifyId: shopifyId(1n),
      email: 'person1@example.com',
      marketing: 'unsubscribed',
      at: parseInstant('2026-03-01T10:05:00Z'),
    } as const;
    await expect(recordConsent({ ...bench.deps, shopify: away }, shop, told)).rejects.toThrow('away');
    expect(await state(shop)).toBe('unsubscribed');
  });

  it('is the newest in any order of arrival', async () => {
    const moments = ['2026-03-01T10:05:00Z', '2026-03-01T10:06:00Z', '2026-03-01T10:07:00Z'];
    const states = ['unsubscribed', 'pending', 'subscribed'];
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
      [0, 2, 1, 0],
    ]) {
      const shop = await start();
      for (const index of order) await tell(shop, consent(states[index] ?? '', moments[index] ?? ''));
      expect(await state(shop)).toBe('subscribed');
    }
  });

  it('is not undone by an older state that is read later, and follows a newer one', async () => {
    const shop = await start();
    await tell(shop, consent('unsubscribed', '2026-03-01T10:05:00Z'));
    shopifySays({ updatedAt: parseInstant('2026-03-01T10:04:00Z') });
    await bench.commerce.syncCustomer(shop, shopifyId(1n));
    expect(await state(shop)).toBe('unsubscribed');
    const later = parseInstant('2026-03-01T10:06:00Z');
    shopifySays({ marketingAt: later, updatedAt: later });
    await bench.commerce.syncCustomer(shop, shopifyId(1n));
    expect(await state(shop)).toBe('subscribed');
  });

  it('is read where it does not say when, of which address, or is about somebody new', async () => {
    const shop = await start();
    const later = parseInstant('2026-03-01T10:06:00Z');
    shopifySays({ marketing: 'unsubscribed', marketingAt: later, updatedAt: later });
    await tell(shop, consent('subscribed', null));
    expect(await state(shop)).toBe('unsubscribed');
    await tell(shop, consent('subscribed', '2026-03-01T10:07:00Z', 'other@example.com'));
    expect(await state(shop)).toBe('unsubscribed');
    const fresh = await bench.install();
    shopifySays({ marketing: 'unsubscribed', marketingAt: later, updatedAt: later });
    await tell(fresh, consent('subscribed', '2026-03-01T10:01:00Z'));
    expect(await state(fresh)).toBe('unsubscribed');
  });

  it('goes with its address', async () => {
    const shop = await start();
    const later = parseInstant('2026-03-01T10:06:00Z');
    shopifySays({
      email: 'new@example.com',
      marketing: 'not_subscribed',
      marketingAt: null,
      updatedAt: later,
    });
    await bench.commerce.syncCustomer(shop, shopifyId(1n));
    expect(await state(shop)).toBe('not_subscribed');
  });

  it('is never written to somebody who was erased', async () => {
    const shop = await start();
    const told = { shop_id: 1, customer: { id: 1, email: null }, orders_to_redact: [] };
    await bench.commerce.handleDelivery(shop, await bench.deliver(shop, 'customers/redact', told));
    await tell(shop, consent('subscribed', '2026-03-05T10:05:00Z'));
    expect(await state(shop)).toBe('redacted');
  });
});
