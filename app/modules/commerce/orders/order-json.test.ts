import { describe, expect, it } from 'vitest';
import { sampleOrder } from '../sample-order.ts';
import { orderFromJson, orderToJson } from './order-json.ts';
import { sameOrder } from './same-order.ts';

const order = sampleOrder({
  lines: [
    { sku: 'A', price: '12000', quantity: 2, discount: '1000', tax: '2300' },
    { sku: 'B', price: '1500' },
  ],
  codes: { 'LOY-1': { A: '750' }, SHIPFREE: {} },
  presentment: { currency: 'JPY', rate: '150' },
  refunds: [{ amount: '1500', lines: { B: 1 } }],
});

describe('an order as stored', () => {
  it('comes back as it was, but for the address of the person', () => {
    const stored: unknown = JSON.parse(JSON.stringify(orderToJson({ ...order, email: 'ana@example.com' })));
    expect(JSON.stringify(stored)).not.toContain('ana');
    expect(orderFromJson(stored)).toEqual({ ...order, email: null });
  });

  it('from before codes were kept has none', () => {
    const { codes: _, ...older } = orderToJson(order);
    expect(orderFromJson(older).codes).toEqual([]);
  });

  it('is refused when it is not one', () => {
    expect(() => orderFromJson({ id: '1' })).toThrow();
  });
});

describe('two states of an order', () => {
  it('say the same in whatever order their parts are listed', () => {
    expect(sameOrder(order, { ...order, lines: [...order.lines].reverse() })).toBe(true);
    expect(sameOrder(order, { ...order, codes: [...order.codes].reverse() })).toBe(true);
    expect(sameOrder(order, { ...order, email: 'ana@example.com' })).toBe(true);
  });

  it('say the same when one does not tell what was received', () => {
    expect(sameOrder(order, { ...order, totals: { ...order.totals, received: null } })).toBe(true);
  });

  it('differ by any unit, amount or moment', () => {
    const [first, ...rest] = order.lines;
    if (first === undefined) throw new Error('no line');
    expect(sameOrder(order, { ...order, lines: [{ ...first, currentQuantity: 1 }, ...rest] })).toBe(false);
    expect(sameOrder(order, { ...order, refunds: [] })).toBe(false);
    expect(sameOrder(order, { ...order, codes: [] })).toBe(false);
    expect(sameOrder(order, { ...order, paidAt: { known: true, at: null } })).toBe(false);
  });
});
