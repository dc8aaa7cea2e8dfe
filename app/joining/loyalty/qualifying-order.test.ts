import { expect, it } from 'vitest';
import { type SampleOrder, sampleOrder } from '../../modules/commerce/sample-order.ts';
import { earningOrder } from './earning-order.ts';
import { countedOrder } from './qualifying-order.ts';

const counted = (sample: SampleOrder, deleted = false) => {
  const { netMinor, withoutTaxMinor, counts } = countedOrder(1n, earningOrder(sampleOrder(sample)), deleted);
  return [netMinor, withoutTaxMinor, counts];
};

const goods = { lines: [{ sku: 'A', price: '40.00', quantity: 2, discount: '5.00', tax: '7.50' }] };

it.each<[string, SampleOrder, unknown[]]>([
  ['goods after discounts', goods, [7500n, 7500n, true]],
  ['prices with tax, and without it', { ...goods, taxesIncluded: true }, [7500n, 6750n, true]],
  ['no shipping', { ...goods, shipping: '9.00' }, [7500n, 7500n, true]],
  [
    'what did not come back',
    { ...goods, refunds: [{ lines: { A: 1 }, amount: '41.25' }] },
    [3750n, 3750n, true],
  ],
  [
    'its share after a refund without items',
    { ...goods, refunds: [{ lines: {}, amount: '8.25' }] },
    [6750n, 6750n, true],
  ],
  ['no gift cards', { lines: [{ sku: 'A', price: '40.00', giftCard: true }] }, [0n, 0n, false]],
  ['nothing of a test', { ...goods, test: true }, [7500n, 7500n, false]],
  ['nothing before it is paid', { ...goods, paidAt: null }, [7500n, 7500n, false]],
  ['nothing of a cancelled order', { ...goods, cancelledAt: '2026-03-02T15:00:00Z' }, [7500n, 7500n, false]],
])('an order counts with %s', (_what, sample, expected) => {
  expect(counted(sample)).toEqual(expected);
});

it('an order that was deleted counts no more', () => {
  expect(counted(goods, true)).toEqual([7500n, 7500n, false]);
});
