import { type ShopifyId, shopifyId } from '#app/kernel/ids.ts';
import type { NewJob } from '#app/kernel/transaction.ts';
import type { LoyaltyDeps } from '../deps.ts';
import type { NewDiscount, WholeRange } from '../ports.ts';
import { faceOf, isIssued, leastSubtotal } from '../rewards/rewards.ts';
import { isSameAsking } from '../store/issued.server.ts';
import { findRedemption, noteAsked, noteMade } from '../store/redemptions.server.ts';
import { issueReward } from './issuing/issue-reward.server.ts';
import { discountTitle, type Redemption } from './redemption.ts';
import { voidHold } from './void-hold.server.ts';

const task = 'make-discount';
/** Longer than a call to Shopify takes: until then the request itself is at it. */
const graceSeconds = 15;

const keyOf = (shopId: bigint, id: bigint) => `${task}:${shopId}:${id}`;

/** The safety net: makes the code if the request that reserved the points does not come to it. */
export function makeJob(shopId: bigint, id: bigint): NewJob {
  const payload = { shopId: shopId.toString(), redemptionId: id.toString() };
  return { task, payload, key: keyOf(shopId, id), delaySeconds: graceSeconds };
}

/**
 * Sees to it that Shopify has the code of a hold: see `RedemptionDoor.makeDiscount`. With `waiting`, a shopper waits:
 * when Shopify does not answer, the job comes to it at once and nothing breaks here.
 */
export async function makeDiscount(
  deps: LoyaltyDeps,
  shopId: bigint,
  id: bigint,
  { waiting = false } = {},
): Promise<void> {
  const redemption = await findRedemption(deps.db.sql, shopId, id);
  if (redemption === null || redemption.state !== 'held' || redemption.discountId !== null) return;
  try {
    await (isIssued(redemption.reward) ? issueReward : makeCode)(deps, shopId, redemption);
  } catch (error) {
    if (!waiting) throw error;
    await deps.jobs.enqueue({ ...makeJob(shopId, id), delaySeconds: 0 });
    return;
  }
  if (waiting) await deps.jobs.drop(keyOf(shopId, id));
}

async function makeCode(deps: LoyaltyDeps, shopId: bigint, redemption: Redemption): Promise<void> {
  const { id } = redemption;
  const made = await madeAtShopify(deps, shopId, redemption);
  if (typeof made === 'bigint') await noteMade(deps.db.sql, shopId, id, made);
  // What somebody else has asked for since may be made.
  else if (made !== null)
    await voidHold(deps, shopId, id, 'refused', (now) => isSameAsking(now.askedAt, made.askedAt));
}

/**
 * Once it was asked for, the answer may have been lost: then what is there is looked for first. `askedAt`: when it was
 * asked for what is refused. Null: the hold has ended.
 */
async function madeAtShopify(
  { db, discounts, orders }: LoyaltyDeps,
  shopId: bigint,
  redemption: Redemption,
): Promise<ShopifyId | Pick<Redemption, 'askedAt'> | null> {
  const { id, customerId, askedAt } = redemption;
  const found = askedAt === null ? null : await discounts.find(shopId, redemption.code);
  if (found !== null) return isOurs(found, redemption) ? found.id : { askedAt };
  const customer = (await orders.customerShopifyIds(shopId, [customerId])).get(customerId);
  if (customer === undefined) return { askedAt };
  const asked = await noteAsked(db.sql, shopId, id);
  if (asked === null) return null;
  const value = await discountValue(redemption, () => orders.wholeRange(shopId));
  const answer = await discounts.create(shopId, discountOf(redemption, customer, value));
  if ('made' in answer) return answer.made;
  if ('refused' in answer) return { askedAt: asked };
  const taken = await discounts.find(shopId, redemption.code);
  if (taken === null) throw new Error(`Shopify says that a code is taken and does not know it`);
  return isOurs(taken, redemption) ? taken.id : { askedAt: asked };
}

const isOurs = ({ title }: { readonly title: string }, redemption: Redemption) =>
  title === discountTitle(redemption);

function discountOf(redemption: Redemption, customer: ShopifyId, value: NewDiscount['value']): NewDiscount {
  const { reward, points, code, currency, heldAt, endsAt } = redemption;
  return {
    code,
    title: discountTitle(redemption),
    customer,
    value,
    minSubtotal: leastSubtotal(reward, points, currency),
    combines: reward.combines,
    startsAt: heldAt,
    endsAt,
  };
}

async function discountValue(
  { reward, points, currency }: Redemption,
  wholeRange: () => Promise<WholeRange>,
): Promise<NewDiscount['value']> {
  const numbers = (ids: readonly string[]) => ids.map((one) => shopifyId(BigInt(one)));
  switch (reward.kind) {
    case 'amount-off': {
      const amount = faceOf(reward, points, currency);
      if (amount === null) throw new Error('An amount off has an amount');
      return { kind: reward.kind, amount, collections: numbers(reward.collections) };
    }
    case 'percent':
      return { kind: reward.kind, percent: reward.percent, collections: numbers(reward.collections) };
    case 'free-shipping':
      return { kind: reward.kind };
    case 'free-product': {
      const variant = shopifyId(BigInt(reward.variant.id));
      return { kind: reward.kind, variant, beside: await wholeRange() };
    }
    case 'gift-card':
    case 'store-credit':
      throw new Error(`A ${reward.kind} is not a code`);
  }
}
