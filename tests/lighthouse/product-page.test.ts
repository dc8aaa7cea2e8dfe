import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';
import lighthouse from 'lighthouse';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { startChromium } from '../../sandbox/app-bridge/test-chromium.ts';
import { useSandbox } from '../../sandbox/http/test-sandbox.ts';
import { type ReviewedShop, reviewedShop, storefrontParts } from '../storefront/reviewed-shop.ts';
import { freePorts } from '../support/stack/ports.ts';

/** Odd, so that one of them is the median. */
const runs = 5;
const ours = /^shopify:\/\/apps\/afterglow\/blocks\/(stars|reviews|questions|review_\w+|reviews_link)$/;

const bareTheme = await themeWithoutReviews();
const dressed = useSandbox(storefrontParts());
const bare = useSandbox(storefrontParts(bareTheme));
let browser: Browser | undefined;
let port = 0;
const shops: ReviewedShop[] = [];

beforeAll(async () => {
  port = await freePorts(1);
  const lax = ['--single-process', '--no-zygote', '--disable-web-security'];
  browser = await startChromium({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args.filter((one) => !lax.includes(one)), `--remote-debugging-port=${port}`],
  });
  shops.push(await reviewedShop(dressed), await reviewedShop(bare));
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await rm(bareTheme, { recursive: true });
});

/** The sandbox's theme with none of the blocks of reviews on the product page. */
async function themeWithoutReviews(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'afterglow-theme-'));
  await cp(fileURLToPath(new URL('../../sandbox/theme', import.meta.url)), folder, { recursive: true });
  const file = path.join(folder, 'templates/product.json');
  const section = z.looseObject({
    blocks: z.record(z.string(), z.looseObject({ type: z.string() })).optional(),
    block_order: z.array(z.string()).optional(),
  });
  const template = z.looseObject({ sections: z.record(z.string(), section) });
  const { sections, ...rest } = template.parse(JSON.parse(await readFile(file, 'utf8')));
  const kept = Object.entries(sections).map(([name, { blocks = {}, block_order = [], ...more }]) => [
    name,
    { ...more, blocks, block_order: block_order.filter((id) => !ours.test(blocks[id]?.type ?? '')) },
  ]);
  await writeFile(file, JSON.stringify({ ...rest, sections: Object.fromEntries(kept) }));
  return folder;
}

async function measure({ store }: ReviewedShop): Promise<number> {
  const result = await lighthouse(`${store}/products/fjell-jumper`, {
    port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: ['performance'],
  });
  const score = result?.lhr.categories.performance?.score;
  if (typeof score !== 'number')
    throw new Error(`Lighthouse gave no score: ${result?.lhr.runtimeError?.message}`);
  return Math.round(score * 100);
}

const median = (scores: readonly number[]) => scores.toSorted((a, b) => a - b)[(runs - 1) / 2] ?? 0;

it('the blocks of reviews cost the product page at most one point of Lighthouse’s performance', async () => {
  const [withBlocks, without] = shops;
  if (!withBlocks || !without) throw new Error('The shops exist from beforeAll on');
  const scores = { with: [] as number[], without: [] as number[] };
  // In turns, so that a busy moment of the machine meets both.
  for (let run = 0; run < runs; run++) {
    scores.without.push(await measure(without));
    scores.with.push(await measure(withBlocks));
  }
  console.log(`Lighthouse, mobile: without ${scores.without.join(' ')}, with ${scores.with.join(' ')}`);
  expect(median(scores.without) - median(scores.with)).toBeLessThanOrEqual(1);
}, 600_000);
