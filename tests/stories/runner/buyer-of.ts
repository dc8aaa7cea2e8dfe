import { idOf, type StoryShop } from './story-shop.ts';

/** Who acts: the customer that the story names, else the order's own. */
export function buyerOf({ names }: StoryShop, order: string, customer: string | undefined): string {
  return idOf(names.customers, 'customer', customer ?? idOf(names.buyers, 'buyer of the order', order));
}
