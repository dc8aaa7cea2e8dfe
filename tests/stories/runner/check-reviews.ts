import { z } from 'zod';
import { author, reviewNumber } from './act-on-writing.ts';
import { compareFields, type Difference } from './compare.ts';
import { idOf, type StoryShop } from './story-shop.ts';
import type { Expectation } from './vocabulary/expectations.ts';

/** Reviews as we keep them, the codes that thank for them, and what a product's page in the theme says. */
export async function checkReviews(shop: StoryShop, expected: Expectation): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const [alias, wanted] of Object.entries(expected.review ?? {})) {
    const { line } = idOf(shop.names.reviews, 'review', alias);
    const row = (await shop.queries.review(line.slice(line.lastIndexOf('/') + 1))) ?? undefined;
    found.push(...compareFields(`review.${alias}`, wanted, row));
  }
  return [...found, ...(await checkThanks(shop, expected)), ...(await checkPages(shop, expected))];
}

const written = z.object({
  written: z.array(z.object({ id: z.string(), thanksCode: z.string().nullable() })),
});
const code = z.object({
  exists: z.boolean(),
  active: z.boolean(),
  uses: z.number(),
  percent: z.string().nullable(),
});

async function checkThanks(shop: StoryShop, { thanks }: Expectation): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const [alias, wanted] of Object.entries(thanks ?? {})) {
    const id = await reviewNumber(shop, alias);
    const view = await shop.shopper.call(author(shop, alias), { path: '/api/reviews' }, written);
    const given = view.written.find((one) => one.id === id)?.thanksCode ?? null;
    const actual = given === null ? null : await shop.control.get(`codes/${encodeURIComponent(given)}`, code);
    const what = `thanks.${alias}`;
    if (wanted !== 'none') found.push(...compareFields(what, wanted, actual?.exists ? actual : undefined));
    else if (given !== null) found.push({ what, expected: 'none', actual: given });
  }
  return found;
}

async function checkPages(shop: StoryShop, { storefront }: Expectation): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const [sku, { shows = [], lacks = [] }] of Object.entries(storefront ?? {})) {
    const page = await shop.productPage(sku);
    for (const words of shows)
      if (!page.includes(words))
        found.push({ what: `storefront.${sku}.shows`, expected: words, actual: 'not there' });
    for (const words of lacks)
      if (page.includes(words))
        found.push({ what: `storefront.${sku}.lacks`, expected: `no ${words}`, actual: 'there' });
  }
  return found;
}

const files = z.array(z.object({ status: z.string() }));

/** How many of the shop's files at Shopify are ready. None may be anything else. */
export async function checkFiles(
  { control }: StoryShop,
  { files: wanted }: NonNullable<Expectation['shopify']>,
): Promise<Difference[]> {
  if (wanted === undefined) return [];
  const there = await control.get('files', files);
  const expected = Array.from({ length: wanted }, () => 'READY').join();
  return compareFields('shopify', { files: expected }, { files: there.map(({ status }) => status).join() });
}
