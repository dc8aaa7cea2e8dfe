import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { merchant } from './support/merchant.ts';
import { onScreen } from './support/on-screen.ts';
import { picture } from './support/pictures.ts';
import { livedInShop } from './support/shops.ts';
import { useBrowser, type Visit, widths } from './support/use-browser.ts';

const browser = useBrowser();
let visit: Visit;
let shop: ReturnType<typeof merchant>;

beforeAll(async () => {
  const at = { sandboxOrigin: inject('sandboxOrigin'), proxyOrigin: inject('proxyOrigin') };
  const lived = await livedInShop(at, `sale-${Date.now().toString(36)}`);
  visit = await browser.visit();
  shop = merchant(visit, lived.admin);
}, 120_000);
afterAll(() => visit?.close());

const { toast, save } = onScreen(() => visit);

describe('the inbox of reviews', () => {
  const marked = () => visit.app.locator('[aria-current="true"]');

  it('moves by keys, and publishes by one', async () => {
    const { app, page } = visit;
    await shop.openApp('/app/reviews');
    await marked().getByText('Pours without a drop').waitFor();
    // Keys reach the app once one is in it.
    await marked().click();
    await page.keyboard.press('j');
    await marked().getByText('Runs small').waitFor();
    await page.keyboard.press('p');
    await toast('Published');
    await app.getByRole('article').getByText('Published').first().waitFor();
    await page.keyboard.press('k');
    await marked().getByText('Pours without a drop').waitFor();
    expect(page.url()).toMatch(/open=\d+/);
  });

  it('asks for a reason before it hides, and keeps it', async () => {
    const { app, page } = visit;
    await page.keyboard.press('h');
    const question = app.getByRole('dialog', { name: 'Hide this review?' });
    await question.getByLabel('Reason').selectOption('not_genuine');
    await picture(visit, 'sale-hide');
    await question.getByRole('button', { name: 'Hide', exact: true }).click();
    await toast('Hidden');
    await app.getByText('Hidden: Not genuine').waitFor();
    await app.getByRole('region', { name: 'Written and shown' }).waitFor();
    await picture(visit, 'sale-inbox');
  });

  it('is a list on a phone, and a page for each review', async () => {
    const { app, page } = visit;
    await page.setViewportSize(widths.phone);
    await shop.openApp('/app/reviews');
    expect(await app.getByRole('article').isVisible()).toBe(false);
    await app.getByRole('link', { name: /Runs small/ }).click();
    await app.getByRole('article').waitFor();
    expect(await app.getByRole('navigation', { name: 'Reviews, newest first' }).isVisible()).toBe(false);
    await picture(visit, 'sale-review-phone');
    await app.getByRole('link', { name: 'All reviews', exact: true }).click();
    await app.getByRole('navigation', { name: 'Reviews, newest first' }).waitFor();
    await page.setViewportSize(widths.desktop);
  });
});

describe('the returns policy', () => {
  it('shows while it is edited what a shopper reads, and can be put back', async () => {
    const { app } = visit;
    await shop.openApp('/app/returns/policy');
    await app.getByLabel('Days', { exact: true }).fill('60');
    await app.getByText('Return within 60 days of delivery').waitFor();
    await app.getByLabel('Restocking fee in percent').fill('');
    await app.getByRole('region', { name: 'What a shopper reads' }).getByText('€13.10').first().waitFor();
    await save();
    await toast('Draft saved');
    await app.getByRole('button', { name: 'Publish' }).click();
    await app.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
    await toast('Published as version 2');
    const history = app.getByRole('region', { name: 'History' });
    await history.getByText('30 days from delivery became 60 days from delivery').waitFor();
    await history.getByText('10 % restocking fee became no restocking fee').waitFor();
    await picture(visit, 'sale-policy-history');
    await history.getByRole('button', { name: 'Put back version 1' }).click();
    await toast('Put back as version 3');
    await app.getByText('Return within 30 days of delivery').waitFor();
  });

  it('says beside the field what is wrong', async () => {
    const { app, page } = visit;
    const days = app.getByLabel('Days', { exact: true });
    await days.fill('soon');
    await days.blur();
    await app.getByText('The return window in days is a whole number').waitFor();
    await page.locator('#save-bar').getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Discard changes' }).click();
    await expect.poll(() => days.inputValue()).toBe('30');
  });
});

describe('the plan of requests', () => {
  it('moves the moment of a recent order with the delay', async () => {
    const { app, page } = visit;
    await shop.openApp('/app/reviews/settings');
    await app.getByText('Saturday, April 25, 2026 at 1:00 PM').waitFor();
    await app.getByLabel('Ask after', { exact: true }).fill('3');
    await app.getByText('Tuesday, April 21, 2026 at 1:00 PM').waitFor();
    await app.getByLabel('Send from').fill('15:30');
    await app.getByText('Tuesday, April 21, 2026 at 3:30 PM').waitFor();
    await page.locator('#save-bar').getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Discard changes' }).click();
    await app.getByText('Saturday, April 25, 2026 at 1:00 PM').waitFor();
  });
});

describe('rewards', () => {
  it('are worked out while they are typed, and shown as a shopper sees them', async () => {
    const { app } = visit;
    await shop.openApp('/app/loyalty/rewards');
    await app.getByLabel('Amount off').first().fill('4.00');
    await app.getByText('100 points = €4.00, so a point is worth €0.04.').waitFor();
    await app.getByText('You have 1,240 points = €48.00').waitFor();
    await app.getByLabel('Try a balance').fill('350');
    await app.getByText('You have 350 points = €12.00').waitFor();
    await save();
    await toast('Rewards saved');
  });
});

describe('Today', () => {
  it('has a return approved in place', async () => {
    const { app } = visit;
    await shop.openApp('/app');
    const waiting = app.getByRole('region', { name: 'Waiting for you' });
    await waiting.getByRole('button', { name: /^Approve: Return #1006-R1/ }).click();
    await toast('Approved');
    await expect.poll(() => waiting.getByText('#1006-R1').count()).toBe(0);
    await picture(visit, 'sale-today');
  });
});
