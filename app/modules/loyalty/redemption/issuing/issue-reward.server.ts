import { endOfLocalDay, type Instant } from '#app/kernel/calendar.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import type { LoyaltyDeps } from '../../deps.ts';
import type { NewCredit, NewGiftCard } from '../../ports.ts';
import { lockAccounts } from '../../store/accounts.server.ts';
import { claimIssuing, findIssued, isSameAsking } from '../../store/issued.server.ts';
import { isAskedLately } from '../../store/redemptions.server.ts';
import type { Redemption } from '../redemption.ts';
import { voidHold } from '../void-hold.server.ts';
import { giftCardCode } from './gift-card-code.ts';
import { issuedOf } from './issued-entry.ts';
import { lastDayOf } from './last-day.ts';
import { postIssued } from './post-issued.server.ts';

/** Clocks of ours and Shopify's may differ by as much. */
const skewMinutes = 5;

type ToIssue =
  | { readonly kind: 'gift-card'; readonly card: NewGiftCard }
  | { readonly kind: 'store-credit'; readonly credit: NewCredit };

/**
 * Gives what a hold stands for and takes its points, or frees them where Shopify will not. A gift card carries a code
 * of ours, so asking again makes no second one. Store credit has no key: once it was asked for, the account's credits
 * say whether it was given before it is asked for again, and only one of a customer is on its way at a time. Breaks
 * while it is not known: the points stay reserved, and whoever comes next goes on.
 */
export async function issueReward(deps: LoyaltyDeps, shopId: bigint, redemption: Redemption): Promise<void> {
  const { id, askedAt } = redemption;
  const issue = await toIssue(deps, shopId, redemption);
  if (issue === null) {
    if (askedAt !== null) throw new Error('The customer is gone, and it is not known what was given');
    return voidHold(deps, shopId, id, 'refused', ({ askedAt: asked }) => asked === null);
  }
  if (askedAt !== null && issue.kind === 'store-credit') {
    const given = await givenBefore(deps, shopId, redemption, issue.credit);
    if (given !== null) return postIssued(deps, shopId, id, given);
    if (await isAskedLately(deps.db.sql, shopId, id))
      throw new Error('It is not known yet whether Shopify gives the credit');
  }
  const claimed = await claim(deps, shopId, redemption);
  if (claimed === null) throw new Error('Something is being given to this customer already');
  const answer = await give(deps, shopId, issue);
  if ('made' in answer) return postIssued(deps, shopId, id, answer.made);
  if ('taken' in answer) return postIssued(deps, shopId, id, null);
  // An earlier attempt may have made the card, and this one was not even looked at.
  if ('denied' in answer && askedAt !== null && issue.kind === 'gift-card')
    throw new Error('It is not known whether Shopify has the gift card');
  await voidHold(deps, shopId, id, 'refused', (now) => isSameAsking(now.askedAt, claimed));
}

/** Null: the customer is gone at Shopify. */
async function toIssue(
  { orders, codeFor }: LoyaltyDeps,
  shopId: bigint,
  redemption: Redemption,
): Promise<ToIssue | null> {
  const { customerId } = redemption;
  const { reward, amount } = issuedOf(redemption);
  const [{ zone }, known] = await Promise.all([
    orders.shopForLoyalty(shopId),
    orders.customerShopifyIds(shopId, [customerId]),
  ]);
  const customer = known.get(customerId);
  if (customer === undefined) return null;
  const lastDay = lastDayOf(redemption, zone);
  if (reward.kind === 'store-credit') {
    const expiresAt = lastDay === null ? null : endOfLocalDay(lastDay, zone);
    return { kind: 'store-credit', credit: { customer, amount, expiresAt } };
  }
  const code = giftCardCode(codeFor, shopId, redemption);
  return { kind: 'gift-card', card: { code, customer, amount, lastDay, note: reward.name } };
}

function give({ issuing }: LoyaltyDeps, shopId: bigint, issue: ToIssue) {
  return issue.kind === 'gift-card'
    ? issuing.giftCard(shopId, issue.card)
    : issuing.credit(shopId, issue.credit);
}

/** A credit like ours that stands for no other redemption. */
async function givenBefore(
  { db, issuing }: LoyaltyDeps,
  shopId: bigint,
  { heldAt }: Redemption,
  credit: NewCredit,
): Promise<ShopifyId | null> {
  const found = await issuing.creditsSince(shopId, credit, heldAt.subtract({ minutes: skewMinutes }));
  const known = await findIssued(db.sql, shopId, found);
  return found.find((one) => !known.has(one)) ?? null;
}

/** From here on it may have been given. Null: somebody else is at it. Otherwise the moment of this attempt. */
async function claim(
  { db }: LoyaltyDeps,
  shopId: bigint,
  { id, customerId, reward }: Redemption,
): Promise<Instant | null> {
  return db.inTransaction(shopId, async (tx) => {
    // Of two redemptions of one customer the second waits here and sees the first.
    await lockAccounts(tx.sql, shopId, [customerId], null);
    return claimIssuing(tx, id, reward.kind === 'store-credit');
  });
}
