import { beforeAll, describe, expect, it } from 'vitest';
import { financialStatus } from '../domain/order-status.ts';
import { getShop } from '../domain/shops.ts';
import type { OrderData, ProductData, RefundData } from '../domain/types.ts';
import { minor, sum } from '../money/amount.ts';
import { currentQuantity } from '../money/order-lines.ts';
import { orderTotals } from '../money/order-totals.ts';
import { useState } from '../state/test-database.ts';
import { planDemo } from './plan-demo.ts';
import { playOrder } from './play-orders.ts';
import { demoDomain, seedDemo } from './seed-demo.ts';

const sandbox = useState();
const options = {
  origin: 'http://localhost:4000',
  now: '2026-03-03T09:00:00Z',
  seed: 11,
  customers: 60,
  orders: 260,
  months: 12,
};

async function documents<T>(kind: string): Promise<T[]> {
  const rows = await sandbox.state.query<{ data: T }>(
    'select data from resource where shop = $1 and kind = $2 order by id',
    [demoDomain, kind],
  );
  return rows.map((row) => row.data);
}

let orders: OrderData[] = [];
const progress: number[] = [];

beforeAll(async () => {
  expect(await seedDemo(sandbox.state, { ...options, onProgress: (done) => progress.push(done) })).toBe(true);
  orders = await documents<OrderData>('order');
});

describe('the seeded shop', () => {
  it('has the customers, orders and products that were planned', async () => {
    expect(await documents('customer')).toHaveLength(60);
    expect(orders).toHaveLength(260);
    expect(await documents('product')).toHaveLength(40);
    expect(await documents('collection')).toHaveLength(7);
    expect(progress.at(-1)).toBe(1);
  });

  it('sends nothing for its past', async () => {
    expect(await sandbox.state.query('select id from outbox where shop = $1', [demoDomain])).toEqual([]);
  });

  it('numbers its orders by time without a gap', () => {
    const byNumber = [...orders].sort((a, b) => a.number - b.number);
    expect(byNumber.map((order) => order.number)).toEqual(orders.map((_, index) => 1001 + index));
    const moments = byNumber.map((order) => order.processedAt);
    expect(moments).toEqual([...moments].sort());
  });

  it('takes what an order costs, to the cent, and gives back no more than was paid', () => {
    for (const order of orders) {
      const totals = orderTotals(order);
      if (totals.received > 0n) expect(totals.received).toBe(totals.total);
      expect(totals.refunded <= totals.received).toBe(true);
      if (order.cancelledAt !== null) expect(totals.refunded).toBe(totals.received);
      for (const line of order.lines) expect(currentQuantity(order, line)).toBeGreaterThanOrEqual(0);
      expect(totals.outstanding).toBe(financialStatus(order) === 'PENDING' ? totals.total : 0n);
    }
  });

  it('books every refund completely', () => {
    const booked = (order: OrderData, refund: RefundData) =>
      sum(
        order.transactions
          .filter((one) => one.refundId === refund.id)
          .map((one) => minor(one.amount, order.presentmentCurrency)),
      );
    const refunds = orders.flatMap((order) => order.refunds.map((refund) => ({ order, refund })));
    expect(refunds.length).toBeGreaterThan(15);
    for (const { order, refund } of refunds) {
      if (financialStatus(order) !== 'VOIDED') expect(booked(order, refund) > 0n).toBe(true);
    }
  });

  it('sends after payment, delivers after sending, refunds after delivery, and nothing after now', () => {
    for (const order of orders) {
      const paidAt = order.transactions.find((one) => one.status === 'success')?.processedAt ?? '';
      for (const parcel of order.fulfillments) {
        expect(parcel.createdAt > paidAt && paidAt !== '').toBe(true);
        const news = parcel.events.map((event) => event.happenedAt);
        expect([parcel.createdAt, ...news]).toEqual([parcel.createdAt, ...news].sort());
        for (const refund of order.refunds) expect(refund.createdAt > (news.at(-1) ?? '')).toBe(true);
      }
      expect(order.updatedAt < options.now).toBe(true);
    }
  });

  it('leaves some orders of the last week unpaid, unsent or on their way', () => {
    const sent = orders.filter((order) => order.fulfillments.length > 0);
    expect(orders.length - sent.length).toBeGreaterThan(0);
    expect(
      sent.some((order) => order.fulfillments.some((one) => one.events.at(-1)?.status !== 'delivered')),
    ).toBe(true);
  });

  it('gives every product a picture at the sandbox and something on the shelf or nothing, never less', async () => {
    for (const product of await documents<ProductData>('product')) {
      expect(product.image?.url).toBe(`http://localhost:4000/images/products/${product.id}.svg`);
    }
    const stock = await sandbox.state.query<{ available: number }>(
      'select available from stock where shop = $1',
      [demoDomain],
    );
    expect(Math.min(...stock.map((row) => row.available))).toBe(0);
  });

  it('is left as it is by another start, whose address the pictures follow', async () => {
    expect(await seedDemo(sandbox.state, { ...options, origin: 'http://localhost:5000' })).toBe(false);
    expect(await documents<OrderData>('order')).toEqual(orders);
    const [product] = await documents<ProductData>('product');
    expect(product?.image?.url).toMatch(/^http:\/\/localhost:5000\//);
  });

  it('is made anew, the same but for its ids, when its making was broken off', async () => {
    await sandbox.state.query('delete from seed where shop = $1', [demoDomain]);
    await sandbox.state.query(`delete from resource where shop = $1 and kind = 'order' and name > '#1100'`, [
      demoDomain,
    ]);
    expect(await seedDemo(sandbox.state, options)).toBe(true);
    const again = await documents<OrderData>('order');
    expect(again.map(withoutIds)).toEqual(orders.map(withoutIds));
  });

  it('is written in batches exactly as the shop’s commands write it one by one', async () => {
    const plan = planDemo({ ...options, timezone: 'Europe/Berlin' });
    const mixed = plan.orders.filter((order) => order.steps.length > 2).slice(0, 12);
    const ids = (await documents<{ id: string; email: string }>('customer')).map((one) => one.id);
    const shop = await getShop(sandbox.state, demoDomain);
    const last = () =>
      sandbox.state.query<{ data: OrderData }>(
        `select data from resource where shop = $1 and kind = 'order' order by id desc limit 1`,
        [demoDomain],
      );
    for (const order of mixed) {
      await sandbox.state.transaction((tx) => playOrder(tx, shop, order, ids));
      const [row] = await last();
      const seeded = orders.find((one) => one.processedAt === order.at);
      expect(row && strip(withoutIds(row.data))).toEqual(seeded && strip(withoutIds(seeded)));
    }
  });
});

/** Ids come from one sequence, so they differ from run to run. */
function withoutIds(order: OrderData): unknown {
  return JSON.parse(
    JSON.stringify(order, (_key, value) => (/^51\d{11}$/.test(String(value)) ? 'id' : value)),
  );
}

/** The number is the next one of the shop. */
function strip(order: unknown): unknown {
  return JSON.parse(
    JSON.stringify(order)
      .replace(/#\d+/g, '#')
      .replace(/"number":\d+/, '"number":0'),
  );
}
