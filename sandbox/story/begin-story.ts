import { updateCustomer } from '../domain/customers.ts';
import { Refusal } from '../domain/refusal.ts';
import { getShop } from '../domain/shops.ts';
import type { State } from '../state/database.ts';
import { takeId } from '../state/documents.ts';
import { storyCustomers, storyProducts } from './choose.ts';
import { readFigures } from './figures.ts';
import { findStory, type StoryData, saveStory } from './story-data.ts';

/**
 * Begins a story, or another one: the next product, a customer who was not the last one's, and the figures as they
 * are now. What the last one did to the shop stays. Refused (`not-found`) where nobody or nothing fits.
 */
export async function beginStory(state: State, domain: string): Promise<StoryData> {
  return state.transaction(async (tx) => {
    const shop = await getShop(tx, domain);
    const last = await findStory(tx, shop);
    const products = await storyProducts(tx, shop);
    const product = after(products, ({ product }) => product.id === last?.productId);
    if (product === undefined)
      throw new Refusal('not-found', 'No product of this shop is in stock in two sizes of one colour.');
    const people = await storyCustomers(
      tx,
      shop,
      products.map((one) => one.product.id),
    );
    const customer = after(people, ({ id }) => id === last?.customerId);
    if (customer === undefined)
      throw new Refusal('not-found', 'No customer has a few orders that arrived and 200 points to spend.');
    // Their pages and mails are read by whoever tries this.
    if (!customer.locale.startsWith('en')) await updateCustomer(tx, shop, { id: customer.id, locale: 'en' });
    const about = {
      customerId: customer.id,
      productId: product.product.id,
      keptId: product.keptId,
      returnedId: product.returnedId,
    };
    const story: StoryData = {
      ...about,
      afterId: await takeId(tx),
      before: await readFigures(tx, shop, about, null),
      met: false,
      cartToken: null,
      asked: false,
    };
    await saveStory(tx, shop, story);
    return story;
  });
}

/** The one behind the last, the first after the end; the first where there was no last. */
function after<T>(all: readonly T[], isLast: (one: T) => boolean): T | undefined {
  return all[all.findIndex(isLast) + 1] ?? all[0];
}
