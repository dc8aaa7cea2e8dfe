import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { readPoints, readStatement } from './support/customer-page.ts';
import { merchant } from './support/merchant.ts';
import { picture } from './support/pictures.ts';
import { useBrowser, type Visit } from './support/use-browser.ts';

const browser = useBrowser();
const admin = () => `${inject('sandboxOrigin')}/admin/store/afterglow-demo`;

let visit: Visit;
let shop: ReturnType<typeof merchant>;
/** The first step that fails ends the walk: what follows stands on it. */
let lost = false;

let buyer = '';
let customerPath = '';
const orders: Record<'first' | 'unpaid' | 'disturbed', string> = { first: '', unpaid: '', disturbed: '' };

beforeAll(async () => {
  visit = await browser.visit();
  shop = merchant(visit, admin());
}, 60_000);
afterAll(() => visit.close());
beforeEach(({ skip, onTestFailed }) => {
  if (lost) skip('a step before it failed');
  onTestFailed(async () => {
    lost = true;
    await picture(visit, 'walk-failed');
  });
});

const openCustomer = (tab: 'activity' | 'statement' = 'activity') =>
  shop.openApp(`${customerPath}${tab === 'statement' ? '?tab=statement' : ''}`);

const untilPoints = (available: number, pending: number) => {
  const shown = { available: String(available), pending: String(pending) };
  return shop.until(() => readPoints(visit), shown, openCustomer);
};

async function openStatement(): Promise<string[]> {
  await openCustomer('statement');
  return readStatement(visit);
}

