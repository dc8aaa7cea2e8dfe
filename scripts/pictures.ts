/** Makes the pictures of the README from the seeded demo: node scripts/run.mjs pictures */
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import type { ProgramForm } from '../app/modules/loyalty/earning/forms.ts';
import { chromiumPath, launchChromium, userAgent } from '../tests/browser/support/chromium.ts';
import { untilCalm } from '../tests/browser/support/until-calm.ts';
import { adminApp } from '../tests/stories/runner/admin-app.ts';
import { controlShop, type ShopControl } from '../tests/stories/runner/sandbox-control.ts';
import { type Stack, startStack } from '../tests/support/stack.ts';
import { root } from './steps/run-program.ts';

const folder = path.join(root, 'docs/pictures');
const mostBytes = 250_000;
const anything = z.unknown();
const created = z.object({ id: z.string() });
const parcel = z.object({ fulfillmentId: z.string() });
const program: ProgramForm = {
  points: '2',
  per: '1.00',
  rounding: 'floor',
  pendingDays: '14',
  includeTax: true,
  multipliers: [{ skus: [], tags: ['stoneware'], collections: [], factor: '1.5' }],
  expiry: { kind: 'days', days: '365', graceDays: '30' },
};

async function picture(page: Page, name: string): Promise<void> {
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: file });
  const { size } = statSync(file);
  console.log(`${path.relative(root, file)}  ${Math.round(size / 1000)} kB`);
  if (size > mostBytes) throw new Error(`${name}.png has more than ${mostBytes / 1000} kB`);
}

/** The most faithful customer: the app's address of their page, and Shopify's id. */
async function findRegular(page: Page, admin: string): Promise<{ address: string; id: string }> {
  const app = page.frameLocator('#app-frame');
  await page.goto(`${admin}/apps/afterglow/app/customers`);
  const rows = app.getByRole('table').locator('tbody tr');
  await rows.first().waitFor();
  const counts = (await rows.allInnerTexts()).map((text) => Number(/(\d+) orders?/.exec(text)?.[1] ?? 0));
  await rows
    .nth(counts.indexOf(Math.max(...counts)))
    .getByRole('link')
    .click();
  const out = app.getByRole('link', { name: 'Open in Shopify' });
  const id = /(\d+)$/.exec((await out.getAttribute('href')) ?? '')?.[1] ?? '';
  return { address: page.url(), id };
}

/** Some weeks with this customer: bought, sent, arrived, given back, bought again, changed. */
async function live(stack: Stack, shop: ShopControl, customer: string): Promise<void> {
  const order = async (lines: object[]) =>
    (await shop.post('orders', { customer, lines, shipping: '4.90' }, created)).id;
  const change = async (id: string, what: string, body: object = {}) => {
    await untilCalm(stack, shop);
    await shop.post(`orders/${id.slice(id.lastIndexOf('/') + 1)}/${what}`, body, anything);
  };
  const wait = async (advance: string) => {
    await untilCalm(stack, shop);
    await shop.post('clock', { advance }, anything);
  };
  const first = await order([
    { sku: 'FJM-MOSS', quantity: 4 },
    { sku: 'HOL-FERN', quantity: 1 },
  ]);
  await wait('+1d');
  const { fulfillmentId } = await shop.post(
    `orders/${first.slice(first.lastIndexOf('/') + 1)}/fulfil`,
    {},
    parcel,
  );
  await wait('+2d');
  await change(first, 'deliver', { fulfillmentId });
  await wait('+14d');
  await change(first, 'refund', { lines: [{ sku: 'FJM-MOSS', quantity: 1 }] });
  await wait('+5d');
  const second = await order([{ sku: 'HAR-SKY', quantity: 2 }]);
  await wait('+3h');
  await change(second, 'edit', { set: { 'HAR-SKY': 1 }, refund: '54.00' });
  await wait('+2h');
  await untilCalm(stack, shop);
}

/** Whenever this runs, its shop is looked at by day. */
async function untilMorning(shop: ShopControl): Promise<void> {
  const tomorrow = new Date(Date.now() + 24 * 3_600_000).toISOString().slice(0, 10);
  await shop.post('clock', { set: `${tomorrow}T08:40:00Z`, run: true }, anything);
}

async function untilImported(page: Page, admin: string): Promise<void> {
  await page.goto(`${admin}/apps/afterglow/app`);
  const done = page.frameLocator('#app-frame').getByText('Products, customers and orders are here.');
  await done.waitFor({ timeout: 180_000 });
}

async function makeAll(stack: Stack, page: Page): Promise<void> {
  const app = page.frameLocator('#app-frame');
  const admin = `${stack.sandboxOrigin}/admin/store/afterglow-demo`;
  const shop = controlShop(stack.sandboxOrigin, 'afterglow-demo.myshopify.com');
  const merchant = adminApp(stack.proxyOrigin, shop);
  await untilMorning(shop);
  await shop.post('install', {}, anything);
  await merchant.open();
  await untilImported(page, admin);
  await merchant.send('/app/loyalty', { intent: 'save', program: JSON.stringify(program) });
  await merchant.send('/app/loyalty', { intent: 'go-live' });
  const { address, id } = await findRegular(page, admin);
  await live(stack, shop, id);

  await page.goto(address);
  await app
    .getByText(/taken back for order/)
    .first()
    .waitFor();
  await page.waitForLoadState('networkidle');
  await picture(page, 'customer');
  await app.getByRole('link', { name: 'Points statement' }).click();
  await app.getByRole('table', { name: /Every change/ }).waitFor();
  await picture(page, 'statement');
  await page.goto(`${admin}/apps/afterglow/app/loyalty`);
  await app.getByText('What a shopper gets').waitFor();
  await page.waitForLoadState('networkidle');
  await picture(page, 'loyalty');
  await page.goto(stack.sandboxOrigin);
  await page.waitForLoadState('networkidle');
  await picture(page, 'sandbox');
}

mkdirSync(folder, { recursive: true });
const stack = await startStack({ seed: 'demo', log: console.log });
try {
  const browser = await launchChromium(await chromiumPath());
  try {
    await makeAll(
      stack,
      await browser.newPage({ viewport: { width: 1280, height: 800 }, userAgent, reducedMotion: 'reduce' }),
    );
  } finally {
    await browser.close();
  }
} finally {
  await stack.stop();
}
