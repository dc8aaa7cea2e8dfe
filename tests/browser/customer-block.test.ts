import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { onScreen } from './support/on-screen.ts';
import { type LivedInShop, livedInShop } from './support/shops.ts';
import { useBrowser, type Visit } from './support/use-browser.ts';

/* A merchant looks at a customer in Shopify's admin and sees there what the customer reviewed. */

const browser = useBrowser();
const at = { sandboxOrigin: inject('sandboxOrigin'), proxyOrigin: inject('proxyOrigin') };
const handle = `block-${Date.now().toString(36)}`;
let visit: Visit;
let lived: LivedInShop;

beforeAll(async () => {
  lived = await livedInShop(at, handle);
  visit = await browser.visit();
}, 180_000);
afterAll(() => visit?.close());

const { look } = onScreen(() => visit);
const block = () => visit.page.frameLocator('iframe[title="Afterglow: reviews"]');

describe('the block on a customer’s page', () => {
  it('shows the latest reviews with where they stand', async () => {
    const { page } = visit;
    await page.goto(`${lived.admin}/customers/${lived.customer}`);
    await block().getByRole('heading', { name: 'Reviews' }).waitFor();
    await block()
      .getByText(/^\d+ reviews?$/)
      .first()
      .waitFor();
    await block()
      .getByText(/[1-5] stars? of 5/)
      .first()
      .waitFor();
    await block().getByText('Published').or(block().getByText('Waiting')).first().waitFor();
    await block()
      .getByText(/^(Kept|Exchanged|Returned)$/)
      .first()
      .waitFor();
    expect(await page.locator('.extension-problems').count()).toBe(0);
    await look('customer-block');
  });

  it('folds up by the keyboard, and says in a line what it holds', async () => {
    const fold = block().locator('summary');
    const closed = fold.getByText(/^\d+ reviews?$/);
    expect(await closed.isVisible()).toBe(false);
    await fold.focus();
    await visit.page.keyboard.press('Enter');
    await closed.waitFor();
    await look('customer-block-closed');
    await visit.page.keyboard.press('Enter');
    await expect.poll(() => closed.isVisible()).toBe(false);
  });

  it('leads to one review in the app, and to all that the customer wrote', async () => {
    const { page, app } = visit;
    const list = app.getByRole('navigation', { name: 'Reviews, newest first' });
    const ofInes = app.getByRole('button', { name: 'Customer: Ines Okafor' });
    const first = block().locator('s-link[href*="open="]').first();
    const title = (await first.innerText()).trim();
    await first.click();
    await page.waitForURL(/\/apps\/afterglow\/app\/reviews\?customer=\d+&open=\d+$/);
    await app.getByText(title).first().waitFor();
    await page.goto(`${lived.admin}/customers/${lived.customer}`);
    await block().getByRole('link', { name: 'All reviews' }).click();
    await page.waitForURL(/\/apps\/afterglow\/app\/reviews\?customer=\d+$/);
    await ofInes.waitFor();
    await expect.poll(() => list.getByText(/^Ines O\. · /).count()).toBe(2);
    await look('inbox-of-customer');
    await page.reload();
    await ofInes.waitFor();
    await app.getByRole('button', { name: 'Clear', exact: true }).click();
    await page.waitForURL(/\/apps\/afterglow\/app\/reviews$/);
    await expect.poll(() => ofInes.count()).toBe(0);
  });

  it('is led to from the customer’s page and from each of their reviews', async () => {
    const { page, app } = visit;
    const ofInes = app.getByRole('button', { name: 'Customer: Ines Okafor' });
    await page.goto(`${lived.admin}/apps/afterglow/app/reviews`);
    await app.getByRole('link', { name: 'Open the customer' }).click();
    await app.getByRole('link', { name: 'All reviews in the inbox' }).click();
    await page.waitForURL(/\/app\/reviews\?customer=\d+$/);
    await ofInes.waitFor();
    await page.goto(`${lived.admin}/apps/afterglow/app/reviews?stars=5`);
    await app.getByRole('link', { name: 'All reviews of this customer' }).click();
    await ofInes.waitFor();
    await page.goBack();
    await app.getByRole('button', { name: 'Stars: 5 stars', exact: true }).waitFor();
    expect(await ofInes.count()).toBe(0);
  });

  it('says so where a customer has written nothing', async () => {
    const { page } = visit;
    await page.goto(`${lived.admin}/customers?query=guest-0%40example.com`);
    await page.getByRole('link', { name: 'Guest No 0' }).first().click();
    await block().getByText('will be listed here').waitFor();
    await look('customer-block-empty');
  });

  it('asks with the token of whoever looks at the admin', async () => {
    const { page } = visit;
    await page.goto(`${lived.admin}/customers/${lived.customer}`);
    const asked = page.waitForRequest((request) => request.url().includes('/api/staff/customer-reviews'));
    await page.reload();
    const claims = (await asked).headers().authorization?.split('.')[1] ?? '';
    const { iss, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString());
    expect([iss, sub]).toEqual([`https://${handle}.myshopify.com/admin`, expect.stringMatching(/^\d+$/)]);
    await block().getByRole('link', { name: 'All reviews' }).waitFor();
  });
});
