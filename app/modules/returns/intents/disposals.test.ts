import { describe, expect, it } from 'vitest';
import { parseInstant } from '#app/kernel/calendar.ts';
import { type ShopifyId, shopifyId } from '#app/kernel/ids.ts';
import type { Disposal, NativeReturn } from '../ports.ts';
import { lacking } from './disposals.server.ts';

const reverse = shopifyId(5n);
const at = parseInstant('2026-03-01T15:00:00Z');
const wish = (type: Disposal['type'], quantity: number, place: ShopifyId | null = null): Disposal => ({
  reverseLineShopifyId: reverse,
  quantity,
  type,
  locationShopifyId: place,
});
const native = (quantity: number, disposed: NativeReturn['lines'][number]['disposed']): NativeReturn => ({
  id: shopifyId(1n),
  orderShopifyId: shopifyId(2n),
  status: 'open',
  createdAt: at,
  approvedAt: null,
  closedAt: null,
  refunds: [],
  returnShippingFee: null,
  exchangeLines: [],
  lines: [
    {
      id: shopifyId(3n),
      lineShopifyId: shopifyId(4n),
      fulfillmentLineShopifyId: null,
      reverseLineShopifyId: reverse,
      quantity,
      processedQuantity: quantity,
      refundedQuantity: quantity,
      note: '',
      reasonHandle: null,
      restockingPercent: null,
      disposed,
    },
  ],
});

describe('what Shopify does not know of the goods', () => {
  it('is all of it at first, and nothing once it has been told', () => {
    const wished = [wish('restocked', 2), wish('missing', 1)];
    expect(lacking(wished, native(3, []))).toEqual(wished);
    const told = [
      { type: 'restocked' as const, quantity: 1, at },
      { type: 'missing' as const, quantity: 1, at },
      { type: 'restocked' as const, quantity: 1, at },
    ];
    expect(lacking(wished, native(3, told))).toEqual([]);
    expect(lacking(wished, native(3, told.slice(0, 1)))).toEqual([wish('restocked', 1), wish('missing', 1)]);
  });

  it('counts what is known once where units of a kind go to two places', () => {
    const wished = [wish('restocked', 1, shopifyId(8n)), wish('restocked', 1, shopifyId(9n))];
    const known = native(2, [{ type: 'restocked', quantity: 1, at }]);
    expect(lacking(wished, known)).toEqual([wish('restocked', 1, shopifyId(9n))]);
  });

  it('cannot be told where somebody said something else', () => {
    expect(lacking([wish('restocked', 1)], native(1, [{ type: 'not-restocked', quantity: 1, at }]))).toBe(
      null,
    );
    const room = native(2, [{ type: 'not-restocked', quantity: 1, at }]);
    expect(lacking([wish('restocked', 1)], room)).toEqual([wish('restocked', 1)]);
  });
});
