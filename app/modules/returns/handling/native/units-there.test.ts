import { describe, expect, it } from 'vitest';
import { parseInstant } from '#app/kernel/calendar.ts';
import { shopifyId } from '#app/kernel/ids.ts';
import type { StoredUnit } from '../../case/stored-return.ts';
import type { NativeLine, NativeReturn } from '../../ports.ts';
import { unitsThere } from './units-there.ts';

const at = parseInstant('2026-03-01T15:00:00Z');
const reverse = shopifyId(5n);

function unit(ordinal: number, more: Partial<StoredUnit> = {}): StoredUnit {
  return {
    ...{ position: 0, lineShopifyId: shopifyId(4n), ordinal, fulfillmentShopifyId: shopifyId(6n) },
    ...{ held: true, receivedAt: null, grade: null, disposition: null, paid: false },
    ...more,
  };
}

function line(id: bigint, quantity: number, more: Partial<NativeLine>): NativeLine {
  return {
    ...{ id: shopifyId(id), lineShopifyId: shopifyId(4n), fulfillmentLineShopifyId: null },
    ...{ reverseLineShopifyId: reverse, quantity, processedQuantity: 0, refundedQuantity: 0 },
    ...{ note: '', reasonHandle: null, restockingPercent: null, disposed: [] },
    ...more,
  };
}

const said = (type: NativeLine['disposed'][number]['type'], quantity = 1) => ({ type, quantity, at });

/** Ordinal, processed or not, and what was said, of each unit. */
function told(lines: readonly NativeLine[], units: readonly (readonly StoredUnit[])[]) {
  const native: NativeReturn = {
    ...{ id: shopifyId(1n), orderShopifyId: shopifyId(2n), status: 'open', createdAt: at },
    ...{ approvedAt: null, closedAt: null, refunds: [], returnShippingFee: null, exchangeLines: [], lines },
  };
  const placed = lines.map((one, index) => ({
    id: one.id,
    reverseLineShopifyId: one.reverseLineShopifyId,
    before: one.processedQuantity,
    units: units[index] ?? [],
  }));
  return unitsThere(placed, native)
    .map((one) => [one.unit.ordinal, one.processed, one.said?.type ?? null])
    .sort(([a], [b]) => Number(a) - Number(b));
}

describe('units of a return at Shopify', () => {
  it('are untouched until somebody touches them', () => {
    expect(told([line(3n, 2, {})], [[unit(1), unit(2)]])).toEqual([
      [1, false, null],
      [2, false, null],
    ]);
  });

  it('are processed from the first, and what became of goods was said of those first', () => {
    const one = line(3n, 3, { processedQuantity: 1, disposed: [said('restocked'), said('not-restocked')] });
    expect(told([one], [[unit(1), unit(2), unit(3)]])).toEqual([
      [1, true, 'restocked'],
      [2, false, 'not-restocked'],
      [3, false, null],
    ]);
  });

  it('are missing from the last', () => {
    const one = line(3n, 3, { processedQuantity: 1, disposed: [said('missing', 2), said('restocked')] });
    expect(told([one], [[unit(1), unit(2), unit(3)]])).toEqual([
      [1, true, 'restocked'],
      [2, false, 'missing'],
      [3, false, 'missing'],
    ]);
    const late = line(3n, 3, { processedQuantity: 1, disposed: [said('missing')] });
    expect(told([late], [[unit(1), unit(2), unit(3)]])).toEqual([
      [1, true, null],
      [2, false, null],
      [3, false, 'missing'],
    ]);
  });

  it('stay paid that were, and are those that we did not find to be missing', () => {
    const one = line(3n, 3, { processedQuantity: 2 });
    const units = [unit(1, { disposition: 'missing' }), unit(2), unit(3, { paid: true })];
    expect(told([one], [units])).toEqual([
      [1, false, null],
      [2, true, null],
      [3, true, null],
    ]);
  });

  it('share what was said of them with the lines that come back together', () => {
    const disposed = [said('restocked', 2), said('missing')];
    const lines = [line(3n, 1, { disposed, processedQuantity: 1 }), line(7n, 2, { disposed })];
    expect(told(lines, [[unit(1)], [unit(2), unit(3)]])).toEqual([
      [1, true, 'restocked'],
      [2, false, 'restocked'],
      [3, false, 'missing'],
    ]);
    const own = [line(3n, 1, {}), line(7n, 1, { reverseLineShopifyId: null, disposed: [said('restocked')] })];
    expect(told(own, [[unit(1)], [unit(2)]])).toEqual([
      [1, false, null],
      [2, false, 'restocked'],
    ]);
  });
});
