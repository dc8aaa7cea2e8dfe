import { z } from 'zod';
import { idOf, type StoryShop } from './story-shop.ts';

const orderAnswer = z.object({ lines: z.array(z.object({ id: z.string(), sku: z.string() })) });

/** How Shopify calls the lines of an order, by SKU. A line that the order does not have gets a name never given. */
export async function orderLines(shop: StoryShop, alias: string): Promise<(sku: string) => string> {
  const id = idOf(shop.names.orders, 'order', alias);
  const { lines } = await shop.control.get(`orders/${id}`, orderAnswer);
  return (sku) => `gid://shopify/LineItem/${lines.find((line) => line.sku === sku)?.id ?? '1'}`;
}
