import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { useBrowser } from '../../sandbox/app-bridge/test-browser.ts';
import { useSandbox } from '../../sandbox/http/test-sandbox.ts';
import { answerList, type ReviewedShop, reviewedShop, storefrontParts } from './reviewed-shop.ts';

const sandbox = useSandbox(storefrontParts());
const browser = useBrowser();
let shop: ReviewedShop;

beforeAll(async () => {
  shop = await reviewedShop(sandbox);
  sandbox.app.answer = (request, response) => {
    if (request.path.startsWith('/proxy/reviews')) answerList(request, response, shop.product);
    else response.writeHead(200).end();
  };
});

const desktop = { width: 1280, height: 900 };
const phone = { width: 375, height: 740 };
const ours = /\/apps\/afterglow|\/theme\/app\//;

/** Keeps what is shown as SHOTS/name.png; without SHOTS nothing is written. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SHOTS;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}

async function open(address: string, { scripts = true, size = desktop } = {}) {
  const { page, complaints } = await browser.page({ scripts });
  await page.setViewportSize(size);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${shop.store}${address}`, { waitUntil: 'load' });
  return { page, complaints, asked, ofOurs: () => asked.filter((url) => ours.test(url)) };
}

const seriousFaults = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.flat().join(' ')).join('; ')}`);
};

const product = '/products/fjell-jumper';

describe('without a script', () => {
  it('the page shows stars, histogram, the first reviews and their labels, and takes a vote by its form', async () => {
    const { page, ofOurs } = await open(product, { scripts: false });
    expect(await page.locator('.afterglow-rating').textContent()).toContain('4.1 (23 reviews)');
    expect(await page.locator('.afterglow-reviews-sum > .afterglow-reviews-bars li').count()).toBe(5);
    expect(await page.locator('#reviews .afterglow-reviews-list > li').count()).toBe(10);
    const text = (await page.locator('#reviews').textContent()) ?? '';
    for (const label of [
      'Kept',
      'Exchanged',
      'Returned',
      'Incentivised',
      'Imported',
      'Edited',
      'Verified buyer',
    ])
      expect(text).toContain(label);
    expect(text.replace(/\s+/g, ' ')).toContain('True to size 62%');
    expect(text).toContain('91% recommend it');
    expect(ofOurs()).toEqual([]);
    await page.getByRole('button', { name: 'Helpful (12)' }).click();
    expect(page.url()).toContain('#afterglow-voted');
    expect(await page.locator('#afterglow-voted').isVisible()).toBe(true);
    const vote = sandbox.app.received.findLast((one) => one.path.startsWith('/proxy/reviews/vote'));
    expect(Object.fromEntries(new URLSearchParams(vote?.body))).toEqual({
      ...{ review: '900', helpful: '1' },
      back: new URL(`${shop.store}${product}`).pathname,
    });
  });

  it('a filter and a search lead to the app’s own page', async () => {
    const { page } = await open(product, { scripts: false });
    await page.locator('.afterglow-reviews-sum').getByRole('link', { name: '3 stars' }).click();
    expect(page.url()).toMatch(/\/apps\/afterglow\/reviews\?product=\d+&stars=3$/);
    await page.goBack();
    await page.getByLabel('Search reviews').fill('winter');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    expect(page.url()).toMatch(/\/apps\/afterglow\/reviews\?product=\d+&q=winter&sort=newest$/);
  });

  it('cards of a collection have their stars, and none where nobody has reviewed', async () => {
    const { page } = await open('/collections/knitwear', { scripts: false });
    const cards = page.locator('.card');
    expect(
      await cards.filter({ hasText: 'Fjell jumper' }).locator('.afterglow-rating a').getAttribute('href'),
    ).toMatch(/\/products\/fjell-jumper#reviews$/);
    expect(await cards.filter({ hasText: 'blanket' }).locator('.afterglow-rating').count()).toBe(0);
    await picture(page, 'collection-1280');
  });
});

describe('with the script', () => {
  it('nothing of ours is asked for and nothing moves before somebody touches a block', async () => {
    const { page, complaints, ofOurs } = await open(product);
    await page.mouse.wheel(0, 6000);
    await page.waitForTimeout(400);
    expect(ofOurs()).toEqual([]);
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) if ('value' in entry) sum += Number(entry.value);
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => resolve(sum), 200);
        }),
    );
    expect(shift).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('filters, searches, orders and goes on in place, keeps the focus and says how much is shown', async () => {
    const { page, complaints, ofOurs } = await open(product);
    const block = page.locator('#reviews');
    const items = block.locator('.afterglow-reviews-list > li');
    // The script is not there yet: what is pressed waits for it.
    await block.locator('.afterglow-reviews-sum').getByRole('link', { name: '4 stars' }).click();
    await expect.poll(() => items.count()).toBe(5);
    expect(await items.first().textContent()).toMatch(/^4: /);
    expect(await block.locator('.afterglow-reviews-status').textContent()).toBe('Reviews shown: 5');
    expect(await block.locator('[aria-current]').allTextContents()).toEqual(['4 stars']);
    expect(page.url()).toMatch(/\/products\/fjell-jumper#reviews$/);
    await block.getByRole('link', { name: 'More' }).click();
    await expect.poll(() => items.count()).toBe(7);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('LI');
    await block.getByLabel('Sort by').selectOption('helpful');
    await expect.poll(() => ofOurs().at(-1)).toMatch(/sort=helpful&stars=4&part=list$/);
    await block.getByLabel('Search reviews').fill('nothing like it');
    await block.getByRole('button', { name: 'Show', exact: true }).click();
    await expect
      .poll(() => block.locator('.afterglow-reviews-status').textContent())
      .toContain('No review matches');
    await block.getByLabel('Search reviews').fill('');
    await block.getByRole('link', { name: 'All', exact: true }).click();
    await expect.poll(() => items.count()).toBe(5);
    expect(ofOurs().filter((url) => url.endsWith('/afterglow-reviews.js'))).toHaveLength(1);
    expect(complaints).toEqual([]);
  });

  it('says that it cannot go on beside what was pressed, and marks the filter that still holds', async () => {
    const { page } = await open(product);
    const block = page.locator('#reviews');
    const items = block.locator('.afterglow-reviews-list > li');
    await block.locator('.afterglow-reviews-sum').getByRole('link', { name: '4 stars' }).click();
    await expect.poll(() => items.count()).toBe(5);
    await page.route('**/apps/afterglow/reviews?**', (route) => route.abort());
    await block.getByRole('link', { name: 'More' }).click();
    await block.locator('.afterglow-reviews-pager').getByText('This did not work.').waitFor();
    await block.locator('.afterglow-reviews-sum').getByRole('link', { name: '3 stars' }).click();
    await expect
      .poll(() => block.locator('.afterglow-reviews-status').textContent())
      .toContain('This did not work.');
    expect(await block.locator('[aria-current]').allTextContents()).toEqual(['4 stars']);
    expect(await items.count()).toBe(5);
  });

  it('takes a vote and a report once, and says what failed where it was pressed', async () => {
    const { page } = await open(product);
    const review = page.locator('#afterglow-review-900');
    await review.getByRole('button', { name: 'Helpful (12)' }).click();
    await review.getByText('Thank you, your vote counts.').waitFor();
    expect(await review.getByRole('button', { name: 'Helpful (13)' }).isDisabled()).toBe(true);
    await review.getByText('Report', { exact: true }).click();
    await review.getByLabel('What is wrong with it?').selectOption('illegal');
    await review.getByRole('button', { name: 'Send report' }).click();
    await review.getByText('This did not work.').waitFor();
    await review.getByLabel('What is wrong with it?').selectOption('spam');
    await review.getByRole('button', { name: 'Send report' }).click();
    await review.getByText('The shop takes a look.').waitFor();
    expect(await review.getByRole('button', { name: 'Send report' }).isDisabled()).toBe(true);
  });

  it('shows a picture large, goes on by keys and comes back to where it was', async () => {
    const { page } = await open(product);
    const thumb = page.locator('#afterglow-review-900 .afterglow-reviews-media a').first();
    await thumb.click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await page.keyboard.press('ArrowRight');
    expect(await dialog.locator('img').getAttribute('alt')).toBe('Photo 2 by a customer');
    await picture(page, 'lightbox-1280');
    await page.keyboard.press('Escape');
    expect(await dialog.count()).toBe(0);
    expect(await thumb.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('leaves links and forms as they are when the script cannot come', async () => {
    const { page } = await open(product);
    await page.route('**/afterglow-reviews.js', (route) => route.abort());
    await page.locator('.afterglow-reviews-sum').getByRole('link', { name: '3 stars' }).click();
    await page.waitForURL(/\/apps\/afterglow\/reviews\?product=\d+&stars=3$/);
  });
});

const node = z.looseObject({ '@type': z.string(), '@id': z.string(), aggregateRating: z.looseObject({}) });

it('tells search engines of exactly one product, with the numbers that people see', async () => {
  const { page } = await open(product);
  const texts = await page.locator('script[type="application/ld+json"]').allTextContents();
  const [only, ...more] = texts.map((text) => node.parse(JSON.parse(text)));
  expect(more).toEqual([]);
  expect(only).toMatchObject({
    '@type': 'Product',
    '@id': `${shop.store}${product}#product`,
    aggregateRating: { ratingValue: 4.1, reviewCount: 23, bestRating: 5, worstRating: 1 },
  });
  expect(await page.locator('link[rel=canonical]').getAttribute('href')).toBe(`${shop.store}${product}`);
  const none = await open('/products/hollow-wool-blanket');
  expect(await none.page.locator('script[type="application/ld+json"]').count()).toBe(0);
  expect(await none.page.locator('.product .afterglow-rating').textContent()).toContain('No reviews yet');
});

describe.each([
  ['ltr', desktop, ''],
  ['ltr', phone, ''],
  ['rtl', desktop, '?locale=ar'],
  ['rtl', phone, '?locale=ar'],
  ['ltr', desktop, '?locale=de'],
] as const)('the product page %s at %o %s', (direction, size, query) => {
  it('has nothing that axe finds, and nothing sticks out', async () => {
    const { page, complaints } = await open(`${product}${query}`, { size });
    expect(await page.evaluate(() => getComputedStyle(document.body).direction)).toBe(direction);
    await picture(page, `product${query.replace(/\W+/g, '-')}-${size.width}`);
    for (const summary of await page.locator('.afterglow-reviews summary').all()) await summary.click();
    await page.waitForTimeout(200);
    await picture(page, `product-open${query.replace(/\W+/g, '-')}-${size.width}`);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
    expect(await seriousFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

describe.each([
  ['', desktop],
  ['?locale=ar', phone],
] as const)('the home page %s', (query, size) => {
  it('has reviews side by side that keys scroll and nothing moves by itself, and pictures', async () => {
    const { page, ofOurs } = await open(query, { size });
    const slides = page.locator('.afterglow-reviews-slides');
    const left = () => slides.evaluate((element) => element.scrollLeft);
    await slides.focus();
    await page.waitForTimeout(300);
    expect(await left()).toBe(0);
    await page.keyboard.press(query === '' ? 'ArrowRight' : 'ArrowLeft');
    await expect.poll(left).not.toBe(0);
    expect(await page.locator('.afterglow-reviews-gallery img').count()).toBe(3);
    expect(await page.locator('.afterglow-reviews-how').count()).toBe(2);
    await picture(page, `home${query.replace(/\W+/g, '-')}-${size.width}`);
    expect(await seriousFaults(page)).toEqual([]);
    expect(ofOurs().filter((url) => !url.endsWith('.js'))).toEqual([]);
  });
});

it('can be pressed with a finger and reads from its side in a theme that makes the root’s letters small', async () => {
  const { page } = await open(`${product}?locale=ar`, { size: phone });
  const content =
    'html { font-size: 62.5% } button, input, select { width: 100%; height: 2rem } ul li { list-style: square } a { text-decoration: none }';
  await page.addStyleTag({ content });
  await picture(page, 'product-small-root-375');
  const small = await page
    .locator('.afterglow-reviews :is(button, summary, select, input:not([type=hidden]), nav a, p > a)')
    .evaluateAll((all) =>
      all
        .filter((one) => one.checkVisibility() && !one.closest('.afterglow-reviews-trap'))
        .map((one) => [one.textContent, one.getBoundingClientRect().height] as const)
        .filter(([, height]) => height < 44),
    );
  expect(small).toEqual([]);
  // Stars of their own direction would be cut off at the wrong side.
  const turned = await page
    .locator('.afterglow-stars span')
    .evaluateAll((all) => all.filter((one) => getComputedStyle(one).unicodeBidi === 'plaintext').length);
  expect(turned).toBe(0);
});

it('is readable on a dark theme', async () => {
  const { page } = await open(product);
  await page.addStyleTag({ content: 'body { background: #16181d; color: #f2f0ea; }' });
  await picture(page, 'product-dark-1280');
  const { violations } = await new AxeBuilder({ page })
    .include('.afterglow-reviews')
    .withRules(['color-contrast'])
    .analyze();
  expect(violations.flatMap(({ nodes }) => nodes.map((one) => one.target.flat().join(' ')))).toEqual([]);
});
