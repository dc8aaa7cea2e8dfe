import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { buyerOf } from './buyer-of.ts';
import { orderLines } from './order-lines.ts';
import { samplePicture } from './sample-picture.ts';
import { Refused } from './sandbox-control.ts';
import { idOf, type StoryShop } from './story-shop.ts';
import type { NativeRequestNoun, RequestReturnNoun } from './vocabulary/shoppers.ts';
import type { NativeReturnNoun } from './vocabulary/staff.ts';

const money = z.object({ amount: z.string(), currencyCode: z.string() });
const quote = z.object({
  outcomes: z.array(z.object({ outcome: z.string(), total: money, owes: money })),
});
const withId = z.object({ id: z.string() });

/** Asks as the account page does: for the quote first, then for the return. */
export async function requestReturn(shop: StoryShop, noun: RequestReturnNoun): Promise<void> {
  const { names, shopper } = shop;
  if (noun.email) throw new Error('A return by e-mail: not built yet');
  const id = idOf(names.orders, 'order', noun.order);
  const order = `gid://shopify/Order/${id}`;
  const gidOf = await orderLines(shop, noun.order);
  const customer = buyerOf(shop, noun.order, noun.customer);
  const lines = noun.lines.map(({ sku, quantity, reason, note }) => ({
    line: gidOf(sku),
    quantity,
    reason,
    ...(note === undefined ? {} : { note }),
  }));
  const exchangeFor = noun.exchangeFor && (await wantedVariants(shop, noun));
  const asked = await shopper
    .call(customer, { path: '/api/returns/quote', body: { order, lines, exchangeFor } }, quote)
    .catch((error: unknown) => {
      // The request itself has the last word.
      if (error instanceof Refused) return { outcomes: [] };
      throw error;
    });
  const shown = await Promise.all(
    noun.lines.map(({ photos }, index) => showPictures(shop, customer, lines[index], photos)),
  );
  const { outcome, askPerson } = noun;
  const body = { order, lines: shown, exchangeFor, outcome, askPerson, key: noun.key ?? randomUUID() };
  const made = await shopper.call(customer, { path: '/api/returns', body }, withId);
  if (noun.as) names.returns.set(noun.as, { id: made.id, order: noun.order, customer, quote: quoted(asked) });
}

/** What an exchange would owe stands with the exchange; the others never owe. */
export function quoted({ outcomes }: z.output<typeof quote>) {
  const of = (name: string) => outcomes.find(({ outcome }) => outcome === name);
  const totalOf = (name: string) => of(name)?.total.amount ?? '0.00';
  return {
    ...{ refund: totalOf('refund'), credit: totalOf('credit'), keep: totalOf('keep') },
    owes: of('exchange')?.owes.amount ?? '0.00',
  };
}

/** The units that come back are exchanged line by line, in the order in which the story names both. */
async function wantedVariants(shop: StoryShop, { order, lines, exchangeFor = [] }: RequestReturnNoun) {
  const gidOf = await orderLines(shop, order);
  return exchangeFor.map(({ sku, quantity }, index) => ({
    line: gidOf(lines[index]?.sku ?? lines[0]?.sku ?? sku),
    variant: `gid://shopify/ProductVariant/${idOf(shop.names.variants, 'variant', sku).id}`,
    quantity,
  }));
}

async function showPictures<Line extends object>(
  { shopper }: StoryShop,
  customer: string,
  line: Line | undefined,
  count: number,
): Promise<object> {
  if (count === 0) return { ...line };
  const photos: string[] = [];
  for (let index = 0; index < count; index++) {
    const picture = { path: '/api/returns/photos', bytes: await samplePicture() };
    photos.push((await shopper.call(customer, picture, withId)).id);
  }
  return { ...line, photos };
}

/** On Shopify's own account page. Our return of it is known once its webhook was heard. */
export async function nativeRequest(shop: StoryShop, noun: NativeRequestNoun): Promise<void> {
  const { order, as, lines } = noun;
  const path = `orders/${idOf(shop.names.orders, 'order', order)}/request-return`;
  const { id } = await shop.control.post(path, { lines }, withId);
  if (as) await nameNative(shop, { as, order, native: id });
}

/** In Shopify's admin or at its till. */
export async function nativeReturn(shop: StoryShop, noun: NativeReturnNoun): Promise<void> {
  const { order, as, returnShipping, lines, exchangeFor, pos } = noun;
  const path = `orders/${idOf(shop.names.orders, 'order', order)}/return`;
  const body = {
    ...{ lines, pos },
    ...(returnShipping === undefined ? {} : { shippingFee: returnShipping }),
    ...(exchangeFor === undefined ? {} : { exchangeFor }),
  };
  const { id } = await shop.control.post(path, body, withId);
  if (as) await nameNative(shop, { as, order, native: id });
}

async function nameNative(
  shop: StoryShop,
  { as, order, native }: { as: string; order: string; native: string },
): Promise<void> {
  await shop.quiet();
  const ours = await shop.queries.nativeReturn(native);
  if (ours === null) throw new Error(`There is no case for Shopify's return ${native}`);
  const { id, quote: shown } = ours;
  shop.names.returns.set(as, { id, order, customer: buyerOf(shop, order, undefined), quote: quoted(shown) });
}
