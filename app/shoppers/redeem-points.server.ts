import type { RefusalWord } from '../contracts/answers.ts';
import type { RedeemInput, RedemptionView } from '../contracts/rewards.ts';
import { showBalances } from '../joining/loyalty/show-balances.server.ts';
import type { RedemptionDetails } from '../modules/loyalty/redemption/door.ts';
import { withinTime } from '../platform/network/deadline.server.ts';
import { app } from '../wiring.server.ts';
import type { Shopper } from './shopper.server.ts';
import { handlesFor } from './shopper-goods.ts';
import { askedRedemption, redemptionView, refusalOf } from './shopper-rewards.ts';

/** What came of it: the redemption, or a word of why not. */
export type Redeemed =
  | { readonly redemption: RedemptionView }
  | { readonly word: RefusalWord; readonly values?: Readonly<Record<string, string>> };

/** Redeems for the shopper whom token or signature name; a guest has nothing to redeem. */
export async function redeemFor(shopper: Shopper, input: RedeemInput): Promise<Redeemed> {
  const { shopId, customerId, customerShopifyId, now } = shopper;
  if (customerId === null)
    return customerShopifyId === null
      ? { word: 'not-allowed' }
      : { word: 'insufficient-points', values: { available: '0' } };
  const outcome = await app().loyalty.redeem(shopId, customerId, askedRedemption(input), now);
  if ('refused' in outcome) return refusalOf(outcome);
  await showSoon(shopper);
  return { redemption: await viewOf(shopper, outcome.redemption) };
}

/** Gives the points of a hold free for the shopper whose it is. `id` is text of an address. */
export async function releaseFor(shopper: Shopper, id: string | undefined): Promise<Redeemed> {
  const { shopId, customerId } = shopper;
  if (customerId === null || id === undefined || !/^[1-9]\d{0,17}$/.test(id)) return { word: 'not-yours' };
  const outcome = await app().loyalty.releaseRedemption(shopId, customerId, BigInt(id));
  if ('refused' in outcome) return refusalOf(outcome);
  await showSoon(shopper);
  return { redemption: await viewOf(shopper, outcome.redemption) };
}

async function viewOf({ shopId }: Shopper, redemption: RedemptionDetails): Promise<RedemptionView> {
  return redemptionView(redemption, await handlesFor(app().commerce, shopId, [redemption.reward]));
}

/** The storefront shows the customer's points, and they are looking at it. */
async function showSoon({ shopId }: Shopper): Promise<void> {
  await app().enqueue({
    task: 'show-balances',
    payload: { shopId: shopId.toString() },
    key: `show-balances:${shopId}`,
  });
}

/** Longer than writing one customer's balance takes; what has not gone by then goes by the job. */
const showMilliseconds = 2_000;

/**
 * As `showSoon` promises, before the shopper is led back to the storefront: Liquid shows what stands in the metafield
 * at that moment, and a page without a script never looks again.
 */
export async function showNow({ shopId }: Shopper): Promise<void> {
  // The job is there already: a failure or a delay here loses nothing.
  await withinTime(showMilliseconds, showBalances(app(), shopId)).catch(() => {});
}
