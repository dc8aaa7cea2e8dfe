import { beforeAll, describe, expect, it } from 'vitest';
import { createCustomer } from '../domain/customers.ts';
import { financialStatus, fulfillmentStatus } from '../domain/order-status.ts';
import { createProducts } from '../domain/products.ts';
import { createShop, getShop } from '../domain/shops.ts';
import { defaultSwitches, questions, switchNames } from '../domain/switches.ts';
import type { OrderData } from '../domain/types.ts';
import { readFaults } from '../faults/faults.ts';
import { orderTotals } from '../money/order-totals.ts';
import { readStaffRole } from '../oauth/staff.ts';
import { useState } from '../state/test-database.ts';
import { frameFor } from './test-frame.ts';

const sandbox = useState();
const at = frameFor(() => sandbox.state);
const domain = 'afterglow-demo.myshopify.com';

beforeAll(async () => {
  await sandbox.state.transaction(async (tx) => {
    const shop = await createShop(tx, {
      domain,
      name: 'Fern & Fable',
      currency: 'EUR',
      timezone: 'Europe/Berlin',
      country: 'DE',
      pricesIncludeTax: true,
      now: '2026-03-03T09:00:00Z',
    });
    await createProducts(tx, shop, [
      { sku: 'MUG', price: '18.00', title: 'Fjord stoneware mug' },
      { sku: 'JACKET', price: '179.00', title: 'Drizzle rain jacket' },
    ]);
    await createCustomer(tx, shop, { email: 'ana@example.com', firstName: 'Ana', lastName: 'Berg' });
  });
});

const newest = async (): Promise<OrderData> => {
  const [row] = await sandbox.state.query<{ data: OrderData }>(
    `select data from resource where shop = $1 and kind = 'order' order by id desc limit 1`,
    [domain],
  );
  if (row === undefined) throw new Error('There is no order');
  return row.data;
};

/** Creates an order by the form and answers it with the address of its page. */
async function order(fields: Record<string, string>): Promise<{ order: OrderData; path: string }> {
  const made = await at.post(`${at.admin}/orders/new`, { email: 'ana@example.com', tax: '19', ...fields });
  expect(made.status).toBe(303);
  const created = await newest();
  expect(made.to).toBe(`${at.admin}/orders/${created.id}`);
  return { order: created, path: made.to };
}

