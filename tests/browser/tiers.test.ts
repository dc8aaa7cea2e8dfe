import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { adminApp } from '../stories/runner/admin-app.ts';
import { anyAnswer, controlShop } from '../stories/runner/sandbox-control.ts';
import { merchant } from './support/merchant.ts';
import { onScreen } from './support/on-screen.ts';
import { picture } from './support/pictures.ts';
import { withId } from './support/sandbox-orders.ts';
import { emptyShop } from './support/shops.ts';
import { untilCalm } from './support/until-calm.ts';
import { useBrowser, type Visit } from './support/use-browser.ts';

/* A merchant makes tiers, sees who would move before saving, gives one customer a tier by hand and takes it back. */

const browser = useBrowser();
const handle = `tiers-${Date.now().toString(36)}`;
const pages = '/app/loyalty/tiers';
let visit: Visit;
let shop: ReturnType<typeof merchant>;

beforeAll(async () => {
  const at = { sandboxOrigin: inject('sandboxOrigin'), proxyOrigin: inject('proxyOrigin') };
  const admin = await emptyShop(at, handle);
  const control = controlShop(at.sandboxOrigin, `${handle}.myshopify.com`);
  await adminApp(at.proxyOrigin, control).send('/app/loyalty', { intent: 'go-live' });
  await control.post('products', [{ sku: 'JUMPER', price: '100.00', title: 'Jumper', stock: 99 }], anyAnswer);
  for (const [firstName, quantity] of [
    ['Ana', 6],
    ['Ben', 3],
    ['Cleo', 1],
  ] as const) {
    const who = {
      email: `${firstName.toLowerCase()}@example.com`,
      firstName,
      lastName: 'Lima',
      country: 'DE',
    };
    const customer = (await control.post('customers', who, withId)).id;
    await control.post('orders', { customer, lines: [{ sku: 'JUMPER', quantity }] }, withId);
  }
  await untilCalm(at, control);
  visit = await browser.visit();
  shop = merchant(visit, admin);
}, 180_000);
afterAll(() => visit?.close());

const { toast, save, press, look } = onScreen(() => visit);

const movers = () => visit.app.getByRole('region', { name: 'Who moves' });
const counts = async (name: string): Promise<string> =>
  (await movers().getByRole('row', { name }).innerText()).replace(/\s+/g, ' ').trim();

it('tiers begin with two that can be changed, and who would move shows before anything is saved', async () => {
  const { app } = visit;
  await shop.openApp(pages);
  await app.getByText('Reward those who come back most').waitFor();
  await look('tiers-none');
  await app.getByRole('button', { name: 'Start with two tiers' }).click();
  await movers().getByText('2 up').waitFor();
  expect(await counts('Gold')).toBe('Gold 0 1');
  expect(await counts('Silver')).toBe('Silver 0 1');
  await app
    .getByText(/^Gold, reached today, is kept until .*, then counted again over the twelve months before/)
    .waitFor();
});

it('what is wrong is said at its field, and the preview goes on once it is right', async () => {
  const { app } = visit;
  const spend = app.getByLabel('Spent on goods');
  await spend.nth(1).fill('100');
  await spend.nth(1).blur();
  await app.getByText('A level takes no less than the one below it.').waitFor();
  await spend.nth(1).fill('700.00');
  await movers().getByText('2 up').waitFor();
  await expect.poll(() => counts('Silver')).toBe('Silver 0 2');
  await app.getByLabel('Points for reaching it').nth(1).fill('100');
  await app.getByText('100 points ≈').waitFor();
  await look('tiers-edited');
  await save();
  await toast('Tiers saved');
  await app.getByRole('region', { name: 'History' }).getByText('Silver, Gold').waitFor();
  await expect.poll(() => counts('Silver')).toBe('Silver 2 2');
});

it('a customer shows the tier and what the next one takes, and gets another by hand with a reason', async () => {
  const { app } = visit;
  await shop.openApp('/app/customers');
  await app.getByRole('link', { name: /Ana Lima/ }).click();
  const card = app.getByRole('region', { name: 'Tier', exact: true });
  await card.getByText('100.00 more to Gold').waitFor();
  await card.getByRole('button', { name: 'Set tier' }).click();
  visit.watch.expectStatus(422);
  await press('Set tier');
  await app.getByText('Give a reason of at least 3 characters.').waitFor();
  await app.getByRole('dialog').getByLabel('Reason').fill('Helped us at the fair');
  await picture(visit, 'tier-by-hand-asked');
  await press('Set tier');
  await toast('Tier set');
  await card.getByText('Set by hand, for good').waitFor();
  await card.getByText('“Helped us at the fair”').waitFor();
  await look('tier-by-hand');
  await card.getByRole('button', { name: 'Back to automatic' }).click();
  await press('Back to automatic');
  await toast('The tier follows from what was bought again');
  await card.getByText('100.00 more to Gold').waitFor();
});

it('turning tiers off asks once, and putting back brings them back', async () => {
  const { app } = visit;
  await shop.openApp(pages);
  await app.getByRole('button', { name: 'Turn off' }).click();
  await press('Turn off');
  await toast('Tiers are off');
  // Going live saved the first one.
  await app.getByRole('button', { name: 'Put back version 2' }).click();
  await app.getByLabel('Spent on goods').first().waitFor();
});
