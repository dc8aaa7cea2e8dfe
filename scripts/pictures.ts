/** Makes the pictures of the README by telling the story of the seeded demo: node scripts/run.mjs pictures */
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { z } from 'zod';
import { chromiumPath, launchChromium, userAgent } from '../tests/browser/support/chromium.ts';
import { untilCalm } from '../tests/browser/support/until-calm.ts';
import { controlShop, type ShopControl } from '../tests/stories/runner/sandbox-control.ts';
import { type Stack, startStack } from '../tests/support/stack.ts';
import { root } from './steps/run-program.ts';

const folder = path.join(root, 'docs/pictures');
const mostBytes = 250_000;
const stageMs = 180_000;
const handle = 'afterglow-demo';
const anything = z.unknown();

async function picture(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: file });
  const { size } = statSync(file);
  console.log(`${path.relative(root, file)}  ${Math.round(size / 1000)} kB`);
  if (size > mostBytes) throw new Error(`${name}.png has more than ${mostBytes / 1000} kB`);
}

const extension = (page: Page, target: string): FrameLocator =>
  page.frameLocator(`[data-target="${target}"] iframe`);

async function setStage(stack: Stack, page: Page, shop: ShopControl): Promise<void> {
  // Whenever this runs, its shop is looked at by day.
  const tomorrow = new Date(Date.now() + 24 * 3_600_000).toISOString().slice(0, 10);
  await shop.post('clock', { set: `${tomorrow}T08:40:00Z`, run: true }, anything);
  await page.goto(stack.sandboxOrigin);
  await page.getByRole('button', { name: 'Set the stage' }).click();
  await page.goto(`${stack.sandboxOrigin}/sandbox/${handle}/story`);
  await page.getByText('The stage is set.').first().waitFor({ timeout: stageMs });
}

/** Takes the step that the story's bar offers. */
async function takeStep(page: Page): Promise<void> {
  const button = page.locator('.story-line .next button');
  await Promise.all([page.waitForEvent('load', { timeout: 60_000 }), button.click()]);
}

async function tellStory(stack: Stack, page: Page, shop: ShopControl): Promise<void> {
  await page.goto(stack.sandboxOrigin);
  await takeStep(page);
  await page.locator('.product-text h1').waitFor();
  await picture(page, 'product');

  await takeStep(page);
  const points = extension(page, 'purchase.checkout.reductions.render-after');
  await points
    .getByRole('button', { name: /off for/ })
    .last()
    .click();
  await points.getByText(/off with/).waitFor();
  await picture(page, 'checkout');
  await page.getByRole('button', { name: /^Pay / }).last().click();
  await page.getByRole('heading', { level: 1, name: /^Thank you/ }).waitFor();
  await untilCalm(stack, shop);

  await page.reload();
  await takeStep(page);
  await untilCalm(stack, shop);
  await page.reload();
  await page.frameLocator('iframe.mail-html').getByRole('link', { name: 'Write a review' }).waitFor();
  await picture(page, 'mail');
  await takeStep(page);
  const form = extension(page, 'customer-account.order.page.render');
  await form
    .getByRole('button', { name: /more|increase|\+/i })
    .last()
    .click();
  await form.getByRole('combobox').last().selectOption({ index: 1 });
  await form.getByRole('button', { name: /^Return for a refund/ }).waitFor();
  await page.setViewportSize({ width: 1280, height: 1260 });
  await picture(page, 'return');
  await page.setViewportSize({ width: 1280, height: 800 });
  await form.getByRole('button', { name: /^Return for a refund/ }).click();
  await untilCalm(stack, shop);
}

/** The story's customer as the merchant sees them, from the return that waits. */
async function lookAtCustomer(stack: Stack, page: Page): Promise<void> {
  const app = page.frameLocator('#app-frame');
  await page.goto(`${stack.sandboxOrigin}/admin/store/${handle}/apps/afterglow/app/returns?tab=in-transit`);
  const found = app.getByRole('table').locator('tbody tr').first().getByRole('link');
  await found.or(app.getByText('Nothing on its way')).first().waitFor();
  if ((await found.count()) === 0) {
    await page.goto(`${stack.sandboxOrigin}/admin/store/${handle}/apps/afterglow/app/returns?tab=to-review`);
    await found.waitFor();
  }
  await found.click();
  await app.locator('a[href^="/app/customers/"]').first().click();
  await app.getByRole('link', { name: 'Points statement' }).waitFor();
  await picture(page, 'customer');
}

/** Who sends each message, and what became of those of the story. */
async function lookAtMessages(stack: Stack, page: Page): Promise<void> {
  await page.goto(`${stack.sandboxOrigin}/admin/store/${handle}/apps/afterglow/app/settings/messages`);
  await page.frameLocator('#app-frame').getByRole('heading', { name: 'Reviews' }).waitFor();
  await picture(page, 'messages');
}

mkdirSync(folder, { recursive: true });
const stack = await startStack({ seed: 'demo', log: console.log });
try {
  const browser = await launchChromium(await chromiumPath());
  try {
    const viewport = { width: 1280, height: 800 };
    const page = await browser.newPage({ viewport, userAgent, reducedMotion: 'reduce' });
    const shop = controlShop(stack.sandboxOrigin, `${handle}.myshopify.com`);
    await setStage(stack, page, shop);
    await tellStory(stack, page, shop);
    await lookAtCustomer(stack, page);
    await lookAtMessages(stack, page);
  } finally {
    await browser.close();
  }
} finally {
  await stack.stop();
}
