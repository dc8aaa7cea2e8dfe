import { describe, expect, it } from 'vitest';
import { idFromGid, parseGid, printGid, shopId, shopifyId } from './ids.ts';
import { parsePoints, points, printPoints, sumPoints } from './points.ts';

describe("Shopify's global ids", () => {
  it('come apart into type and number, with or without parameters', () => {
    expect(parseGid('gid://shopify/Order/12345678901234567890')).toEqual({
      type: 'Order',
      id: 12345678901234567890n,
    });
    expect(idFromGid('InventoryLevel', 'gid://shopify/InventoryLevel/5?inventory_item_id=6')).toBe(5n);
  });

  it('are put together again', () => {
    expect(printGid('Customer', shopifyId(7n))).toBe('gid://shopify/Customer/7');
  });

  it.each([
    '7',
    'gid://shopify/Order/',
    'gid://other/Order/7',
    'gid://shopify/Order/7x',
    'gid://shopify/Order/0',
  ])('refuse "%s"', (text) => {
    expect(() => parseGid(text)).toThrow('is a');
  });

  it('refuse another type than the one asked for', () => {
    expect(() => idFromGid('Order', 'gid://shopify/Customer/7')).toThrow('id of type Order');
  });

  it('and our own are positive', () => {
    expect(() => shopId(0n)).toThrow('is an id');
  });
});

describe('points', () => {
  it('are whole', () => {
    expect(parsePoints('-12')).toBe(-12n);
    expect(() => parsePoints('1.5')).toThrow('whole number');
    expect(() => parsePoints('')).toThrow('whole number');
  });

  it('add up and print in groups', () => {
    expect(printPoints(sumPoints([points(1000n), points(234n)]), 'en')).toBe('1,234');
  });
});
