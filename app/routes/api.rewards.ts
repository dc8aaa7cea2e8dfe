import type { LoaderFunctionArgs } from '@remix-run/node';
import { forShopper, onlyGet } from '../shoppers/shopper.server.ts';
import { answer } from '../shoppers/shopper-answers.server.ts';
import { handlesFor } from '../shoppers/shopper-goods.ts';
import { rewardsView } from '../shoppers/shopper-rewards.ts';
import { shopperTier } from '../shoppers/shopper-tier.ts';
import { waysView } from '../shoppers/shopper-ways.ts';
import { app } from '../wiring.server.ts';

/** What a shopper has and what it buys: contracts/rewards.ts. */
export const loader = ({ request }: LoaderFunctionArgs): Promise<Response> =>
  forShopper(request, async ({ shopId, customerId, now }) => {
    const { loyalty, commerce } = app();
    const [rewards, tier, ways, going] = await Promise.all([
      loyalty.rewardsFor(shopId, customerId, now),
      shopperTier({ loyalty, commerce }, shopId, customerId, now),
      loyalty.waysFor(shopId, customerId, now),
      customerId === null ? null : loyalty.expiringFor(shopId, customerId, now),
    ]);
    const shown = [...rewards.rewards, ...rewards.redemptions].map(({ reward }) => reward);
    const handles = await handlesFor(commerce, shopId, shown);
    const expiring = going && { points: going.points.toString(), lastDay: going.lastDay.toString() };
    const beside = { tier, expiring, ...waysView(ways, customerId !== null) };
    return answer(rewardsView(rewards, beside, handles));
  });

export const action = onlyGet;
