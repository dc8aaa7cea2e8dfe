import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { adminApp } from '../stories/runner/admin-app.ts';
import { anyAnswer, controlShop } from '../stories/runner/sandbox-control.ts';
import { merchant } from './support/merchant.ts';
import { onScreen } from './support/on-screen.ts';
import { emptyShop } from './support/shops.ts';
import { untilCalm } from './support/until-calm.ts';
import { useBrowser, type Visit } from './support/use-browser.ts';

/*
 * A merchant makes rewards of all six kinds, sees what a shopper will read before saving, allows the access that they
 * need, and finds all of it again.
 */

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

const { toast, save, look } = onScreen(() => visit);

const preview = () => visit.app.getByRole('region', { name: 'What a shopper sees' });
const access = () => visit.app.getByRole('region', { name: 'Access that rewards need' });
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
  for (const line of ['At least 300 points at once', 'Pays up to 50% of the cart', 'For chosen goods'])
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

it('a percentage, shipping and a chosen product are made', async () => {
  const { app } = visit;
  await add('A tenth', 'A percentage off');
  await field('Percentage off').fill('10');
  await field('Price').fill('400');
  await app.getByText('They are earned with €400.00 of goods.').waitFor();
  await add('Shipping', 'Free shipping');
  await add('A bag', 'A free product');
  await app.getByText('Needs access: see above.').first().waitFor();
  await pick('Choose a product', 'Canvas bag');
  await app.getByRole('button', { name: 'Choose another' }).waitFor();
  await app.getByText('100 points bring “Canvas bag” at no charge.').waitFor();
  await preview().getByText('Free: Canvas bag for 100 points').waitFor();
  await preview().getByText('Beside another item').waitFor();
});

it('what is given at once asks for access of its own', async () => {
  await access()
    .getByText(/discount codes/)
    .waitFor();
  expect(
    await access()
      .getByText(/gift cards/)
      .count(),
  ).toBe(0);
  await add('Ten to give', 'A gift card');
  await field('Amount on the card').fill('10.00');
  await field('Price').fill('200');
  await access()
    .getByText(/gift cards/)
    .waitFor();
  await preview().getByText('Gift card of €10.00 for 200 points').waitFor();
  await add('Ten to keep', 'Store credit');
  await field('Amount of credit').fill('10.00');
  await field('Price').fill('200');
  await visit.app.getByRole('button', { name: 'Limits of reward 6' }).click();
  await field('Can be used for').fill('90');
  await access()
    .getByText(/store credit accounts/)
    .waitFor();
  await preview().getByText('€10.00 store credit for 200 points').waitFor();
  await preview().getByText('Can be used for 90 days').waitFor();
  await field('Try a balance').fill('150');
  await preview().getByText('50 points more needed').first().waitFor();
  await look('rewards');
});

it('is saved once the access is there that each reward asked for', async () => {
  const { app, page } = visit;
  visit.watch.expectStatus(422);
  const denied = app.getByText('Allow the access it needs first, with “Allow” at the top of this page.');
  await save();
  await expect.poll(() => denied.count()).toBe(6);
  await look('rewards-denied');
  await access().getByRole('button', { name: 'Allow' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Update access' }).click();
  await access().waitFor({ state: 'detached' });
  await expect.poll(() => denied.count()).toBe(0);
  expect(await app.getByText('Some fields need a look.').count()).toBe(0);
  await save();
  await toast('Rewards saved');
});

it('all of it is there again after a reload', async () => {
  const { app } = visit;
  await shop.reload();
  const names = ['Five off', 'A tenth', 'Shipping', 'A bag', 'Ten to give', 'Ten to keep'];
  for (const [index, name] of names.entries())
    expect(await app.getByLabel('Name', { exact: true }).nth(index).inputValue()).toBe(name);
  const kinds = ['amount-off', 'percent', 'free-shipping', 'free-product', 'gift-card', 'store-credit'];
  for (const [index, kind] of kinds.entries())
    expect(await app.getByLabel('What it gives').nth(index).inputValue()).toBe(kind);
  await app.getByText('at least 250 points').waitFor();
  await app.getByText(/goods of 1 collection/).waitFor();
  await app.getByText('valid for 90 days').waitFor();
  await app.getByText('Canvas bag', { exact: true }).first().waitFor();
  await app.getByRole('button', { name: 'Limits of reward 1' }).click();
  await app.getByText('Knitwear', { exact: true }).first().waitFor();
  expect(await app.getByLabel('Pays at most').first().inputValue()).toBe('50');
  await look('rewards-saved');
});

it('what was changed is told, and put back', async () => {
  const { app } = visit;
  await app.getByLabel('Name', { exact: true }).nth(1).fill('A quarter');
  await app.getByLabel('Percentage off').fill('25');
  await save();
  await toast('Rewards saved');
  const history = app.getByRole('region', { name: 'History' });
  await history.getByText('“A tenth” is called “A quarter”').waitFor();
  await history.getByText('“A quarter”: 10% off for 400 points became 25% off for 400 points').waitFor();
  await history.getByText('First version: “Five off”').waitFor();
  await look('rewards-history');
  await history.getByRole('button', { name: 'Put back version 1' }).click();
  await toast('Put back as version 3');
  await expect.poll(() => app.getByLabel('Percentage off').inputValue()).toBe('10');
  expect(await app.getByLabel('Name', { exact: true }).nth(1).inputValue()).toBe('A tenth');
});
