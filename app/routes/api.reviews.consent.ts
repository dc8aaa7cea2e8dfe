import type { ActionFunctionArgs } from '@remix-run/node';
import { consentInput } from '../modules/reviews/writing/submission-form.ts';
import { writtenReview } from '../shoppers/reviews-for-shoppers.ts';
import { forShopper, onlyPost } from '../shoppers/shopper.server.ts';
import { answer, bare, readShopperJson, refuse } from '../shoppers/shopper-answers.server.ts';
import { app } from '../wiring.server.ts';

export const loader = onlyPost;

/** A customer lets the shop use a review of theirs elsewhere, or no longer. */
export const action = ({ request }: ActionFunctionArgs): Promise<Response> =>
  forShopper(request, async ({ shopId, customerId, now }) => {
    if (request.method !== 'POST') return bare(405, { Allow: 'POST, OPTIONS' });
    const { review, reuse } = await readShopperJson(request, consentInput);
    if (customerId === null) return refuse('not-yours');
    const consent = { reviewId: BigInt(review), reuse };
    const given = await app().reviews.setReuseConsent(shopId, { customerId }, consent, now);
    return 'refused' in given ? refuse(given.refused) : answer(writtenReview(given.written));
  });