describe('a merchant who has never seen Afterglow', () => {
  it('finds the admin of a shop with a past from the front page', async () => {
    const { page } = visit;
    await page.goto(inject('sandboxOrigin'));
    await page.getByRole('heading', { level: 1, name: 'What happens after the sale' }).waitFor();
    await page.getByText('The worker works').waitFor();
    await page.getByRole('button', { name: 'Set the stage' }).waitFor();
    await page.getByRole('link', { name: /^Admin\s+The merchant/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
    expect(page.url()).toBe(admin());
  });

  it('is told what the app may do before it is installed', async () => {
    const { page, app } = visit;
    await shop.goTo('Afterglow');
    await page.getByRole('heading', { name: 'The app would be able to' }).waitFor();
    const may = await page.locator('.scopes li').allInnerTexts();
    expect(may).toEqual(
      expect.arrayContaining(['See orders', 'See customers', 'See products and collections']),
    );
    expect(may.filter((text) => text.includes('change'))).toEqual([]);
    await picture(visit, 'walk-install');
    await page.getByRole('button', { name: 'Install' }).click();
    await shop.notice.getByText('Afterglow is installed.').waitFor();
    await app.getByRole('heading', { name: 'Set up Afterglow' }).waitFor();
  });

  it('watches the past being imported, and may look around meanwhile', async () => {
    const { app } = visit;
    await app.getByRole('heading', { name: 'Import past orders' }).waitFor();
    await app.getByRole('progressbar', { name: 'Orders' }).waitFor();
    await picture(visit, 'walk-import');
    await shop.goToArea('Settings');
    await app.getByRole('heading', { name: 'Import of past orders' }).waitFor();
    await shop.goTo('Afterglow');
    await app.getByText('Products, customers and orders are here.').waitFor({ timeout: 90_000 });
    await picture(visit, 'walk-imported');
  });

  it('has nothing awarded for the past', async () => {
    const { app } = visit;
    await shop.goToArea('Customers');
    const rows = app.getByRole('table').locator('tbody tr');
    await expect.poll(() => rows.count()).toBe(50);
    for (const cell of await rows.locator('td:last-child').allInnerTexts()) expect(cell.trim()).toBe('–');
  });
});

describe('the earning rule', () => {
  it('shows the save bar when it is changed, and asks before it is left', async () => {
    const { page, app } = visit;
    await shop.goToArea('Loyalty');
    await app.getByLabel('Points', { exact: true }).fill('2');
    await app.getByLabel('Pending for').fill('14');
    await page.locator('#save-bar').getByText('Unsaved changes').waitFor();
    await app.getByText('2 points per €1.00').waitFor();
    await picture(visit, 'walk-unsaved');
    await shop.areas.getByRole('link', { name: 'Customers' }).click();
    const question = page.getByRole('dialog', { name: 'Leave page with unsaved changes?' });
    await picture(visit, 'walk-leaving');
    await question.getByRole('button', { name: 'Stay' }).click();
    expect(await app.getByLabel('Points', { exact: true }).inputValue()).toBe('2');
  });

  it('is kept by Save, which says so', async () => {
    const { page, app } = visit;
    await page.locator('#save-bar').getByRole('button', { name: 'Save' }).click();
    await page.locator('#toasts').getByText('Programme saved').waitFor();
    await expect.poll(() => page.locator('#save-bar').isVisible()).toBe(false);
    await shop.reload();
    await app.getByText('Version 1').waitFor();
    expect(await app.getByLabel('Points', { exact: true }).inputValue()).toBe('2');
    expect(await app.getByLabel('Pending for').inputValue()).toBe('14');
  });

  it('is not saved with wrong input, and says beside the field what is wrong', async () => {
    const { page, app } = visit;
    visit.watch.expectStatus(422);
    const points = app.getByLabel('Points', { exact: true });
    await points.fill('none');
    await points.blur();
    await expect.poll(() => points.getAttribute('aria-invalid')).toBe('true');
    const error = app.getByRole('region', { name: 'Earning rule' }).locator('[id$="Error"]');
    expect(await error.innerText()).not.toBe('');
    expect((await points.getAttribute('aria-describedby'))?.split(' ')).toContain(
      await error.getAttribute('id'),
    );
    await page.locator('#save-bar').getByRole('button', { name: 'Save' }).click();
    await app.getByText('Some fields need a look.').waitFor();
    await picture(visit, 'walk-wrong-input');
    await page.locator('#save-bar').getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Discard changes' }).click();
    await expect.poll(() => points.inputValue()).toBe('2');
    await shop.reload();
    await app.getByText('Version 1').waitFor();
    expect(await app.getByText('Version 2').count()).toBe(0);
  });

  it('goes live with one press', async () => {
    const { page, app } = visit;
    const status = app.getByRole('region', { name: 'Status' });
    await status.getByRole('button', { name: 'Go live' }).click();
    await page.locator('#toasts').getByText('Loyalty is live').waitFor();
    await status.getByText(/Orders placed since .+ earn points/).waitFor();
    await picture(visit, 'walk-live');
  });
});

describe('an order of two mugs for €18.00 each, paid', () => {
  it('is made in the admin for a customer', async () => {
    const { page } = visit;
    await shop.goTo('Customers');
    await page.locator('table.list tbody tr a').first().click();
    const email = page.getByText(/@example\./).first();
    buyer = (await email.innerText()).trim();
    orders.first = await shop.createOrder({
      email: buyer,
      lines: [{ sku: 'FJM-MOSS', quantity: 2 }],
      payment: 'Paid by card',
    });
    await page.getByText('€36.00').first().waitFor();
  });

  it('brings the customer, found by e-mail, 72 pending points and an entry in the timeline', async () => {
    const { page, app } = visit;
    await shop.openApp('/app/customers');
    await app.getByPlaceholder('Search by name, e-mail or order number').fill(buyer);
    await expect.poll(() => app.getByRole('table').locator('tbody tr').count()).toBe(1);
    expect(new URL(page.url()).searchParams.get('q')).toBe(buyer);
    await app.getByRole('table').getByRole('link').click();
    await expect.poll(() => page.url()).toMatch(/\/app\/customers\/\d+$/);
    customerPath = new URL(page.url()).pathname.replace(/^.*\/apps\/afterglow/, '');
    await untilPoints(0, 72);
    await app.getByText(/Earned 72 points for order #\d+/).waitFor();
    await app.getByText(/Placed order #\d+ for €36\.00/).waitFor();
    await picture(visit, 'walk-pending');
  });

  it('has them available 30 days later', async () => {
    const { app } = visit;
    await shop.moveClock('+30 days');
    await untilPoints(72, 0);
    await app.getByText('72 points became available').waitFor();
  });

  it('gives 36 of them back when one mug is refunded, and the statement says why', async () => {
    await shop.refund(orders.first, 1);
    await untilPoints(36, 0);
    const [newest = ''] = await openStatement();
    expect(newest).toMatch(/36 points taken back for order #\d+/);
    expect(newest).toContain('1 of 2 units returned or removed');
    expect(newest).toMatch(/[−-]36 .*\b36\b/);
    await picture(visit, 'walk-statement');
  });
});

describe('an order of three mugs that is not paid yet', () => {
  it('earns nothing', async () => {
    const { app } = visit;
    orders.unpaid = await shop.createOrder({
      email: buyer,
      lines: [{ sku: 'FJM-SAND', quantity: 3 }],
      payment: 'Payment pending',
    });
    const placed = () => app.getByText(/Placed order #\d+ for €54\.00/).count();
    await shop.until(placed, 1, openCustomer);
    expect(await readPoints(visit)).toEqual({ available: '36', pending: '0' });
  });

  it('earns 108 once it is marked as paid', async () => {
    await visit.page.goto(orders.unpaid);
    await visit.page.getByRole('button', { name: 'Mark as paid' }).click();
    await shop.notice.getByText('is paid').waitFor();
    await untilPoints(36, 108);
  });

  it('keeps 36 when it is edited down to one', async () => {
    const { page } = visit;
    await page.goto(orders.unpaid);
    await page.getByRole('link', { name: 'Edit', exact: true }).click();
    await page.waitForURL(/\/edit$/);
    await page.getByRole('spinbutton').first().fill('1');
    await page.locator('#live').getByText('Owed to the customer').waitFor();
    await page.getByRole('button', { name: 'Update order' }).click();
    await shop.notice.getByText('was edited').waitFor();
    await untilPoints(36, 36);
    const [newest = ''] = await openStatement();
    expect(newest).toContain('72 points taken back');
    expect(newest).toContain('2 of 3 units returned or removed');
  });
});

describe('deliveries that come three times and in another order', () => {
  it('are switched on in the bar', async () => {
    await visit.page.goto(`${admin()}/orders`);
    await shop.switchFaultsOn();
    await visit.page.getByText('Faults: each delivery 3 times · deliveries shuffled').waitFor();
  });

  it('lead to the same figures: two plates for €26.00, one refunded, 52 points', async () => {
    orders.disturbed = await shop.createOrder({
      email: buyer,
      lines: [{ sku: 'FJP-INK', quantity: 2 }],
      payment: 'Paid by card',
    });
    await shop.refund(orders.disturbed, 1);
    await untilPoints(36, 88);
    const statement = await openStatement();
    expect(statement.filter((line) => line.includes('52 points taken back'))).toHaveLength(1);
  });

  it('are switched off again', async () => {
    await shop.switchFaultsOff();
    await shop.notice.getByText('All faults are off').waitFor();
  });
});

describe('the health page', () => {
  it('shows the deliveries, and reconciles when asked to', async () => {
    const { page, app } = visit;
    await shop.goToArea('Settings');
    await app
      .getByRole('link', { name: 'Open Health' })
      .or(app.getByRole('button', { name: 'Open Health' }))
      .click();
    await expect.poll(() => shop.title.textContent()).toBe('Health');
    const messages = await app.getByRole('region', { name: 'Messages from Shopify' }).innerText();
    expect(Number(messages.match(/Handled\s+([\d,]+)/)?.[1]?.replace(',', ''))).toBeGreaterThan(10);
    await app.getByText('Nothing failed').waitFor();
    await page.locator('#title-bar').getByRole('button', { name: 'Reconcile now' }).click();
    await page.locator('#toasts').getByText('Reconciliation started').waitFor();
    const region = app.getByRole('region', { name: 'Reconciliation' });
    const byHand = async () => (await region.innerText()).includes('By hand');
    await shop.until(byHand, true, () => shop.openApp('/app/health'));
    await picture(visit, 'walk-health');
  });
});

describe('an app that is uninstalled and installed again', () => {
  it('still knows every entry of the ledger', async () => {
    const { page, app } = visit;
    const before = await openStatement();
    expect(before).toHaveLength(6);
    await shop.goTo('Settings');
    await page.goto(`${admin()}/settings`);
    await page.getByRole('button', { name: 'Uninstall the app' }).click();
    await shop.notice.getByText('Afterglow is uninstalled.').waitFor();
    await shop.goTo('Afterglow');
    await page.getByRole('button', { name: 'Install' }).click();
    await app.locator('h1').first().waitFor();
    expect(await openStatement()).toEqual(before);
    await openCustomer();
    expect(await readPoints(visit)).toEqual({ available: '36', pending: '88' });
  });
});
