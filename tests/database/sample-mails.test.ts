import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../app/kernel/calendar.ts';
import { type ShopId, shopifyId } from '../../app/kernel/ids.ts';
import { moneyAmount } from '../../app/kernel/money.ts';
import { points } from '../../app/kernel/points.ts';
import { samplesOf } from '../../app/messaging/sample-mails.ts';
import { sampleOrder } from '../../app/modules/commerce/sample-order.ts';
import { type MessageKind, messageKinds } from '../../app/modules/messages/message.ts';
import { reading, useCommerce } from '../support/commerce.ts';
import { sampleCustomer, sampleProduct } from '../support/fake-shopify.ts';

const bench = useCommerce();
const now = parseInstant('2026-03-10T12:00:00Z');

/** They say what somebody wrote or reached, and nobody has. */
const madeUp: readonly MessageKind[] = [
  'return-message',
  'review-reply',
  'review-thanks',
  'question-answered',
  'withdrawal-receipt',
  'points-expiring',
  'tier-changed',
];

/** With a customer who has this many points. */
const samples = (available: bigint) =>
  samplesOf(bench.commerce, {
    balance: async () => ({
      available: points(available),
      pending: points(0n),
      held: points(0n),
      debt: points(0n),
    }),
  });

async function addOrder(shop: ShopId, giftCard = false) {
  bench.shopify.customers.set(shopifyId(1n), sampleCustomer(1n, { firstName: 'Ana' }));
  bench.shopify.products.set(
    shopifyId(11n),
    sampleProduct(11n, { title: 'Fjell jumper', imageUrl: 'https://cdn.example/a.png' }),
  );
  await bench.commerce.syncCustomer(shop, shopifyId(1n));
  await bench.commerce.syncProduct(shop, shopifyId(11n));
  const order = sampleOrder({
    lines: [{ sku: 'A', price: '12000', quantity: 2, giftCard }],
    presentment: { currency: 'JPY', rate: '150' },
  });
  const told = { ...order, customerShopifyId: shopifyId(1n) };
  await bench.commerce.recordOrder(shop, reading(told), { kind: 'payload' });
}

describe('a mail to look at', () => {
  it('is about the shop’s own latest order, in its currency, and leads to the storefront alone', async () => {
    const shop = await bench.install();
    await addOrder(shop);
    for (const kind of messageKinds) {
      const sample = await samples(50n)(shop, kind, now);
      if (madeUp.includes(kind)) {
        expect(sample, kind).toBeNull();
        continue;
      }
      if (sample === null) throw new Error(`There is no ${kind}`);
      expect(sample).toMatchObject({ orderName: '#1001', firstName: 'Ana', lifecycle: 'first-time' });
      expect(sample.content).toMatchObject({ kind, url: expect.stringMatching(/^https:\/\/[^/]+$/) });
      if (sample.content.kind === 'return-settled')
        expect(sample.content.refunded && moneyAmount(sample.content.refunded)).toBe('12000');
      if (sample.content.kind === 'review-request')
        expect(sample.content.products).toEqual([
          { line: 11n, title: 'Fjell jumper', imageUrl: 'https://cdn.example/a.png', quantity: 2 },
        ]);
    }
  });

  it('is made up where the shop has none that fits', async () => {
    const shop = await bench.install();
    expect(await samples(50n)(shop, 'review-request', now)).toBeNull();
    await addOrder(shop, true);
    expect(await samples(50n)(shop, 'review-request', now)).toBeNull();
    const other = await bench.install();
    await addOrder(other);
    expect(await samples(0n)(other, 'points-available', now)).toBeNull();
  });
});