describe('an order in the merchant’s hands', () => {
  it('is created with discount, tax and shipping, and waits for its payment', async () => {
    const { order: made, path } = await order({
      'sku:0': 'MUG',
      'quantity:0': '2',
      'sku:1': 'JACKET',
      'quantity:1': '1',
      discount: '10',
      discountKind: 'percent',
      code: 'SPRING',
      shipping: '4,90',
      payment: 'pending',
    });
    // 2 × 18.00 + 179.00 = 215.00, less 10 % = 193.50, and 4.90 for shipping.
    expect(orderTotals(made).total).toBe(19_840n);
    expect(financialStatus(made)).toBe('PENDING');
    expect((await at.page(path)).html).toContain('Payment pending');
    const paid = await at.post(`${path}/pay`, {});
    expect(paid.html).toContain(`Order ${made.name} is paid.`);
    expect(financialStatus(await newest())).toBe('PAID');
    expect((await at.page(path)).html).not.toContain('is paid.');
  });

  it('goes out in two parcels and arrives', async () => {
    const { order: made, path } = await order({ 'sku:0': 'MUG', 'quantity:0': '3' });
    const line = made.lines[0]?.id ?? '';
    await at.post(`${path}/fulfil`, {
      [`units:${line}`]: '1',
      trackingCompany: 'DPD',
      trackingNumber: '123',
    });
    expect(fulfillmentStatus(await newest())).toBe('PARTIALLY_FULFILLED');
    await at.post(`${path}/fulfil`, { all: 'yes' });
    const [first, second] = (await newest()).fulfillments;
    expect([first?.tracking?.company, second?.lines[0]?.quantity]).toEqual(['DPD', 2]);
    await at.post(`${path}/delivery`, { fulfillment: first?.id ?? '', event: 'delayed' });
    const arrived = await at.post(`${path}/delivery`, { fulfillment: second?.id ?? '', event: 'delivered' });
    expect(arrived.html).toContain('The parcel is delivered.');
    expect((await newest()).fulfillments.map((one) => one.events.at(-1)?.status)).toEqual([
      'delayed',
      'delivered',
    ]);
  });

  it('shows what a refund comes to before it is made, and makes just that', async () => {
    const { order: made, path } = await order({
      'sku:0': 'MUG',
      'quantity:0': '3',
      discount: '10',
      discountKind: 'percent',
    });
    const line = made.lines[0]?.id ?? '';
    const quote = await at.page(`${path}/refund?units:${line}=1&restock=yes`);
    expect(quote.html).toContain('€16.20');
    expect((await newest()).refunds).toEqual([]);
    const done = await at.post(`${path}/refund`, { [`units:${line}`]: '1', restock: 'yes', note: 'Chipped' });
    expect(done.html).toContain('The refund is on its way');
    expect(orderTotals(await newest()).refunded).toBe(1620n);
    await at.post(`${path}/refund`, { amount: '5.00' });
    expect(orderTotals(await newest()).refunded).toBe(2120n);
  });

  it('says why a refund cannot be made and changes nothing', async () => {
    const { path } = await order({ 'sku:0': 'MUG', 'quantity:0': '1' });
    const tooMuch = await at.post(`${path}/refund`, { amount: '18.01' });
    expect(tooMuch.to).toBe(`${path}/refund`);
    expect(tooMuch.html).toMatch(/role="alert"[\s\S]*less than that left to refund/);
    const empty = await at.post(`${path}/refund`, { amount: '' });
    expect(empty.html).toContain('Choose the items to refund, or enter an amount.');
    expect((await at.post(`${path}/refund`, { amount: 'five' })).html).toContain('must be an amount');
    expect((await newest()).refunds).toEqual([]);
  });

  it('becomes cheaper by an edit that refunds the difference', async () => {
    const { order: made, path } = await order({ 'sku:0': 'MUG', 'quantity:0': '3' });
    const line = made.lines[0]?.id ?? '';
    const quote = await at.page(`${path}/edit?units:${line}=1&difference=collect`);
    expect(quote.html).toMatch(/Owed to the customer<\/dt><dd class="sum">€36.00/);
    await at.post(`${path}/edit`, {
      [`units:${line}`]: '1',
      refund: 'yes',
      restock: 'yes',
      difference: 'collect',
    });
    const after = orderTotals(await newest());
    expect([after.refunded, after.currentTotal, after.outstanding]).toEqual([3600n, 1800n, 0n]);
  });

  it('becomes dearer by an edit whose difference is left outstanding or collected', async () => {
    const { path } = await order({ 'sku:0': 'MUG', 'quantity:0': '1' });
    await at.post(`${path}/edit`, { addSku: 'JACKET', addUnits: '1', difference: 'outstanding' });
    expect(orderTotals(await newest()).outstanding).toBe(17_900n);
    expect((await at.page(path)).html).toContain('Still to pay');
    const other = await order({ 'sku:0': 'MUG', 'quantity:0': '1' });
    await at.post(`${other.path}/edit`, { addSku: 'JACKET', addUnits: '1', difference: 'collect' });
    expect(orderTotals(await newest()).outstanding).toBe(0n);
  });

  it('is cancelled with its money given back', async () => {
    const { path } = await order({ 'sku:0': 'JACKET', 'quantity:0': '1' });
    const done = await at.post(`${path}/cancel`, { reason: 'inventory', refund: 'yes', restock: 'yes' });
    expect(done.html).toContain('is cancelled.');
    const after = await newest();
    expect([after.cancelReason, orderTotals(after).refunded]).toEqual(['inventory', 17_900n]);
    expect(done.html).not.toContain('>Cancel order<');
  });

  it('is a guest’s for a new address, and needs at least one product', async () => {
    const { order: made } = await order({
      email: 'new@example.com',
      'sku:0': 'MUG',
      'quantity:0': '1',
      currency: 'JPY',
      payment: 'giftCard',
    });
    expect([made.customerId, made.email, made.presentmentCurrency]).toEqual([null, 'new@example.com', 'JPY']);
    expect(made.transactions.map((one) => [one.tender, one.amount])).toEqual([['giftCard', '2923']]);
    const none = await at.post(`${at.admin}/orders/new`, { email: 'ana@example.com' });
    expect(none.html).toContain('Choose at least one product and a quantity.');
  });
});

