import { z } from 'zod';
import { reviewNumber } from './act-on-writing.ts';
import { compareFields, type Difference } from './compare.ts';
import { refuseUnlessFine } from './mail-links.ts';
import { idOf, type StoryShop } from './story-shop.ts';
import type { Expectation } from './vocabulary/expectations.ts';
import type { GroupProductsNoun, VoteNoun } from './vocabulary/listing.ts';
import type { Branch } from './vocabulary/story.ts';

/** Votes, and products that are grouped; false: the branch has none of these. */
export async function actOnListing(shop: StoryShop, name: string, branch: Branch): Promise<boolean> {
  if (name === 'vote' && branch.vote) await vote(shop, branch.vote);
  else if (name === 'groupProducts' && branch.groupProducts) await group(shop, branch.groupProducts);
  else return false;
  return true;
}

async function vote(shop: StoryShop, noun: VoteNoun): Promise<void> {
  const { names, shopper } = shop;
  const who = noun.customer === undefined ? null : idOf(names.customers, 'customer', noun.customer);
  const form = { review: await reviewNumber(shop, noun.review), helpful: noun.helpful ? '1' : '0' };
  refuseUnlessFine(await shopper.visit(who, '/reviews/vote', form));
}

async function group(shop: StoryShop, { title, skus }: GroupProductsNoun): Promise<void> {
  const products = skus.map((sku) => productNumber(shop, sku)).join(',');
  await shop.admin.send('/app/reviews/groups', { intent: 'save', id: '', title, products });
}

const list = z.object({ reviews: z.array(z.object({ id: z.string() })) });

/** What the public list of a product shows, and in which order. */
export async function checkListed(shop: StoryShop, { listed }: Expectation): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const [sku, orders] of Object.entries(listed ?? {}))
    for (const [sort, aliases] of Object.entries(orders ?? {})) {
      const path = `/reviews.json?product=${productNumber(shop, sku)}&sort=${sort}`;
      const { status, text } = await shop.shopper.visit(null, path);
      const ids = status === 200 ? list.parse(JSON.parse(text)).reviews.map(({ id }) => id) : [];
      const wanted: string[] = [];
      for (const alias of aliases) wanted.push(await reviewNumber(shop, alias));
      found.push(...compareFields(`listed.${sku}`, { [sort]: wanted.join() }, { [sort]: ids.join() }));
    }
  return found;
}

function productNumber({ names }: StoryShop, sku: string): string {
  const { product } = idOf(names.variants, 'product', sku);
  return product.slice(product.lastIndexOf('/') + 1);
}
