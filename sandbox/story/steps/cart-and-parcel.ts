import { changeCart, createCart, findCart } from '../../domain/checkout/carts.ts';
import { addFulfillmentEvent, fulfilOrder } from '../../domain/fulfil-order.ts';
import { Refusal } from '../../domain/refusal.ts';
import { getShop } from '../../domain/shops.ts';
import type { OrderData, Shop } from '../../domain/types.ts';
import type { State } from '../../state/database.ts';
import type { Story } from '../read-story.ts';
import { noteInStory } from '../story-data.ts';

/** Puts one of each size into the story's cart, alone, and returns the cart's token. */
export async function fillCart(state: State, shop: Shop, story: Story): Promise<string> {
  const { customerId, keptId, returnedId, cartToken } = story.data;
  const open = cartToken === null ? null : await findCart(state, shop, cartToken);
  const token = await state.transaction(async (tx) => {
    const cart = open !== null && open.orderId === null ? open : await createCart(tx, shop, { customerId });
    const none = Object.fromEntries(cart.lines.map(({ variantId }) => [variantId, 0]));
    await changeCart(tx, shop, cart.token, { customerId, set: { ...none, [keptId]: 1, [returnedId]: 1 } });
    return cart.token;
  });
  await noteInStory(state, shop, story.data, { cartToken: token });
  return token;
}

/** Sends off what of the order has not left yet, and lets all of it arrive. Doing it again does nothing. */
export async function deliver(state: State, shop: Shop, { id }: OrderData): Promise<void> {
  await unlessDone(() =>
    state.transaction(async (tx) => fulfilOrder(tx, await getShop(tx, shop.domain), { order: id })),
  );
  await unlessDone(() =>
    state.transaction(async (tx) => addFulfillmentEvent(tx, await getShop(tx, shop.domain), { order: id })),
  );
}

/** "Nothing is left to do" is no failure here. */
async function unlessDone(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'not-allowed') throw error;
  }
}

/** When the order's last parcel arrived, ISO; null before. */
export function deliveredAt(order: OrderData): string | null {
  const times = order.fulfillments
    .flatMap(({ events }) => events)
    .filter(({ status }) => status === 'delivered')
    .map(({ happenedAt }) => happenedAt)
    .sort();
  return times.at(-1) ?? null;
}
