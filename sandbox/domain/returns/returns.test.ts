import { describe, expect, it } from 'vitest';
import { shownQuantity } from '../../money/order-lines.ts';
import { orderTotals } from '../../money/order-totals.ts';
import { useState } from '../../state/test-database.ts';
import { summaryOf } from '../read-orders.ts';
import { refundOrder } from '../refund-order.ts';
import { stockBySku } from '../stock.ts';
import { createReturn, requestReturn } from './create-return.ts';
import { approveRequest, declineRequest } from './decide-request.ts';
import { cancelReturn, closeReturn, reopenReturn } from './end-return.ts';
import { removeFromReturn } from './remove-from-return.ts';
import { returnableLines } from './returnable.ts';
import { dispose } from './reverse/dispose.ts';
import { processed, type SentOrder, sentOrder, suggestion, unitsToReturn } from './test-returns.ts';
import type { ReturnData } from './types.ts';

const world = useState();

const opened = async (sent: SentOrder, units: Record<string, number>) =>
  world.state.transaction((tx) =>
    createReturn(tx, sent.shop, { order: sent.order.id, lines: unitsToReturn(sent.order, units) }),
  );

const returnable = (order: SentOrder['order']) =>
  returnableLines(order).flatMap((one) => one.lines.map((line) => line.units));

