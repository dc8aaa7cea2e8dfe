import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { adminApp } from '../stories/runner/admin-app.ts';
import { anyAnswer, controlShop } from '../stories/runner/sandbox-control.ts';
import { merchant } from './support/merchant.ts';
import { onScreen } from './support/on-screen.ts';
import { emptyShop } from './support/shops.ts';
import { untilCalm } from './support/until-calm.ts';
import { useBrowser, type Visit } from './support/use-browser.ts';

/* A merchant makes a reward with limits, and sees what a shopper will read before saving. */

const browser = useBrowser();
const handle = `rewards-${Date.now().toString(36)}`;
let visit: Visit;
let shop: ReturnType<typeof merchant>;

const range = [
  { sku: 'BAG', price: '24.00', title: 'Canvas bag', stock: 9, collections: ['Knitwear'] },
  { sku: 'JUMPER', price: '100.00', title: 'Jumper', stock: 9, collections: ['Knitwear'] },
];

beforeAll(async () => {
  const at = { sandboxOrigin: inject('sandboxOrigin'), proxyOrigin: inject('proxyOrigin') };
  const admin = await emptyShop(at, handle);
  const control = controlShop(at.sandboxOrigin, `${handle}.myshopify.com`);
  await control.post('products', range, anyAnswer);
  await adminApp(at.proxyOrigin, control).send('/app/loyalty', { intent: 'go-live' });
  await untilCalm(at, control);
  visit = await browser.visit();
  shop = merchant(visit, admin);
}, 180_000);
afterAll(() => visit?.close());

const { look } = onScreen(() => visit);

const preview = () => visit.app.getByRole('region', { name: 'What a shopper sees' });
const field = (label: string) => visit.app.getByLabel(label, { exact: true }).last();

/** Another reward of this kind, which is the last of the list from now on. */
async function add(name: string, kind: string): Promise<void> {
  await visit.app.getByRole('button', { name: 'Add a reward' }).click();
  await field('Name').fill(name);
  await field('What it gives').selectOption({ label: kind });
}

/** Chooses in Shopify's own picker. */
async function pick(button: string, name: string | RegExp): Promise<void> {
  await visit.app.getByRole('button', { name: button }).last().click();
  const picker = visit.page.getByRole('dialog');
  await picker.getByText(name).first().click();
  await picker.getByRole('button', { name: 'Select' }).click();
}

it('an amount off has bounds, a cap and collections, each with what it comes to', async () => {
  const { app } = visit;
  await shop.openApp('/app/loyalty/rewards');
  await app.getByText('Points buy nothing yet.').waitFor();
  await add('Five off', 'An amount off');
  await app.getByText('100 points = €5.00, so a point is worth €0.05.').waitFor();
  await app.getByText('that gives 5% back').waitFor();
  await app.getByRole('button', { name: 'Limits of reward 1' }).click();
  await field('At least').fill('250');
  await field('At most').fill('600');
  await app.getByText('At once: €15.00 to €30.00.').waitFor();
  await field('Pays at most').fill('50');
  await field('Goods at least').fill('40.00');
  await pick('Choose collections', /Knitwear/);
  await app.getByText('Knitwear', { exact: true }).first().waitFor();
  await app.getByText('What you choose', { exact: true }).click();
  await app.getByText('Discounts of shipping', { exact: true }).click();
  await expect.poll(() => field('Discounts of shipping').isChecked()).toBe(false);
  for (const line of ['At least 300 points at once', 'Pays up to 50 % of the cart', 'For chosen goods'])
    await preview().getByText(line).waitFor();
});

it('what is wrong is said at its field, also in limits that were folded away', async () => {
  const { app } = visit;
  await field('Pays at most').fill('200');
  await field('Pays at most').blur();
  const wrong = app.getByText('The part of the cart is a whole number from 1 to 100.');
  await wrong.waitFor();
  await app.getByRole('button', { name: 'Limits of reward 1' }).click();
  await wrong.waitFor();
  await look('rewards-wrong');
  await field('Pays at most').fill('50');
  await wrong.waitFor({ state: 'detached' });
});
