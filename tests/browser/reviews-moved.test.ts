import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { anyAnswer, controlShop } from '../stories/runner/sandbox-control.ts';
import { keys } from './support/keys.ts';
import { merchant } from './support/merchant.ts';
import { onScreen } from './support/on-screen.ts';
import { picture } from './support/pictures.ts';
import { emptyShop } from './support/shops.ts';
import { untilCalm } from './support/until-calm.ts';
import { useBrowser, type Visit } from './support/use-browser.ts';

/* Reviews of another app are brought in and taken out again; their feed gets an address; colours get a group. */

const browser = useBrowser();
const at = { sandboxOrigin: inject('sandboxOrigin'), proxyOrigin: inject('proxyOrigin') };
const handle = `moved-${Date.now().toString(36)}`;
let visit: Visit;
let shop: ReturnType<typeof merchant>;

beforeAll(async () => {
  const admin = await emptyShop(at, handle);
  const control = controlShop(at.sandboxOrigin, `${handle}.myshopify.com`);
  const coats = ['Coat', 'Coat in moss', 'Coat in slate'];
  const products = coats.map((title, index) => ({ sku: `COAT-${index}`, price: '80.00', title, stock: 9 }));
  await control.post('products', products, anyAnswer);
  await untilCalm(at, control);
  visit = await browser.visit();
  shop = merchant(visit, admin);
}, 180_000);
afterAll(() => visit?.close());
beforeEach(({ onTestFailed }) => {
  onTestFailed(() => picture(visit, 'moved-failed'));
});

const { toast, question, press, look, lookAnew } = onScreen(() => visit);
const button = (name: string) => visit.app.getByRole('button', { name, exact: true });
const text = (words: string) => visit.app.getByText(words, { exact: true }).first();

/** Two that are shown, one that waits, spam, a product that nobody sells, and no stars. */
const judgeMe = [
  'title,body,rating,review_date,source,curated,reviewer_name,reviewer_email,product_id,product_handle,reply,reply_date,picture_urls,ip_address,location',
  'Warm,"Very warm, and it has kept its shape through a whole winter of rain, snow and trains",5,2025-05-02 10:12:00 UTC,email,ok,Ana Lopez,ana@example.com,,coat,Thank you,2025-05-03 08:00:00 UTC,,,',
  'Fine,It is fine,4,2025-05-03 10:12:00 UTC,email,ok,Bo Berg,bo@example.com,,coat,,,,,',
  'Later,Not yet seen,1,2025-05-05 10:12:00 UTC,web,not-yet,Cy,cy@example.com,,coat,,,,,',
  'Pills,Buy pills,5,2025-05-04 10:12:00 UTC,web,spam,Bot,bot@example.com,,coat,,,,,',
  'Gone,Never seen,4,2025-06-02 10:12:00 UTC,web,ok,Dee,dee@example.com,,gone,,,,,',
  'Zero,No stars,0,2025-06-02 10:12:00 UTC,web,ok,Eli,eli@example.com,,coat,,,,,',
].join('\n');

async function choose(name: string, content: string): Promise<void> {
  const file = { name, mimeType: 'text/csv', buffer: Buffer.from(content) };
  await visit.app.getByLabel('CSV file').setInputFiles(file);
}

describe('reviews of another app', () => {
  /** The first step that fails ends the walk: what follows stands on it. */
  let lost = false;
  beforeEach(({ skip, onTestFailed }) => {
    if (lost) skip('a step before it failed');
    onTestFailed(() => {
      lost = true;
    });
  });

  it('need a file, and one with something in it', async () => {
    await lookAnew('moving-empty', () => shop.openApp('/app/reviews/import'));
    await button('Look at the file').click();
    await text('Choose a file first.').waitFor();
    visit.watch.expectStatus(422);
    await choose('nothing.csv', '');
    await button('Look at the file').click();
    await text('There is nothing in this file.').waitFor();
    await look('moving-refused');
  });

  it('are asked about by keys, and shown before they come in', async () => {
    const { app, page } = visit;
    const { tabTo, use } = keys(visit);
    await choose('judge-me.csv', judgeMe);
    await app.getByLabel('CSV file').focus();
    await use('Look at the file');
    await app.getByRole('heading', { name: 'About the file' }).waitFor();
    await look('moving-questions');
    await app.getByRole('radio', { name: 'No', exact: true }).focus();
    await page.keyboard.press('Space');
    await tabTo('Check the file');
    await page.keyboard.press('Enter');
    await button('Import 3 reviews').waitFor();
    await app.getByRole('heading', { name: 'The first rows as they would come in' }).waitFor();
    await look('moving-preview');
  });

  it('come in, with a report of what was left out', async () => {
    await button('Import 3 reviews').click();
    await text('Imported').waitFor();
    await button('Download the report').click();
    await toast('The report was downloaded');
    await look('moving-done');
    await lookAnew('moving-files', () => shop.openApp('/app/reviews/import'));
    await button('Export all reviews').click();
    await toast('The file was exported');
    await shop.openApp('/app/reviews');
    await visit.app.getByText('Very warm, and it has kept its shape').first().waitFor();
  });

  it('are taken out again after a question', async () => {
    await shop.openApp('/app/reviews/import');
    await visit.app
      .getByRole('link', { name: /judge-me\.csv/ })
      .first()
      .click();
    await button('Undo this import').click();
    await visit.app.getByRole('dialog', { name: 'Take these reviews out again?' }).waitFor();
    await look('moving-undo');
    await press('Undo this import');
    await toast('The import is being undone');
    await text('Undone').waitFor();
    await look('moving-undone');
    await shop.openApp('/app/reviews');
    await visit.app.getByText('Nobody is asked for a review yet').waitFor();
  });
});

