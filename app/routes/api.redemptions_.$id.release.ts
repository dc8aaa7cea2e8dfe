import type { ActionFunctionArgs } from '@remix-run/node';
import { releaseFor } from '../shoppers/redeem-points.server.ts';
import { forShopper, onlyPost } from '../shoppers/shopper.server.ts';
import { answer, bare, refuse } from '../shoppers/shopper-answers.server.ts';

export const loader = onlyPost;

/** Gives reserved points free: contracts/rewards.ts. */
export const action = ({ request, params }: ActionFunctionArgs): Promise<Response> =>
  forShopper(request, async (shopper) => {
    if (request.method !== 'POST') return bare(405, { Allow: 'POST, OPTIONS' });
    const released = await releaseFor(shopper, params.id);
    return 'word' in released ? refuse(released.word, released.values) : answer(released.redemption);
  });
