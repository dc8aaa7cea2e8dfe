import type { ActionFunctionArgs } from '@remix-run/node';
import { redeemFor } from '../shoppers/redeem-points.server.ts';
import { forShopper, onlyPost } from '../shoppers/shopper.server.ts';
import { answer, bare, readShopperJson, refuse } from '../shoppers/shopper-answers.server.ts';
import { redeemInput } from '../shoppers/shopper-rewards.ts';

export const loader = onlyPost;

/** Reserves points and answers with the code for them: contracts/rewards.ts. */
export const action = ({ request }: ActionFunctionArgs): Promise<Response> =>
  forShopper(request, async (shopper) => {
    if (request.method !== 'POST') return bare(405, { Allow: 'POST, OPTIONS' });
    const redeemed = await redeemFor(shopper, await readShopperJson(request, redeemInput));
    return 'word' in redeemed ? refuse(redeemed.word, redeemed.values) : answer(redeemed.redemption);
  });