it('a file of one’s own is told column by column, and discarded after a question', async () => {
  const { app } = visit;
  visit.watch.expectStatus(422);
  await shop.openApp('/app/reviews/import');
  await choose('own.csv', 'Artikel,Note,Tag,Text\ncoat,5,2025-05-02,Lovely\ncoat,4,2025-05-03,Good\n');
  await button('Look at the file').click();
  await app.getByRole('heading', { name: 'Which column holds what?' }).waitFor();
  await app.getByLabel('Stars', { exact: true }).selectOption('Note');
  await app.getByText('No', { exact: true }).click();
  await button('Check the file').click();
  await text('Say which column names the product: its number, handle or SKU.').waitFor();
  await look('moving-columns');
  await app.getByLabel('Handle of the product').selectOption('Artikel');
  await app.getByLabel('Date', { exact: true }).selectOption('Tag');
  await app.getByLabel('Words', { exact: true }).selectOption('Text');
  await button('Check the file').click();
  await button('Import 2 reviews').waitFor();
  await look('moving-mapped');
  await button('Discard the file').click();
  await app.getByRole('dialog', { name: 'Discard this file?' }).waitFor();
  await press('Discard the file');
  await toast('The file was discarded');
  await app.getByRole('heading', { name: 'Bring reviews in' }).waitFor();
});

it('a feed has an address that is copied, replaced and taken away', async () => {
  const { app } = visit;
  const address = () => app.getByLabel('Address of the feed').inputValue();
  const status = async (url: string) => (await fetch(url)).status;
  await lookAnew('feed-none', () => shop.openApp('/app/reviews/feed'));
  await button('Make the address').click();
  await toast('The address was made');
  const first = await address();
  expect(await status(first)).toBe(200);
  const { use } = keys(visit);
  await app.getByLabel('Address of the feed').focus();
  await use('Copy');
  await toast('The address was copied');
  await look('feed');
  await button('Make a new address').click();
  await app.getByRole('dialog', { name: 'Make a new address?' }).waitFor();
  await look('feed-replaced');
  await press('Make a new address');
  await toast('The address was replaced');
  await expect.poll(address).not.toBe(first);
  expect(await status(first)).toBe(404);
  expect(await status(await address())).toBe(200);
  await button('Take the address away').click();
  await press('Take the address away');
  await toast('The address was taken away');
  await button('Make the address').waitFor();
});

it('products are grouped and let go again', async () => {
  const { page } = visit;
  visit.watch.expectStatus(422);
  await lookAnew('groups-none', () => shop.openApp('/app/reviews/groups'));
  await button('Add group').click();
  await page.keyboard.type('Coats');
  await button('Save group').click();
  await text('Choose at least two products.').waitFor();
  await look('groups-form');
  await button('Choose products').click();
  const picker = page.getByRole('dialog', { name: 'Add products' });
  await picker.getByRole('checkbox', { name: 'Coat in moss' }).check();
  await picker.getByRole('checkbox', { name: 'Coat in slate' }).check();
  await picker.getByRole('button', { name: 'Add', exact: true }).click();
  await text('Coat in slate').waitFor();
  await button('Save group').click();
  await toast('Group saved');
  await text('Coat in moss, Coat in slate').waitFor();
  await look('groups');
  await button('Change: Coats').click();
  await look('groups-changed');
  await button('Cancel').click();
  await button('Delete group: Coats').click();
  await question().getByText('Each product shows its own reviews and rating again.').waitFor();
  await press('Delete group');
  await toast('Group deleted');
  await text('No products are grouped').waitFor();
});
