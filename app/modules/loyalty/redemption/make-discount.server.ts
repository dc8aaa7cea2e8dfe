import { currencyCode } from '#app/kernel/currency.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import { money } from '#app/kernel/money.ts';
import type { NewJob } from '#app/kernel/transaction.ts';
import type { LoyaltyDeps } from '../deps.ts';
import type { NewDiscount } from '../ports.ts';
import { faceOf } from '../rewards/rewards.ts';
import { findRedemption, noteAsked, noteMade } from '../store/redemptions.server.ts';
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
    const made = await madeAtShopify(deps, shopId, redemption);
    if (typeof made === 'bigint') await noteMade(deps.db.sql, shopId, id, made);
    else await voidHold(deps, shopId, id, 'refused');
  } catch (error) {
    if (!waiting) throw error;
    await deps.jobs.enqueue({ ...makeJob(shopId, id), delaySeconds: 0 });
    return;
  }
  if (waiting) await deps.jobs.drop(keyOf(shopId, id));
}

/** Once it was asked for, the answer may have been lost: then what is there is looked for first. */
async function madeAtShopify(
  { db, discounts, orders }: LoyaltyDeps,
  shopId: bigint,
  redemption: Redemption,
): Promise<ShopifyId | { readonly refused: string }> {
  const found = redemption.askedAt === null ? null : await discounts.find(shopId, redemption.code);
  if (found !== null) return isOurs(found, redemption) ? found.id : { refused: 'taken' };
  const { customerId } = redemption;
  const customer = (await orders.customerShopifyIds(shopId, [customerId])).get(customerId);
  if (customer === undefined) return { refused: 'no customer' };
  await noteAsked(db.sql, shopId, redemption.id);
  const answer = await discounts.create(shopId, discountOf(redemption, customer));
  if ('made' in answer) return answer.made;
  if ('refused' in answer) return answer;
  const taken = await discounts.find(shopId, redemption.code);
  if (taken === null) throw new Error(`Shopify says that a code is taken and does not know it`);
  return isOurs(taken, redemption) ? taken.id : { refused: 'taken' };
}

const isOurs = ({ title }: { readonly title: string }, redemption: Redemption) =>
  title === discountTitle(redemption);

function discountOf(redemption: Redemption, customer: ShopifyId): NewDiscount {
  const { reward, code, heldAt, endsAt } = redemption;
  const currency = currencyCode(redemption.currency);
  return {
    code,
    title: discountTitle(redemption),
    customer,
    value: discountValue(redemption),
    minSubtotal: reward.minSubtotalMinor === 0 ? null : money(BigInt(reward.minSubtotalMinor), currency),
    startsAt: heldAt,
    endsAt,
  };
}

function discountValue({ reward, points, currency }: Redemption): NewDiscount['value'] {
  const amount = faceOf(reward, points, currency);
  if (amount !== null) return { kind: 'amount-off', amount };
  return reward.kind === 'percent' ? { kind: 'percent', percent: reward.percent } : { kind: 'free-shipping' };
}