describe('the sandbox bar', () => {
  it('moves the clock, tells the app and leads back to the page', async () => {
    const page = `${at.admin}/orders?payment=PAID`;
    const moved = await at.post(
      '/sandbox/afterglow-demo/clock',
      { advance: '+7d', back: page },
      { origin: at.origin },
    );
    expect(moved.to).toBe(page);
    expect(moved.html).toContain('Tue 10 Mar 10:00');
    expect(at.told).toContain(domain);
  });

  it('leads nowhere else, whatever the form says', async () => {
    const moved = await at.post(
      '/sandbox/afterglow-demo/clock',
      { run: 'no', back: 'https://evil.example' },
      { origin: at.origin },
    );
    expect(moved.to).toBe('/admin');
  });

  it('sets faults, shows them, and turns all off', async () => {
    const set = await at.post(
      '/sandbox/afterglow-demo/faults',
      {
        duplicate: '3',
        shuffle: 'yes',
        drop: 'orders/paid',
        throttle: '2',
        timeoutAfterCommit: 'tagsAdd, returnProcess',
      },
      { origin: at.origin, referer: `${at.origin}${at.admin}/orders` },
    );
    expect(await readFaults(sandbox.state, domain)).toEqual({
      duplicate: 3,
      shuffle: true,
      drop: ['orders/paid'],
      throttle: 2,
      timeoutAfterCommit: ['tagsAdd', 'returnProcess'],
    });
    expect(set.html).toContain('each delivery 3 times · deliveries shuffled');
    await at.post('/sandbox/afterglow-demo/faults', { none: 'yes' }, { origin: at.origin });
    expect(await readFaults(sandbox.state, domain)).toEqual({});
  });

  it('refuses a position that no switch has', async () => {
    const set = await at.post(
      '/sandbox/afterglow-demo/faults',
      { duplicate: '9999' },
      { origin: at.origin, referer: `${at.origin}${at.admin}` },
    );
    expect(set.html).toContain('nothing was changed');
    expect(await readFaults(sandbox.state, domain)).toEqual({});
  });
});

describe('settings and the app', () => {
  it('changes plan and person', async () => {
    await at.post(`${at.admin}/settings`, {
      name: 'Fern & Fable',
      plan: 'basic',
      role: 'staff',
    });
    const shop = await getShop(sandbox.state, domain);
    expect([shop.plan, shop.readAllOrders]).toEqual(['basic', false]);
    expect(await readStaffRole(sandbox.state, domain)).toBe('staff');
  });

  it('answers what only a real store can confirm', async () => {
    const { html } = await at.page(`${at.admin}/settings`);
    for (const name of switchNames) {
      for (const { text } of questions[name].answers) expect(html).toContain(text);
    }
    await at.post(`${at.admin}/settings/switches`, { editCreatesRefund: 'true', paidPayloadLag: '2' });
    const { switches } = await getShop(sandbox.state, domain);
    expect(switches).toEqual({ ...defaultSwitches, editCreatesRefund: true, paidPayloadLag: 2 });
  });

  it('installs, keeps the page of the app in the address, and uninstalls', async () => {
    expect((await at.page(`${at.admin}/apps/afterglow`)).html).toContain('See customers');
    const installed = await at.post(`${at.admin}/apps/afterglow/install`, {});
    expect(installed.html).toContain('id="app-frame"');
    expect((await at.page(`${at.admin}/apps/afterglow/app/customers?tab=2`)).html).toContain(
      '"path":"/app/customers?tab=2"',
    );
    await at.post(`${at.admin}/apps/afterglow/uninstall`, {});
    expect((await getShop(sandbox.state, domain)).installedAt).toBeNull();
  });

  it('takes no form from another origin', async () => {
    for (const path of [
      `${at.admin}/settings`,
      `${at.admin}/settings/switches`,
      `${at.admin}/apps/afterglow/install`,
      `${at.admin}/orders/new`,
      '/sandbox/afterglow-demo/clock',
    ]) {
      const answer = await at.post(path, { advance: '+30d' }, { origin: at.embedOrigin });
      expect(answer.status).toBe(403);
    }
    expect((await getShop(sandbox.state, domain)).installedAt).toBeNull();
  });
});
