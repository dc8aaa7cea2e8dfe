import { expect, it } from 'vitest';
import { applyCodes } from './apply-codes.ts';
import { testDiscount, testLine, testQuestion } from './test-discount.ts';

const free = testDiscount({
  kind: 'bxgy',
  value: { percentage: '100' },
  items: { productIds: [], variantIds: ['21'], collectionIds: [] },
  bought: {
    items: { productIds: ['10', '20'], variantIds: [], collectionIds: [] },
    amount: null,
    quantity: 1,
    gives: 1,
    usesPerOrder: 1,
  },
});
const gift = (quantity = 1) => testLine(3000n, { productId: '20', variantId: '21', quantity });

const taken = (lines: ReturnType<typeof gift>[], discount = free) =>
  applyCodes(testQuestion([discount], { lines })).map((one) => [one.refused, one.lines])[0];

it('gives one unit beside one other item, however many are in the cart', () => {
  expect(taken([testLine(8000n), gift()])).toEqual([null, [0n, 3000n]]);
  expect(taken([testLine(8000n), gift(3)])).toEqual([null, [0n, 3000n]]);
  expect(taken([gift(2)])).toEqual([null, [3000n]]);
});

it('gives nothing alone, beside too little, or without the product', () => {
  expect(taken([gift()])).toEqual(['below-minimum', [0n]]);
  expect(taken([testLine(8000n)])?.[0]).toBe('no-matching-items');
  const dear = testDiscount({ ...free, bought: free.bought ? { ...free.bought, amount: '80.01' } : null });
  expect(taken([testLine(8000n), gift()], dear)?.[0]).toBe('below-minimum');
});
