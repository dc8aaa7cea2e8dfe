import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { uploadPictures } from './act-on-writing.ts';
import { nativeRequest, requestReturn } from './ask-for-returns.ts';
import { buyerOf } from './buyer-of.ts';
import { linkOfMail, refuseUnlessFine } from './mail-links.ts';
import { orderLines } from './order-lines.ts';
import { idOf, type StoryShop } from './story-shop.ts';
import type { RedeemNoun, ReviewNoun } from './vocabulary/shoppers.ts';
import type { Branch } from './vocabulary/story.ts';
import { withdraw } from './withdraw.ts';

const redemption = z.object({ id: z.string(), code: z.string().nullable() });
const rewards = z.object({ rewards: z.array(z.object({ id: z.string(), name: z.string() })) });
const withId = z.object({ id: z.string() });

/** Does what a shopper's noun says; false: the branch has none of these. */
export async function actAsShopper(shop: StoryShop, name: string, branch: Branch): Promise<boolean> {
  if (name === 'redeem' && branch.redeem) await redeem(shop, branch.redeem);
  else if (name === 'release' && branch.release) await release(shop, branch.release.redemption);
  else if (name === 'requestReturn' && branch.requestReturn) await requestReturn(shop, branch.requestReturn);
  else if (name === 'nativeRequest' && branch.nativeRequest) await nativeRequest(shop, branch.nativeRequest);
  else if (name === 'cancelReturn' && branch.cancelReturn)
    await cancelReturn(shop, branch.cancelReturn.return);
  else if (name === 'withdraw' && branch.withdraw) await withdraw(shop, branch.withdraw);
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
    const media = await uploadPictures(shop, customer, order, noun.photos);
    const written = { order, line, rating, title, body, media };
    await shopper.call(customer, { path: '/api/reviews', body: written }, withId);
  } else await reviewByMail(shop, noun, { customer, line });
  if (noun.as) names.reviews.set(noun.as, { line, customer });
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
