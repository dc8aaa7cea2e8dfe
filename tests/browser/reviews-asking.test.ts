import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { adminApp } from '../stories/runner/admin-app.ts';
import { anyAnswer, controlShop, type ShopControl } from '../stories/runner/sandbox-control.ts';
import { merchant } from './support/merchant.ts';
import { onScreen } from './support/on-screen.ts';
import { deliver, idOf, withId } from './support/sandbox-orders.ts';
import { emptyShop } from './support/shops.ts';
import { untilCalm } from './support/until-calm.ts';
import { untilHydrated } from './support/until-hydrated.ts';
import { useBrowser, type Visit } from './support/use-browser.ts';

/* A plan of asking gets reminders and a rule, is tried on the orders of the month, and is saved. Ana and Ben bought a
 * jumper each. */

const browser = useBrowser();
const at = { sandboxOrigin: inject('sandboxOrigin'), proxyOrigin: inject('proxyOrigin') };
const handle = `asking-${Date.now().toString(36)}`;
let visit: Visit;
let control: ShopControl;
let shop: ReturnType<typeof merchant>;

beforeAll(async () => {
  const admin = await emptyShop(at, handle);
  control = controlShop(at.sandboxOrigin, `${handle}.myshopify.com`);
  await control.post('scopes', { grant: ['write_products'] }, anyAnswer);
  await untilCalm(at, control);
  await adminApp(at.proxyOrigin, control).send('/app/reviews/settings', { intent: 'go-live' });
  await control.post('products', [{ sku: 'JUMPER', price: '100.00', title: 'Jumper', stock: 99 }], anyAnswer);
  for (const firstName of ['Ana', 'Ben']) {
    const email = `${firstName.toLowerCase()}@example.com`;
    const who = { email, firstName, lastName: 'Lima', country: 'DE' };
    const { id: customer } = await control.post('customers', who, withId);
    const { id: order } = await control.post(
      'orders',
      { customer, lines: [{ sku: 'JUMPER', quantity: 1 }] },
      withId,
    );
    await deliver(control, idOf(order));
  }
  await untilCalm(at, control);
  // What is tried on ends where the clock stands.
  await control.post('clock', { advance: '+2d' }, anyAnswer);
  await untilCalm(at, control);
  visit = await browser.visit();
  shop = merchant(visit, admin);
}, 180_000);
afterAll(() => visit?.close());

const { toast, save, look } = onScreen(() => visit);
const back = (name: string) => visit.page.locator('#title-bar').getByRole('button', { name }).click();
const region = (name: string) => visit.app.getByRole('region', { name, exact: true });

it('a plan gets reminders and a rule that reads as a sentence', async () => {
  const { app, page } = visit;
  await shop.openApp('/app/reviews/settings');
  await untilHydrated(visit);
  await app.getByRole('textbox', { name: 'Remind after days' }).fill('3, 10');
  await app.getByRole('button', { name: /First orders/ }).click();
  await app
    .getByText(/If the customer has ordered fewer than 2 times.*they are reminded after 5 days/)
    .waitFor();
  await page.locator('#save-bar').getByText('Unsaved changes').waitFor();
  await look('asking-settings');
});

it('is tried on the orders of the month, and is still there afterwards', async () => {
  const { app } = visit;
  await app.getByRole('button', { name: 'Try it', exact: true }).click();
  await app.getByText('With the settings as you are editing them. They are not saved.').waitFor();
  await untilHydrated(visit);
  await app.getByRole('button', { name: 'Try', exact: true }).click();
  await app.getByText('All 2 orders').waitFor();
  await region('Some of the orders').waitFor();
  await look('asking-tried');
  await back('Review settings');
  await expect.poll(() => app.getByRole('textbox', { name: 'Remind after days' }).inputValue()).toBe('3, 10');
});

it('is saved, after what is wrong was said at its field', async () => {
  const { app } = visit;
  visit.watch.expectStatus(422);
  await app.getByRole('textbox', { name: 'Remind after days' }).fill('soon');
  await save();
  await app.getByText('Enter up to three numbers of days from 1 to 365, such as 3, 10.').waitFor();
  await app.getByRole('textbox', { name: 'Remind after days' }).fill('7');
  await save();
  await toast('Settings saved');
});
