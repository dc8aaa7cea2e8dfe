import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { adminApp } from '../stories/runner/admin-app.ts';
import { anyAnswer, controlShop, type ShopControl } from '../stories/runner/sandbox-control.ts';
import { merchant } from './support/merchant.ts';
import { onScreen } from './support/on-screen.ts';
import { withId } from './support/sandbox-orders.ts';
import { emptyShop } from './support/shops.ts';
import { untilCalm } from './support/until-calm.ts';
import { untilHydrated } from './support/until-hydrated.ts';
import { useBrowser, type Visit } from './support/use-browser.ts';

/* A programme is tried on the past before it is saved, levels get perks, a month later their figures show, and then
 * loyalty is paused. Ana, Ben and Cleo bought for 600.00, 300.00 and 100.00. */

const browser = useBrowser();
const at = { sandboxOrigin: inject('sandboxOrigin'), proxyOrigin: inject('proxyOrigin') };
const handle = `tried-${Date.now().toString(36)}`;
let visit: Visit;
let control: ShopControl;
let shop: ReturnType<typeof merchant>;

beforeAll(async () => {
  const admin = await emptyShop(at, handle);
  control = controlShop(at.sandboxOrigin, `${handle}.myshopify.com`);
  await adminApp(at.proxyOrigin, control).send('/app/loyalty', { intent: 'go-live' });
  await control.post('products', [{ sku: 'JUMPER', price: '100.00', title: 'Jumper', stock: 99 }], anyAnswer);
  const customers: string[] = [];
  for (const firstName of ['Ana', 'Ben', 'Cleo']) {
    const who = {
      email: `${firstName.toLowerCase()}@example.com`,
      firstName,
      lastName: 'Lima',
      country: 'DE',
    };
    customers.push((await control.post('customers', who, withId)).id);
  }
  for (const [index, quantity] of [6, 3, 1].entries())
    await control.post(
      'orders',
      { customer: customers[index], lines: [{ sku: 'JUMPER', quantity }] },
      withId,
    );
  await untilCalm(at, control);
  visit = await browser.visit();
  shop = merchant(visit, admin);
}, 180_000);
afterAll(() => visit?.close());

const { toast, save, press, look, question } = onScreen(() => visit);
const back = (name: string) => visit.page.locator('#title-bar').getByRole('button', { name }).click();
const region = (name: string) => visit.app.getByRole('region', { name, exact: true });

it('a draft of the programme is tried on the past, and is still there afterwards', async () => {
  const { app, page } = visit;
  const points = () => app.getByLabel('Points', { exact: true }).inputValue();
  await shop.openApp('/app/loyalty');
  await app.getByLabel('Points', { exact: true }).fill('2');
  await page.locator('#save-bar').getByText('Unsaved changes').waitFor();
  await app.getByRole('button', { name: 'Try it on your past' }).click();
  await app.getByText('The programme as you were editing it, not saved yet').waitFor();
  await untilHydrated(visit);
  await look('try-before');
  await app.getByRole('button', { name: 'Work it out' }).click();
  await app.getByText('Worked out for 3 customers with orders.').waitFor();
  await app.getByText('2,000', { exact: true }).first().waitFor();
  await app.getByText('1,000 points by the saved programme').waitFor();
  await look('try-done');
  await back('Programme');
  await expect.poll(points).toBe('2');
  await page.locator('#save-bar').getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard changes' }).click();
  await expect.poll(points).toBe('1');
  await app.getByRole('link', { name: 'Tiers', exact: true }).click();
  await app.getByRole('button', { name: 'Start with two tiers' }).waitFor();
  await app.getByRole('link', { name: 'Programme', exact: true }).click();
  await expect.poll(points).toBe('1');
  await app.getByLabel('Points', { exact: true }).fill('2');
  await app.getByRole('button', { name: 'Try it on your past' }).click();
  await app.getByRole('button', { name: 'Work it out' }).click();
  await app.getByRole('button', { name: 'Save this programme' }).click();
  await toast('Programme saved');
});

it('levels with perks say where they stand at Shopify, and what is tried tells who would be where', async () => {
  const { app } = visit;
  await shop.openApp('/app/loyalty/tiers');
  await app.getByRole('button', { name: 'Start with two tiers' }).click();
  await app.getByLabel('Free shipping').nth(1).check();
  await app.getByLabel('First in the queue').nth(1).check();
  visit.watch.expectStatus(422);
  await save();
  await expect.poll(() => app.getByLabel('Customer tag').nth(1).getAttribute('aria-invalid')).toBe('true');
  await app.getByLabel('Customer tag').nth(1).fill('gold-member');
  await app.getByRole('button', { name: 'Try it on your past' }).click();
  await app.getByRole('button', { name: 'Work it out' }).click();
  await region('Who would be where').getByText('Gold').first().waitFor();
  await look('try-tiers');
  await back('Tiers');
  await app.getByLabel('Customer tag').nth(1).waitFor();
  await save();
  await toast('Tiers saved');
  await untilCalm(at, control);
  await shop.reload();
  await app.getByText('It starts once the access at the top of this page is allowed.').waitFor();
  await look('tiers-perks');
});

it('a month later the figures show points and who came into which tier', async () => {
  await control.post('clock', { advance: '+35d' }, anyAnswer);
  await untilCalm(at, control);
  await shop.openApp('/app/loyalty/figures');
  await region('Into and out of tiers').getByRole('cell', { name: '1 Silver, 1 Gold' }).waitFor();
  await region('Month by month').waitFor();
  await look('figures-tiers');
});

it('pausing says first how many codes end and whether members are told', async () => {
  const { app } = visit;
  await shop.openApp('/app/loyalty');
  await app.getByRole('button', { name: 'Go offline' }).click();
  await question().getByText('3 customers').first().waitFor();
  await look('pause-asked');
  await press('Go offline');
  await app.getByRole('button', { name: 'Go live' }).waitFor();
});
