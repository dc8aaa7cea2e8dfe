import { describe, expect, it } from 'vitest';
import { planDemo } from './plan-demo.ts';

const question = {
  seed: 7,
  now: '2026-03-03T09:00:00Z',
  timezone: 'Europe/Berlin',
  customers: 300,
  orders: 1500,
  months: 18,
};
const plan = planDemo(question);
const share = (count: number) => count / plan.orders.length;
const ordersBy = new Map<number, string[]>();
for (const { buyer, at } of plan.orders) {
  if ('customer' in buyer) ordersBy.set(buyer.customer, [...(ordersBy.get(buyer.customer) ?? []), at]);
}

describe('the past of the demo shop', () => {
  it('is the same for the same seed and moment', () => {
    expect(planDemo(question)).toEqual(plan);
  });

  it('is another for another seed or moment', () => {
    expect(planDemo({ ...question, seed: 8 }).orders[0]).not.toEqual(plan.orders[0]);
    expect(planDemo({ ...question, now: '2026-04-03T09:00:00Z' }).orders[0]).not.toEqual(plan.orders[0]);
  });

  it('has as many customers and orders as asked for, within the months asked for', () => {
    expect(plan.customers).toHaveLength(300);
    expect(plan.orders).toHaveLength(1500);
    const moments = plan.orders.map((order) => order.at);
    expect(moments).toEqual([...moments].sort());
    expect(moments[0]?.slice(0, 7)).toMatch(/^2024-(09|10)$/);
    expect((moments.at(-1) ?? '') < question.now).toBe(true);
  });

  it('has no two customers with one e-mail address', () => {
    const guests = plan.orders.flatMap(({ buyer }) => ('guest' in buyer ? [buyer.guest.email] : []));
    const emails = [...plan.customers.map((one) => one.email), ...new Set(guests)];
    expect(new Set(emails).size).toBe(emails.length);
    for (const email of emails) expect(email).toMatch(/^[a-z]+(\.[a-z]+)?\d*@example\.(com|net|org)$/);
  });

  it('lets most buy once and a few come back again and again', () => {
    const counts = plan.customers.map((_, index) => ordersBy.get(index)?.length ?? 0);
    expect(counts.filter((count) => count === 1).length).toBeGreaterThan(120);
    expect(counts.filter((count) => count >= 12).length).toBeGreaterThan(5);
    expect(Math.max(...counts)).toBeLessThan(40);
  });

  it('lets nobody order before they are a customer, nor twice on one day', () => {
    for (const [index, moments] of ordersBy) {
      expect((plan.customers[index]?.createdAt ?? '') < (moments[0] ?? '')).toBe(true);
      const days = moments.map((at) => at.slice(0, 10));
      expect(new Set(days).size).toBeGreaterThan(days.length * 0.9);
    }
  });

  it('refunds about one order in eight and cancels about one in fifty', () => {
    const having = (...does: string[]) =>
      plan.orders.filter((order) => order.steps.some((step) => does.includes(step.does))).length;
    expect(share(having('refund', 'goodwill'))).toBeGreaterThan(0.09);
    expect(share(having('refund', 'goodwill'))).toBeLessThan(0.17);
    expect(share(having('cancel'))).toBeGreaterThan(0.01);
    expect(share(having('cancel'))).toBeLessThan(0.035);
  });

  it('is busier before Christmas than in February', () => {
    const inMonth = (month: string) => plan.orders.filter((order) => order.at.slice(0, 7) === month).length;
    expect(inMonth('2025-12')).toBeGreaterThan(1.5 * inMonth('2026-02'));
  });

  it('lets things happen one after the other and none of them after now', () => {
    for (const order of plan.orders) {
      const moments = [order.at, ...order.steps.map((step) => step.at)];
      expect(moments).toEqual([...moments].sort());
      expect((moments.at(-1) ?? '') < question.now).toBe(true);
    }
  });

  it('sends and refunds in working hours', () => {
    const hour = (at: string) =>
      Number(new Date(at).toLocaleString('en-GB', { hour: '2-digit', timeZone: 'Europe/Berlin' }));
    const desk = plan.orders.flatMap((order) => order.steps.filter((step) => step.does !== 'cancel'));
    for (const step of desk) expect(hour(step.at) >= 8 && hour(step.at) < 18).toBe(true);
  });

  it('knows several currencies and ways to pay', () => {
    expect(new Set(plan.orders.map((order) => order.currency))).toEqual(
      new Set(['EUR', 'GBP', 'CHF', 'USD', 'JPY']),
    );
    expect(new Set(plan.orders.map((order) => order.payment.by))).toEqual(
      new Set(['card', 'bank', 'giftCard', 'split']),
    );
  });
});
