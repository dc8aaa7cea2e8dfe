import { expect } from 'vitest';
import { z } from 'zod';
import type { StoryShop } from './story-shop.ts';
import { untilHydrated } from './until-hydrated.ts';
import type { Visit } from './use-browser.ts';

/* What the strip of the story says after each part of it, and what stands behind it. */

const before = { refund: '€0.00', points: '270', stock: 'M 19 · L 20', rating: '5.0 (1)' };
const bought = { ...before, points: '70 + 86 pending', stock: 'M 18 · L 19' };
const settled = { ...bought, refund: '€43.00', points: '170 + 43 pending', stock: 'M 18 · L 20' };
const told = { ...settled, rating: '4.0 (2)' };
export const figures = { before, bought, settled, told };

export const mails = z.array(
  z.object({ kind: z.string().nullable(), to: z.string(), links: z.array(z.string()) }),
);
export const orderNow = z.looseObject({
  refunds: z.object({
    count: z.number(),
    total: z.string(),
    byTransaction: z.record(z.string(), z.string()),
  }),
});

/** Every line of the shopper's statement in the app, as it reads. */
export async function readLedger({ page, app }: Visit, shop: StoryShop): Promise<string[]> {
  await page.goto(`${shop.admin}/apps/afterglow/app/customers?q=${encodeURIComponent(shop.email)}`);
  await untilHydrated({ page });
  await app
    .getByRole('table')
    .getByRole('link', { name: /Ines Okafor/ })
    .click();
  await expect.poll(() => page.url()).toMatch(/\/app\/customers\/\d+/);
  await page.goto(`${page.url()}?tab=statement`);
  await app.getByRole('heading', { name: 'Points statement' }).waitFor();
  return app
    .getByRole('table', { name: /Every change/ })
    .locator('tbody tr')
    .allInnerTexts();
}

/** Waits until a product's page, asked for again and again, shows so many reviews. */
export async function untilReviews({ page }: Visit, count: number): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.reload();
        return page.locator('#reviews article').count();
      },
      { timeout: 45_000, interval: 500 },
    )
    .toBe(count);
}
