import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { keys } from './support/keys.ts';
import { merchant } from './support/merchant.ts';
import { onScreen } from './support/on-screen.ts';
import { picture } from './support/pictures.ts';
import { type LivedInShop, livedInShop } from './support/shops.ts';
import { useBrowser, type Visit } from './support/use-browser.ts';

/* A merchant works through the inbox of reviews by keys, answers in public and in private, and looks at the figures. */

const browser = useBrowser();
const at = { sandboxOrigin: inject('sandboxOrigin'), proxyOrigin: inject('proxyOrigin') };
const handle = `inbox-${Date.now().toString(36)}`;
let visit: Visit;
let lived: LivedInShop;
let shop: ReturnType<typeof merchant>;
/** The first step that fails ends the walk: what follows stands on it. */
let lost = false;

beforeAll(async () => {
  lived = await livedInShop(at, handle);
  visit = await browser.visit();
  shop = merchant(visit, lived.admin);
}, 180_000);
afterAll(() => visit?.close());
beforeEach(({ skip, onTestFailed }) => {
  if (lost) skip('a step before it failed');
  onTestFailed(async () => {
    lost = true;
    await picture(visit, 'inbox-failed');
  });
});

const { toast, look, lookAnew, press } = onScreen(() => visit);
const list = () => visit.app.getByRole('navigation', { name: 'Reviews, newest first' });

describe('the inbox', () => {
  it('is gone through by keys, and several are decided at once', async () => {
    const { app } = visit;
    await shop.openApp('/app/reviews');
    const rows = list().getByRole('link');
    const count = await rows.count();
    expect(count).toBeGreaterThan(1);
    // The longest name of a product is cut off in its row, and moves nothing out of it.
    const spilt = await rows.first().evaluate((row) => {
      const who = row.lastElementChild?.firstElementChild;
      const name = who?.textContent ?? '';
      if (who) who.textContent = 'Hollow wool blanket, '.repeat(20);
      const wide = row.scrollWidth - row.clientWidth;
      if (who) who.textContent = name;
      return wide;
    });
    expect(spilt).toBe(0);
    const { press: key } = keys(visit);
    // Keys reach the app once one is in it.
    await rows.first().click();
    await key('x');
    await key('j');
    await key('x');
    await app.getByText('2 chosen').waitFor();
    await look('inbox-chosen');
    await app.getByRole('button', { name: 'Hide', exact: true }).first().click();
    await app.getByRole('dialog', { name: 'Hide 2 reviews?' }).waitFor();
    await press('Hide');
    await toast('2 hidden');
    await shop.openApp('/app/reviews?status=hidden');
    await expect.poll(() => rows.count()).toBe(2);
    await app.getByRole('button', { name: 'Choose all' }).click();
    await app.getByRole('button', { name: 'Publish', exact: true }).first().click();
    await toast('2 published');
  });

  it('lists its keys, which do nothing while somebody types or is asked', async () => {
    const { app, page } = visit;
    await shop.openApp('/app/reviews');
    const { press: key } = keys(visit);
    await list().getByRole('link').first().click();
    await key('?');
    const help = app.getByRole('dialog', { name: 'Keyboard shortcuts' });
    for (const line of ['Next review', 'Write a reply', 'Hide, with a reason'])
      await help.getByText(line).waitFor();
    await look('inbox-keys');
    await key('h');
    await key('x');
    await key('Escape');
    await help.waitFor({ state: 'detached' });
    expect(await app.getByRole('dialog').count()).toBe(0);
    expect(await app.getByText('1 chosen').count()).toBe(0);
    await app.getByLabel('Reply', { exact: true }).click();
    await page.keyboard.type('x?h');
    expect(await app.getByLabel('Reply', { exact: true }).inputValue()).toBe('x?h');
    expect(await app.getByRole('dialog').count()).toBe(0);
    expect(await app.getByText('1 chosen').count()).toBe(0);
  });

  it('forgets what was searched for where the whole list is asked for, and knows it again by its address', async () => {
    const { app, page } = visit;
    await shop.openApp('/app/reviews');
    const field = app.getByPlaceholder('Words, name, product or order');
    await field.fill('nobody-wrote-this');
    await app.getByText('No review matches').waitFor();
    await page.waitForURL(/q=nobody-wrote-this/);
    await shop.reload();
    expect(await field.inputValue()).toBe('nobody-wrote-this');
    await app.getByRole('link', { name: 'Show all reviews' }).click();
    await list().waitFor();
    await expect.poll(() => field.inputValue()).toBe('');
    // The pause after typing has gone by: nothing searches again.
    await page.waitForTimeout(600);
    expect(new URL(page.url()).search).toBe('');
    await page.goBack();
    await expect.poll(() => field.inputValue()).toBe('nobody-wrote-this');
    await app.getByText('No review matches').waitFor();
  });

  it('answers with R, for everybody and for the author alone', async () => {
    const { app, page } = visit;
    await shop.openApp('/app/reviews');
    const { press: key } = keys(visit);
    await list().getByRole('link').first().click();
    await key('r');
    await page.keyboard.type('Thank you for telling us.');
    await app.getByRole('button', { name: 'Reply', exact: true }).click();
    await toast('Reply shown');
    await app.getByText(/^Shown under the review · /).waitFor();
    await app.getByText('The author alone').click();
    await app.getByLabel('Reply', { exact: true }).fill('We are sending you another one.');
    await app.getByRole('button', { name: 'Keep these words' }).click();
    const kept = app.getByRole('dialog', { name: 'Keep these words' });
    await kept.getByLabel('Name').fill('Another one');
    await press('Keep');
    await toast('Reply kept for later');
    await app.getByRole('button', { name: 'Send reply' }).click();
    await toast('Reply on its way');
    await app.getByText(/^Sent to the author/).waitFor();
    await app.getByRole('button', { name: 'Saved replies' }).click();
    await app.getByRole('button', { name: 'Another one', exact: true }).waitFor();
    await look('inbox-answered');
  });
});

describe('the figures', () => {
  it('tell what was asked and written', async () => {
    await lookAnew('review-figures', async () => {
      await shop.openApp('/app/reviews/figures');
      await visit.app.getByRole('heading', { name: 'Month by month' }).waitFor();
    });
  });
});

it('says what happened where no page can be read, and is there again once it can', async () => {
  const { app, page, watch } = visit;
  await shop.openApp('/app');
  const data = (address: URL) => address.searchParams.has('_data');
  const headers = { 'x-remix-error': 'yes', 'content-type': 'application/json' };
  const body = JSON.stringify({ message: 'Unexpected Server Error' });
  await page.route(data, (route) => route.fulfill({ status: 500, headers, body }));
  await page.locator('#app-nav').getByRole('link', { name: 'Reviews', exact: true }).click();
  await app.getByRole('heading', { name: 'This page could not be loaded', level: 2 }).waitFor();
  await look('failed');
  await page.unroute(data);
  await app.getByRole('button', { name: 'Try again' }).click();
  await list().waitFor();
  // The failed answers themselves, which the browser tells of.
  watch.problems.splice(0);
});
