import { z } from 'zod';
import { act } from './actions.ts';
import { anyAnswer } from './sandbox-control.ts';
import { saveSettings } from './save-settings.ts';
import { firstMoment, type StoryShop } from './story-shop.ts';

const withId = z.object({ id: z.string() });
const madeProducts = z.array(z.object({ sku: z.string(), productId: z.string(), variantId: z.string() }));

/**
 * Creates the shop, installs the app, saves the settings, and fills in products and customers. What the story says
 * happened before, happens without the app, which then reads it from the shop's past.
 */
export async function setUp(shop: StoryShop): Promise<void> {
  const { story, control } = shop;
  const { domain } = control;
  const { before } = story;
  const now = before.find(({ at }) => at)?.at ?? firstMoment(story);
  await control.post('', { domain, ...story.shop, readAllOrders: true, now }, anyAnswer);
  if (before.length === 0) {
    await shop.install();
    await shop.quiet();
    await fill(shop);
  } else {
    await fill(shop);
    for (const branch of before) await act(shop, branch, async () => {});
    await control.post('clock', { set: firstMoment(story) }, anyAnswer);
    await shop.install();
  }
  await shop.quiet();
  await saveSettings(shop);
  await shop.quiet();
}

async function fill({ story, control, names }: StoryShop): Promise<void> {
  const products = Object.entries(story.products).map(([sku, product]) => ({ sku, title: sku, ...product }));
  if (products.length > 0) {
    const made = await control.post('products', products, madeProducts);
    for (const { sku, productId, variantId } of made)
      names.variants.set(sku, { id: variantId, product: productId });
  }
  for (const [name, customer] of Object.entries(story.customers)) {
    names.customers.set(name, (await control.post('customers', { firstName: name, ...customer }, withId)).id);
  }
}
