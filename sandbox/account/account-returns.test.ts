import { expect, it } from 'vitest';
import { shopWithShopper, type TestShopper, windowParts } from '../extension-host/test-windows.ts';
import { useSandbox } from '../http/test-sandbox.ts';
import { visitorOf } from '../windows/test-visitor.ts';

const sandbox = useSandbox(windowParts(new URL('./nothing/', import.meta.url)));

async function signedIn(): Promise<{
  ada: ReturnType<typeof visitorOf>;
  shopper: TestShopper;
  order: string;
  control: string;
}> {
  const shopper = await shopWithShopper(sandbox);
  const ada = visitorOf(sandbox, shopper);
  await ada.signIn();
  const control = `/control/shops/${shopper.shop}`;
  await sandbox.post(`${control}/orders/${shopper.orderId}/fulfil`);
  return { ada, shopper, order: `account/orders/${shopper.orderId}`, control };
}

it('lets a customer ask for a return where the shop wants it, and only there', async () => {
  const { ada, shopper, order, control } = await signedIn();
  expect((await ada.get(order)).html).not.toContain('Request return');
  expect(await ada.get(`${order}/return`)).toMatchObject({ status: 404 });
  expect(await ada.post(`${order}/return`, {})).toMatchObject({ status: 404 });
  await sandbox.post(`${control}/settings`, { selfServeReturns: true });
  expect((await ada.get(order)).html).toContain('Request return');
  const page = await ada.get(`${order}/return`);
  const units = /name="(units:\d+)"/.exec(page.html)?.[1] ?? '';
  const nothing = await ada.post(`${order}/return`, { [units]: '0', reason: 'style' });
  expect(nothing).toMatchObject({ status: 422 });
  expect(nothing.html).toContain('Choose what you want to return.');
  const asked = await ada.post(`${order}/return`, { [units]: '1', reason: 'style', note: 'Too blue' });
  expect(asked.to).toContain(`/account/orders/${shopper.orderId}`);
  expect((await ada.get(order)).html).toContain('Return requested');
  // Nothing is left to ask for.
  expect(await ada.get(`${order}/return`)).toMatchObject({ status: 404 });
  expect((await sandbox.get(`${control}/orders/${shopper.orderId}`)).body).toMatchObject({
    returns: [{ status: 'REQUESTED', lines: { MUG: 1 } }],
  });
  await sandbox.quiet(shopper.shop);
  const told = sandbox.app
    .deliveries(shopper.shop)
    .find((one) => one.headers['x-shopify-topic'] === 'returns/request');
  expect(told?.body).toContain('"customer_note":"Too blue"');
});

it('lets a customer pay what an exchange left open, once', async () => {
  const { ada, shopper, order, control } = await signedIn();
  expect((await ada.get(order)).html).not.toContain('Pay now');
  const { body } = await sandbox.post(`${control}/orders/${shopper.orderId}/return`, {
    lines: [{ sku: 'MUG', quantity: 1 }],
    exchangeFor: [{ sku: 'MUG', quantity: 1 }],
    shippingFee: '4.50',
  });
  await sandbox.post(`${control}/returns/${body.id}/process`);
  const owed = await ada.get(order);
  expect(owed.html).toContain('€4.50 to pay');
  for (let times = 0; times < 2; times += 1) {
    expect(await ada.post(`${order}/pay`, {})).toMatchObject({ status: 303 });
  }
  expect((await ada.get(order)).html).not.toContain('Pay now');
  expect((await sandbox.get(`${control}/orders/${shopper.orderId}`)).body).toMatchObject({
    received: '44.50',
    outstanding: '0.00',
  });
});
