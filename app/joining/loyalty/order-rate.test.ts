import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ONE, rational } from '#app/kernel/rational.ts';
import { sampleOrder } from '../../modules/commerce/sample-order.ts';
import { orderRate } from './order-rate.ts';

const inYen = (rate: string, price: string, quantity = 1) =>
  orderRate(
    sampleOrder({
      presentment: { currency: 'JPY', rate },
      lines: [{ sku: 'A', price, quantity }],
    }),
  );

describe('the rate of an order', () => {
  it('is 1 in the currency of the shop', () => {
    expect(orderRate(sampleOrder({ lines: [{ sku: 'A', price: '19.99' }] }))).toEqual(ONE);
  });

  it('is the one it was sold at, although the amounts are rounded', () => {
    // 19999 yen are 133.33 dollars at 150, and 19999 ÷ 133.33 is 149.9962…
    expect(inYen('150', '19999')).toEqual(rational(150n, 100n));
    expect(inYen('151.23', '98765')).toEqual(rational(15123n, 10000n));
    const dinar = sampleOrder({
      presentment: { currency: 'KWD', rate: '0.3' },
      lines: [{ sku: 'A', price: '24.001' }],
    });
    expect(orderRate(dinar)).toEqual(rational(3n));
  });

  it('brings every amount back to what the shop has of it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5_000, max: 30_000 }),
        fc.integer({ min: 1, max: 3_000_000 }),
        (rate, price) => {
          const sold = sampleOrder({
            presentment: { currency: 'JPY', rate: `${rate / 100}` },
            lines: [{ sku: 'A', price: String(price) }],
          });
          const { num, den } = orderRate(sold);
          const { shop, presentment } = sold.totals.total;
          if (shop.minor === 0n) return;
          const back = (2n * presentment.minor * den + num) / (2n * num);
          expect(back - shop.minor).toBeLessThanOrEqual(1n);
          expect(shop.minor - back).toBeLessThanOrEqual(1n);
        },
      ),
    );
  });
});
