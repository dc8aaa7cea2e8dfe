import type { ActionFunctionArgs } from '@remix-run/node';
import type { Withdrawn } from '../contracts/reviews.ts';
import { withdrawInput } from '../modules/reviews/writing/submission-form.ts';
import { forShopper, onlyPost } from '../shoppers/shopper.server.ts';
import { answer, bare, readShopperJson, refuse } from '../shoppers/shopper-answers.server.ts';
import { app } from '../wiring.server.ts';

export const loader = onlyPost;

/** A customer takes a review back, for good. */
export const action = ({ request }: ActionFunctionArgs): Promise<Response> =>
  forShopper(request, async ({ shopId, customerId, now }) => {
    if (request.method !== 'POST') return bare(405, { Allow: 'POST, OPTIONS' });
    const { review } = await readShopperJson(request, withdrawInput);
    if (customerId === null) return refuse('not-yours');
    const taken = await app().reviews.withdrawReview(shopId, { customerId }, BigInt(review), now);
    return 'refused' in taken ? refuse(taken.refused) : answer({ withdrawn: true } satisfies Withdrawn);
  });
