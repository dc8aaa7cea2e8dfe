import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { linkOfMail, refuseUnlessFine } from './mail-links.ts';
import { orderLines } from './order-lines.ts';
import { Refused } from './sandbox-control.ts';
import { idOf, type StoryShop } from './story-shop.ts';
import type { RedeemNoun, RequestReturnNoun, ReviewNoun } from './vocabulary/shoppers.ts';
import type { Branch } from './vocabulary/story.ts';

const redemption = z.object({ id: z.string(), code: z.string().nullable() });
const rewards = z.object({ rewards: z.array(z.object({ id: z.string(), name: z.string() })) });
const money = z.object({ amount: z.string(), currencyCode: z.string() });
const quote = z.object({
  outcomes: z.array(z.object({ outcome: z.enum(['refund', 'credit']), total: money })),
});
const withId = z.object({ id: z.string() });

/** Does what a shopper's noun says; false: the branch has none of these. */
export async function actAsShopper(shop: StoryShop, name: string, branch: Branch): Promise<boolean> {
  if (name === 'redeem' && branch.redeem) await redeem(shop, branch.redeem);
  else if (name === 'release' && branch.release) await release(shop, branch.release.redemption);
  else if (name === 'requestReturn' && branch.requestReturn) await requestReturn(shop, branch.requestReturn);
  else if (name === 'cancelReturn' && branch.cancelReturn)
    await cancelReturn(shop, branch.cancelReturn.return);
  else if (name === 'review' && branch.review) await review(shop, branch.review);
  else return false;
  return true;
}

async function redeem({ shopper, names }: StoryShop, noun: RedeemNoun): Promise<void> {
  if (noun.where === 'pos') throw new Error('redeem.where pos: not built yet');
  const customer = idOf(names.customers, 'customer', noun.customer);
  const { rewards: offered } = await shopper.call(customer, { path: '/api/rewards' }, rewards);
  const reward = offered.find((one) => one.name === noun.reward);
  if (!reward) throw new Error(`There is no reward "${noun.reward}"`);
  const body = {
    reward: reward.id,
    ...(noun.points !== undefined && { points: String(noun.points) }),
    key: noun.key ?? randomUUID(),
    where: noun.where,
  };
  const made = await shopper.call(customer, { path: '/api/redemptions', body }, redemption);
  if (noun.as) names.redemptions.set(noun.as, { id: made.id, code: made.code, customer });
}

async function release({ shopper, names }: StoryShop, alias: string): Promise<void> {
  const { id, customer } = idOf(names.redemptions, 'redemption', alias);
  await shopper.call(customer, { path: `/api/redemptions/${id}/release`, body: {} }, withId);
}

async function requestReturn(shop: StoryShop, noun: RequestReturnNoun): Promise<void> {
  const { names, shopper } = shop;
  if (noun.email || noun.exchangeFor) throw new Error('A return by e-mail or for exchange: not built yet');
  const id = idOf(names.orders, 'order', noun.order);
  const order = `gid://shopify/Order/${id}`;
  const gidOf = await orderLines(shop, noun.order);
  const customer = buyerOf(shop, noun.order, noun.customer);
  const lines = noun.lines.map(({ sku, quantity, reason }) => ({ line: gidOf(sku), quantity, reason }));
  const asked = await shopper
    .call(customer, { path: '/api/returns/quote', body: { order, lines } }, quote)
    .catch((error: unknown) => {
      // The request itself has the last word.
      if (error instanceof Refused) return { outcomes: [] };
      throw error;
    });
  const body = { order, lines, outcome: noun.outcome, key: noun.key ?? randomUUID() };
  const made = await shopper.call(customer, { path: '/api/returns', body }, withId);
  const totalOf = (outcome: string) =>
    asked.outcomes.find((one) => one.outcome === outcome)?.total.amount ?? '0.00';
  if (noun.as)
    names.returns.set(noun.as, {
      id: made.id,
      order: noun.order,
      customer,
      quote: { refund: totalOf('refund'), credit: totalOf('credit'), owes: '0.00' },
    });
}

/** Who acts: the customer that the story names, else the order's own. */
function buyerOf({ names }: StoryShop, order: string, customer: string | undefined): string {
  return idOf(names.customers, 'customer', customer ?? idOf(names.buyers, 'buyer of the order', order));
}

async function cancelReturn({ shopper, names }: StoryShop, alias: string): Promise<void> {
  const { id, customer } = idOf(names.returns, 'return', alias);
  await shopper.call(customer, { path: `/api/returns/${id}/cancel`, body: {} }, withId);
}

async function review(shop: StoryShop, noun: ReviewNoun): Promise<void> {
  const { names, shopper } = shop;
  if (noun.via === 'storefront' || noun.email || !noun.order)
    throw new Error('A review without an order: not built yet');
  const customer = buyerOf(shop, noun.order, noun.customer);
  const order = `gid://shopify/Order/${idOf(names.orders, 'order', noun.order)}`;
  const line = (await orderLines(shop, noun.order))(noun.sku);
  const { rating, title = '', body = '' } = noun;
  if (noun.via === 'account') {
    const written = { order, line, rating, title, body };
    await shopper.call(customer, { path: '/api/reviews', body: written }, withId);
  } else await reviewByMail(shop, noun, { customer, line });
  if (noun.as) names.reviews.set(noun.as, { line });
}

/** Follows the link of the newest request mail to this customer and sends the form of one line. */
async function reviewByMail(
  shop: StoryShop,
  noun: ReviewNoun,
  { customer, line }: { customer: string; line: string },
): Promise<void> {
  const link = await linkOfMail(shop, customer, 'review-request', '/review');
  const path = noun.link === 'forged' ? link.replace(/(token=[^&]*?).(&|$)/, '$1~$2') : link;
  const other = noun.link === 'other-shop' ? await shop.neighbour() : undefined;
  const page = await shop.shopper.visit(null, path, undefined, other);
  const id = line.slice(line.lastIndexOf('/') + 1);
  const form = {
    line: id,
    [`rating-${id}`]: String(noun.rating),
    [`title-${id}`]: noun.title ?? '',
    [`body-${id}`]: noun.body ?? '',
  };
  refuseUnlessFine(page);
  refuseUnlessFine(await shop.shopper.visit(null, path, form, other));
}