describe('units that can be returned', () => {
  it('are those sent, less those in returns and those refunded', async () => {
    const sent = await sentOrder(world, { lines: [{ sku: 'A', quantity: 4 }] });
    expect(returnable(sent.order)).toEqual([4]);
    const { order, made } = await opened(sent, { A: 2 });
    expect(returnable(order)).toEqual([2]);
    // A plain refund takes a unit that no return has reserved.
    const refunded = await world.state.transaction((tx) =>
      refundOrder(tx, sent.shop, { order: order.id, lines: [{ sku: 'A', quantity: 1 }] }),
    );
    expect(returnable(refunded.order)).toEqual([1]);
    const cancelled = await world.state.transaction((tx) => cancelReturn(tx, sent.shop, made.id));
    expect(returnable(cancelled.order)).toEqual([3]);
    await expect(opened({ ...sent, order: cancelled.order }, { A: 4 })).rejects.toMatchObject({
      code: 'already-returned',
      shown: { code: 'INVALID' },
    });
  });

  it('are taken once when two returns are made at the same time', async () => {
    const sent = await sentOrder(world, { lines: [{ sku: 'A', quantity: 1 }] });
    const both = await Promise.allSettled([opened(sent, { A: 1 }), opened(sent, { A: 1 })]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('are free again after a decline, and fewer after a removal from a return', async () => {
    const sent = await sentOrder(world, { lines: [{ sku: 'A', quantity: 2 }] });
    const input = { order: sent.order.id, lines: unitsToReturn(sent.order, { A: 2 }) };
    const asked = await world.state.transaction((tx) => requestReturn(tx, sent.shop, input));
    expect([asked.made.status, asked.made.reverseOrder]).toEqual(['REQUESTED', null]);
    const decline = { return: asked.made.id, reason: 'FINAL_SALE' as const, note: 'No.' };
    const declined = await world.state.transaction((tx) => declineRequest(tx, sent.shop, decline));
    expect(returnable(declined.order)).toEqual([2]);
    const again = await world.state.transaction((tx) => requestReturn(tx, sent.shop, input));
    const approved = await world.state.transaction((tx) => approveRequest(tx, sent.shop, again.made.id));
    expect([approved.made.name, approved.made.status]).toEqual([`${sent.order.name}-R2`, 'OPEN']);
    const line = approved.made.lines[0]?.id ?? '';
    const left = await world.state.transaction((tx) =>
      removeFromReturn(tx, sent.shop, { return: approved.made.id, lines: [{ line, quantity: 1 }] }),
    );
    expect([returnable(left.order), left.made.lines[0]?.ordinals]).toEqual([[1], [1]]);
  });
});

describe('a processed return', () => {
  it('refunds its units, restocks them and is closed', async () => {
    // A: 2 × 50.00 − 10.00 = 90.00, tax 7.20. One unit: 45.00 + 3.60 = 48.60.
    const sent = await sentOrder(world, {
      lines: [{ sku: 'A', quantity: 2, discount: '10.00', tax: '7.20' }],
    });
    const { order, made } = await opened(sent, { A: 1 });
    expect(suggestion(sent.shop, order, made)).toEqual({ amount: '48.60', fees: '0.00' });
    const done = await processed(world, { shop: sent.shop, order }, made, {
      amount: '48.60',
      disposition: 'RESTOCKED',
    });
    expect(done.found).toMatchObject({ status: 'CLOSED', reverseOrder: { status: 'CLOSED' } });
    expect(done.refund).toMatchObject({
      lines: [{ quantity: 1, subtotal: '45.00', tax: '3.60', restockType: 'return' }],
      adjustments: [],
    });
    expect(summaryOf(done.order)).toMatchObject({
      refunds: { count: 1, total: '48.60', byTransaction: { card: '48.60' } },
      outstanding: '0.00',
      returns: [{ name: `${order.name}-R1`, status: 'CLOSED', lines: { A: 1 } }],
    });
    // 10 − 2 sold + 1 back.
    expect(await stockBySku(world.state, sent.shop)).toMatchObject({ A: 9 });
    const topics = (await world.deliveries(sent.shop)).slice(-6).map((one) => one.topic);
    expect(topics).toEqual([
      ...['returns/approve', 'orders/updated', 'returns/process', 'returns/close'],
      ...['refunds/create', 'reverse_fulfillment_orders/dispose'],
    ]);
  });

  it('is processed unit by unit, each worth its own place in the line', async () => {
    // 3 × 50.00 − 50.00 = 100.00: units of 33.33, 33.34 and 33.33.
    const sent = await sentOrder(world, { lines: [{ sku: 'A', quantity: 3, discount: '50.00' }] });
    let { order, made } = await opened(sent, { A: 3 });
    const amounts: string[] = [];
    for (let unit = 0; unit < 3; unit += 1) {
      const { amount } = suggestion(sent.shop, order, made, 1);
      amounts.push(amount);
      const wish = { amount, quantity: 1, disposition: 'NOT_RESTOCKED' as const };
      const done = await processed(world, { shop: sent.shop, order }, made, wish);
      ({ order, found: made } = done);
    }
    expect(amounts).toEqual(['33.33', '33.34', '33.33']);
    expect([made.status, orderTotals(order).outstanding]).toEqual(['CLOSED', 0n]);
  });

  it.each([
    // The second of three units is worth 33.34; out of turn and without a place of its own, the first: 33.33.
    [true, '33.34'],
    [false, '33.33'],
  ])('returnKeepsItsUnits %s: the later return first is worth %s', async (returnKeepsItsUnits, amount) => {
    const line = { sku: 'A', quantity: 3, discount: '50.00' };
    const sent = await sentOrder(world, { lines: [line] }, { switches: { returnKeepsItsUnits } });
    await opened(sent, { A: 1 });
    const second = await opened(sent, { A: 1 });
    expect(suggestion(sent.shop, second.order, second.made).amount).toBe(amount);
  });

  it('leaves goods away from stock that are not restocked, and pays nothing for missing ones', async () => {
    const sent = await sentOrder(world, { lines: [{ sku: 'A', quantity: 2 }] });
    const { order, made } = await opened(sent, { A: 2 });
    const one = await processed(world, { shop: sent.shop, order }, made, {
      amount: '50.00',
      quantity: 1,
      disposition: 'NOT_RESTOCKED',
    });
    expect(one.found.status).toBe('OPEN');
    const line = one.order.lines[0];
    if (line === undefined) throw new Error('The order has no line.');
    const keeps = { ...sent.shop, switches: { ...sent.shop.switches, noRestockKeepsQuantity: true } };
    expect([shownQuantity(sent.shop, one.order, line), shownQuantity(keeps, one.order, line)]).toEqual([
      1, 2,
    ]);
    const reverseLine = one.found.reverseOrder?.lines[0]?.id ?? '';
    const missing = { reverseLine, quantity: 1, type: 'MISSING' as const, location: null };
    const ended = await world.state.transaction((tx) =>
      dispose(tx, sent.shop, [{ wish: missing, field: [] }]),
    );
    // Every unit is decided: one was paid, one never came.
    expect(ended.found).toMatchObject({ status: 'CLOSED', lines: [{ processed: 1, quantity: 2 }] });
    expect(await stockBySku(world.state, sent.shop)).toMatchObject({ A: 8 });
    expect([returnable(ended.order), orderTotals(ended.order).outstanding]).toEqual([[0], 0n]);
    await expect(
      world.state.transaction((tx) => dispose(tx, sent.shop, [{ wish: missing, field: [] }])),
    ).rejects.toMatchObject({ shown: { code: 'INVALID_STATE' } });
  });

  it('stays open where Shopify leaves closing to others', async () => {
    const sent = await sentOrder(world, {}, { switches: { processClosesReturn: false } });
    const { order, made } = await opened(sent, { A: 2 });
    const done = await processed(world, { shop: sent.shop, order }, made, { amount: '100.00' });
    expect(done.found.status).toBe('OPEN');
    const closed = await world.state.transaction((tx) => closeReturn(tx, sent.shop, made.id));
    expect(closed.made.closedAt).toBe('2026-03-01T15:00:00Z');
    const again = await world.state.transaction((tx) => reopenReturn(tx, sent.shop, made.id));
    expect([again.made.status, again.made.closedAt]).toEqual(['OPEN', null]);
  });

  it('owes the buyer when no money moves, and cannot be cancelled any more', async () => {
    const sent = await sentOrder(world, { lines: [{ sku: 'A', quantity: 2 }] });
    const { order, made } = await opened(sent, { A: 2 });
    const done = await processed(world, { shop: sent.shop, order }, made, { quantity: 1 });
    expect(orderTotals(done.order).outstanding).toBe(-5000n);
    expect(done.refund).toMatchObject({ transactionIds: [], adjustments: [] });
    await expect(world.state.transaction((tx) => cancelReturn(tx, sent.shop, made.id))).rejects.toMatchObject(
      { code: 'not-allowed', shown: { code: 'INVALID_STATE' } },
    );
  });

  it('may be paid before anybody looked at the goods, and ends when somebody has', async () => {
    const sent = await sentOrder(world, { lines: [{ sku: 'A', quantity: 2 }] });
    const { order, made } = await opened(sent, { A: 2 });
    const paid = await processed(world, { shop: sent.shop, order }, made, { amount: '100.00' });
    expect(paid.found).toMatchObject({ status: 'OPEN', reverseOrder: { status: 'OPEN' } });
    expect(await stockBySku(world.state, sent.shop)).toMatchObject({ A: 8 });
    const reverseLine = paid.found.reverseOrder?.lines[0]?.id ?? '0';
    const said = (type: 'RESTOCKED' | 'MISSING') =>
      world.state.transaction((tx) =>
        dispose(tx, sent.shop, [
          {
            wish: { reverseLine, quantity: 1, type, location: sent.shop.id },
            field: ['dispositionInputs', '0'],
          },
        ]),
      );
    expect((await said('RESTOCKED')).found.status).toBe('OPEN');
    const done = await said('MISSING');
    expect(done.found).toMatchObject({ status: 'CLOSED', reverseOrder: { status: 'CLOSED' } });
    expect(await stockBySku(world.state, sent.shop)).toMatchObject({ A: 9 });
    expect(summaryOf(done.order).refunds).toMatchObject({ count: 1, total: '100.00' });
  });
});

describe('what cannot be processed', () => {
  const refusal = async (
    sent: SentOrder,
    found: ReturnData,
    wish: Parameters<typeof processed>[3],
  ): Promise<unknown> =>
    processed(world, sent, found, wish).then(
      () => 'done',
      (error: { code?: string }) => error.code,
    );

  it('is refused with nothing done', async () => {
    const sent = await sentOrder(world, { lines: [{ sku: 'A', quantity: 2 }], guest: 'eva@example.com' });
    const { order, made } = await opened(sent, { A: 1 });
    const at = { ...sent, order };
    expect(await refusal(at, made, { quantity: 2 })).toBe('already-returned');
    expect(await refusal(at, made, { quantity: 0 })).toBe('bad-input');
    expect(await refusal(at, made, { amount: '100.01' })).toBe('over-refund');
    expect(await refusal(at, made, { credit: '50.00' })).toBe('no-customer');
    const yen = { ...at, order: { ...order, presentmentCurrency: 'JPY' } };
    expect(await refusal(yen, made, { amount: '50' })).toBe('wrong-currency');
    expect(await refusal(at, made, { amount: '50.00', disposition: 'RESTOCKED' })).toBe('done');
    expect(await refusal(at, made, { amount: '50.00' })).toBe('not-allowed');
  });
});
