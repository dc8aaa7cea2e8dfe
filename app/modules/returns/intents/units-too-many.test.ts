import { expect, it } from 'vitest';
import { type ShopifyId, shopifyId } from '#app/kernel/ids.ts';
import type { StoredUnit } from '../case/stored-return.ts';
import type { NativeLine } from '../ports.ts';
import { unitsTooMany } from './units-too-many.ts';

const [shirt, hat] = [shopifyId(4n), shopifyId(5n)];

const unit = (lineShopifyId: ShopifyId, ordinal: number, held: boolean): StoredUnit => ({
  ...{ position: 0, lineShopifyId, ordinal, fulfillmentShopifyId: shopifyId(6n), held },
  ...{ receivedAt: null, grade: null, disposition: 'missing', paid: false },
});

const line = (id: bigint, lineShopifyId: ShopifyId, quantity: number, processed: number): NativeLine => ({
  ...{ id: shopifyId(id), lineShopifyId, fulfillmentLineShopifyId: null, reverseLineShopifyId: null },
  ...{ quantity, processedQuantity: processed, refundedQuantity: processed },
  ...{ note: '', reasonHandle: null, restockingPercent: null, disposed: [] },
});

it('are those that nobody holds here, from the last line that has not been processed', () => {
  const units = [unit(shirt, 1, true), unit(shirt, 2, false), unit(shirt, 3, false), unit(hat, 1, true)];
  const lines = [line(1n, shirt, 2, 1), line(2n, shirt, 1, 0), line(3n, hat, 1, 0)];
  expect(unitsTooMany({ units }, { lines })).toEqual([
    { id: shopifyId(2n), quantity: 1 },
    { id: shopifyId(1n), quantity: 1 },
  ]);
  // The same once they are gone, whoever took them out.
  expect(unitsTooMany({ units }, { lines: [line(1n, shirt, 1, 1), line(3n, hat, 1, 0)] })).toEqual([]);
  expect(unitsTooMany({ units }, { lines: [line(3n, hat, 1, 0)] })).toEqual([]);
});

it('cannot be taken out once they are processed', () => {
  const units = [unit(shirt, 1, true), unit(shirt, 2, false)];
  expect(unitsTooMany({ units }, { lines: [line(1n, shirt, 2, 2)] })).toBeNull();
});
