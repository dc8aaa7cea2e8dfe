import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { findFaults, findLastingFaults } from './support/check-page.ts';
import { picture } from './support/pictures.ts';
import { reviewedStory } from './support/reviewed-story.ts';
import type { StoryShop } from './support/story-shop.ts';
import { useBrowser, type Visit } from './support/use-browser.ts';

const browser = useBrowser();
const at = { sandboxOrigin: inject('sandboxOrigin'), proxyOrigin: inject('proxyOrigin') };
const arrivalMs = 45_000;

let shop: StoryShop;
let plain: Visit;
let scripted: Visit;
const address = () => `${shop.store}/products/fjell-jumper`;

beforeAll(async () => {
  shop = await reviewedStory(at, `reviewed-${Date.now().toString(36)}`);
  plain = await browser.visit(undefined, { scripts: false });
  scripted = await browser.visit();
}, 240_000);
afterEach(() => {
  expect([...plain.watch.problems.splice(0), ...scripted.watch.problems.splice(0)]).toEqual([]);
});
afterAll(async () => {
  await plain?.close();
  await scripted?.close();
});

const rated = z.object({ value: z.string(), count: z.number() });
const data = z.object({
  '@type': z.string(),
  aggregateRating: z.object({ ratingValue: z.number(), reviewCount: z.number() }),
});

describe('without a script', () => {
  it('the product page has them all, and metafield, badge, list and search engines say the same number', async () => {
    const { page } = plain;
    await expect
      .poll(
        async () => {
          await page.goto(address());
          return page.locator('#reviews .afterglow-reviews-list > li').count();
        },
        { timeout: arrivalMs, interval: 500 },
      )
      .toBe(3);
    const { value, count } = await shop.control.get('products/JUMPER-M/rating', rated);
    // 5, 3 and 4 stars
    expect([value, count]).toEqual(['4.0', 3]);
    expect(await page.locator('.product .afterglow-rating').textContent()).toContain('4.0 (3 reviews)');
    expect(await page.locator('.afterglow-reviews-average b').textContent()).toBe('4.0');
    const texts = await page.locator('script[type="application/ld+json"]').allTextContents();
    expect(texts.map((text) => data.parse(JSON.parse(text)))).toEqual([
      { '@type': 'Product', aggregateRating: { ratingValue: 4, reviewCount: 3 } },
    ]);
    expect(await page.locator('.afterglow-reviews-list img').count()).toBe(0);
    await picture(plain, 'reviews-plain');
  });

  it('a share stays on its line, also where the percent sign stands apart', async () => {
    const { page } = plain;
    const size = page.viewportSize();
    await page.setViewportSize({ width: 320, height: 740 });
    await page.goto(`${address()}?locale=de`);
    const share = page.locator('.afterglow-reviews-attribute li > :last-child').filter({ hasText: '100' });
    const lines = await share.first().evaluate((figure) => figure.getClientRects()[0]?.height ?? 0);
    const text = page.locator('.afterglow-reviews-attribute li > :last-child').filter({ hasText: /^0/ });
    expect(lines).toBe(await text.first().evaluate((figure) => figure.getClientRects()[0]?.height ?? 0));
    await page.goto(`${address()}?locale=en`);
    if (size) await page.setViewportSize(size);
  });

  it('a filter leads to the list’s own page, and a vote counts there', async () => {
    const { page } = plain;
    await page.goto(address());
    await page.locator('.afterglow-reviews-sum').getByRole('link', { name: '3 stars' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    const items = page.locator('.afterglow-reviews-list > li');
    expect(await items.count()).toBe(1);
    expect(await items.textContent()).toContain('Take one size up.');
    await picture(plain, 'reviews-list-plain');
    await page.goto(address());
    const review = page.locator('article').filter({ hasText: 'Take one size up.' });
    await review.getByRole('button', { name: /^Helpful/ }).click();
    await page.locator('#afterglow-voted').waitFor();
    expect(new URL(page.url()).hash).toBe('#afterglow-voted');
  });

  it('cards show the stars', async () => {
    const { page } = plain;
    await page.goto(`${shop.store}/collections/knitwear`);
    expect(await page.locator('.card .afterglow-rating').first().textContent()).toContain('4.0 (3 reviews)');
  });
});

describe('with the script', () => {
  it('filters, orders and searches in place', async () => {
    const { page } = scripted;
    await page.goto(address());
    const block = page.locator('#reviews');
    const items = block.locator('.afterglow-reviews-list > li');
    await block.locator('.afterglow-reviews-sum').getByRole('link', { name: '4 stars' }).click();
    await expect.poll(() => items.count()).toBe(1);
    expect(page.url()).toBe(`${address()}#reviews`);
    await block.getByRole('link', { name: 'All', exact: true }).click();
    await expect.poll(() => items.count()).toBe(3);
    await block.getByLabel('Sort by').selectOption('lowest');
    await expect.poll(() => items.first().textContent()).toContain('Take one size up.');
    await block.getByLabel('Search reviews').fill('winter');
    await block.getByRole('button', { name: 'Show', exact: true }).click();
    await expect.poll(() => items.count()).toBe(1);
    expect(await items.textContent()).toContain('every day of the winter </script><img');
    expect(await findLastingFaults(page)).toEqual([]);
    await page.goto(`${shop.store}/apps/afterglow/reviews`);
    expect(await findFaults(page)).toEqual([]);
  });

  it('counts a vote and takes a report where they are pressed', async () => {
    const { page } = scripted;
    await page.goto(address());
    const review = page.locator('article').filter({ hasText: 'every day of the winter' });
    await review.getByRole('button', { name: 'Helpful (0)' }).click();
    await review.getByRole('button', { name: 'Helpful (1)' }).waitFor();
    await review.getByText('Report', { exact: true }).click();
    await review.getByRole('button', { name: 'Send report' }).click();
    await review.getByText('The shop takes a look.').waitFor();
    await picture(scripted, 'reviews-voted');
  });
});
