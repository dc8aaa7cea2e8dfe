import type { FrameLocator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { StoryShop } from './story-shop.ts';
import type { Visit } from './use-browser.ts';

/** Where the app's extensions stand, by their targets. */
export type Target =
  | 'purchase.checkout.reductions.render-after'
  | 'purchase.thank-you.block.render'
  | 'customer-account.order.page.render'
  | 'customer-account.order-index.block.render'
  | 'customer-account.order-status.block.render'
  | 'customer-account.order.action.menu-item.render'
  | 'customer-account.page.render'
  | 'customer-account.profile.block.render';

/** How long the app and the sandbox may take until a figure follows what happened. */
const arrivalMs = 45_000;

export interface Strip {
  refund: string;
  points: string;
  stock: string;
  rating: string;
}

/** The story's four figures as the bar above every page shows them now. */
export async function readStrip(page: Page): Promise<Strip> {
  const rows = page.locator('.story-line .strip > div');
  const figures: Strip = { refund: '', points: '', stock: '', rating: '' };
  for (const name of ['refund', 'points', 'stock', 'rating'] as const) {
    const value = rows.filter({ has: page.locator('dt', { hasText: name }) }).locator('dd');
    const now = value.locator('strong').or(value).last();
    figures[name] = ((await now.textContent()) ?? '').trim();
  }
  return figures;
}

/** Makes the browser's visitor this customer, or a guest (null), as the bar does. */
export async function becomes(
  { page }: Pick<Visit, 'page'>,
  { store, handle }: Pick<StoryShop, 'store' | 'handle'>,
  customer: string | null,
): Promise<void> {
  const { origin } = new URL(store);
  const answer = await page.request.post(`${origin}/sandbox/${handle}/who`, {
    form: customer === null ? { guest: 'yes' } : { customer },
    headers: { origin, referer: store },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(303);
}

/** Puts one jumper of each size into the browser's cart by the forms of the product page. */
export async function fillsCart(
  { page }: Pick<Visit, 'page'>,
  { store }: Pick<StoryShop, 'store'>,
): Promise<void> {
  for (const size of ['M', 'L']) {
    await page.goto(`${store}/products/fjell-jumper`);
    await page.getByRole('radio', { name: size, exact: true }).check({ force: true });
    await page.getByRole('button', { name: 'Add to cart' }).click();
    await page.getByRole('heading', { level: 1, name: /cart/i }).waitFor();
  }
}

/** What a shopper does in the shop, by the names that stand on its buttons and fields. */
export function shopper({ page }: Visit, shop: Pick<StoryShop, 'store'>) {
  const extension = (target: Target): FrameLocator => page.frameLocator(`[data-target="${target}"] iframe`);
  const points = extension('purchase.checkout.reductions.render-after');
  return {
    extension,
    /** The extension that spends points at the checkout. */
    points,
    /** Takes the step that the story's bar offers, after looking that it is this one. */
    async takeStep(number: number): Promise<void> {
      await page.locator('.story-line .next').getByText(`Story: step ${number} of 6`).waitFor();
      const button = page.locator('.story-line .next button');
      await Promise.all([page.waitForEvent('load', { timeout: 60_000 }), button.click({ timeout: 60_000 })]);
    },
    /** Until the strip shows these figures; the page follows them by itself, but not while the keyboard is in it. */
    async untilStrip(wanted: Strip): Promise<void> {
      await expect
        .poll(
          async () => {
            await page.reload();
            return readStrip(page);
          },
          { timeout: arrivalMs, interval: 500 },
        )
        .toEqual(wanted);
    },
    /** The sums of the checkout's summary by their labels: "Subtotal · 2 items" → "€96.00". */
    readSums: () => readSums(page),
    async untilSums(wanted: Record<string, string>): Promise<void> {
      await expect.poll(() => readSums(page)).toEqual(wanted);
    },
    open: (path: string) => page.goto(`${shop.store}${path}`),
  };
}

/** Codes differ with each run: a row that is named by one is "code". */
async function readSums(page: Page): Promise<Record<string, string>> {
  const rows = await page
    .locator('dl.sums > div')
    .evaluateAll((all) =>
      all.map((row) => [
        row.querySelector('dt')?.textContent?.trim() ?? '',
        row.querySelector('dd')?.textContent?.trim() ?? '',
      ]),
    );
  return Object.fromEntries(
    rows.map(([label = '', sum = '']) => [/^LOY-/.test(label) ? 'code' : label, sum]),
  );
}
