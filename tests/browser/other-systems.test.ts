import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { adminApp } from '../stories/runner/admin-app.ts';
import { controlShop } from '../stories/runner/sandbox-control.ts';
import { merchant } from './support/merchant.ts';
import { onScreen } from './support/on-screen.ts';
import { withId } from './support/sandbox-orders.ts';
import { emptyShop } from './support/shops.ts';
import { untilCalm } from './support/until-calm.ts';
import { useBrowser, type Visit } from './support/use-browser.ts';

/* A merchant makes a key for a booking tool and an event that it tells of; the tool tells, and the key is revoked. */

const browser = useBrowser();
const handle = `systems-${Date.now().toString(36)}`;
const screen = '/app/settings/keys';
let visit: Visit;
let shop: ReturnType<typeof merchant>;
let customer = '';
let key = { id: '', secret: '', address: '' };

beforeAll(async () => {
  const at = { sandboxOrigin: inject('sandboxOrigin'), proxyOrigin: inject('proxyOrigin') };
  const admin = await emptyShop(at, handle);
  const control = controlShop(at.sandboxOrigin, `${handle}.myshopify.com`);
  await adminApp(at.proxyOrigin, control).send('/app/loyalty', { intent: 'go-live' });
  const ana = { email: 'ana@example.com', firstName: 'Ana', lastName: 'Lima', country: 'DE' };
  customer = (await control.post('customers', ana, withId)).id;
  await untilCalm(at, control);
  visit = await browser.visit();
  shop = merchant(visit, admin);
}, 180_000);
afterAll(() => visit?.close());

const { toast, save, press, look } = onScreen(() => visit);

it('a key is made with a name, and its secret shows once', async () => {
  const { app } = visit;
  await shop.openApp(screen);
  await app.getByText('No key yet').waitFor();
  await look('keys-none');
  await app.getByRole('button', { name: 'Create a key' }).click();
  await app.getByText('Say what the key is for.').waitFor();
  await app.getByLabel('What is the key for?').fill('Booking tool');
  await app.getByRole('button', { name: 'Create a key' }).click();
  const card = app.getByRole('region', { name: 'Key for Booking tool' });
  await card.getByText('It is not shown again.').waitFor();
  const [address = '', id = '', secret = ''] = await card.locator('code').allInnerTexts();
  expect([id, secret]).toEqual([
    expect.stringMatching(/^ak_[0-9a-f]{24}$/),
    expect.stringMatching(/^[\w-]{43}$/),
  ]);
  key = { id, secret, address };
  await look('keys-made');
  await card.getByRole('button', { name: 'Copy: Secret' }).click();
  await toast('Copied');
  await shop.reload();
  await app
    .getByRole('row', { name: /Booking tool/ })
    .getByText('Never')
    .waitFor();
  expect(await app.getByText(secret).count()).toBe(0);
});

it('an event is added to the programme, with an example for developers', async () => {
  const { app } = visit;
  await shop.openApp('/app/loyalty');
  const card = app.getByRole('region', { name: 'Events from other systems' });
  await card.getByRole('button', { name: 'Add an event' }).click();
  await card.getByLabel('Name', { exact: true }).fill('Workshop attended');
  expect(await card.getByLabel('ID', { exact: true }).inputValue()).toBe('workshop-attended');
  await card.getByLabel('For each customer').selectOption({ label: 'times a month' });
  await card
    .getByText('About $0.50 each time')
    .or(card.getByText(/^About .* each time$/))
    .first()
    .waitFor();
  await card.getByRole('button', { name: 'Example for developers' }).click();
  await card.getByText('"event":"workshop-attended"').waitFor();
  const birthday = app.getByRole('region', { name: 'Ways to earn' }).getByLabel('Birthday', { exact: true });
  await birthday.check();
  await look('programme-events');
  await save();
  await toast('Programme saved');
  await app.getByText('Event added: Workshop attended').waitFor();
  await app.getByText('Birthday: 50 points').waitFor();
});

it('the tool tells of a customer, whose statement says what for', async () => {
  const { app } = visit;
  const body = JSON.stringify({ event: 'workshop-attended', customer: { id: customer } });
  const time = String(Math.floor(Date.now() / 1000));
  const digits = createHmac('sha256', key.secret).update(`${time}.booking 1.${body}`).digest('hex');
  const headers = {
    'Afterglow-Key': key.id,
    'Afterglow-Timestamp': time,
    'Afterglow-Signature': `v1=${digits}`,
    'Idempotency-Key': 'booking 1',
  };
  const answer = await fetch(key.address, { method: 'POST', headers, body });
  expect(await answer.json()).toEqual({ points: 50, duplicate: false });
  await shop.openApp('/app/customers');
  await app.getByRole('link', { name: /Ana Lima/ }).click();
  await app.getByRole('link', { name: /statement/i }).click();
  await app.getByText('Workshop attended: 50 points').first().waitFor();
});

it('a key is revoked after a question', async () => {
  const { app } = visit;
  await shop.openApp(screen);
  await app.getByRole('button', { name: 'Revoke Booking tool' }).click();
  await press('Revoke');
  await toast('Key revoked');
  await app
    .getByRole('row', { name: /Booking tool/ })
    .getByText('Revoked')
    .waitFor();
  await look('keys-revoked');
});
