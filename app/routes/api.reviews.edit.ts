import type { ActionFunctionArgs } from '@remix-run/node';
import { editInput, readTypedReview } from '../modules/reviews/writing/submission-form.ts';
import { writtenReview } from '../shoppers/reviews-for-shoppers.ts';
import { forShopper, onlyPost } from '../shoppers/shopper.server.ts';
import { answer, bare, readShopperJson, refuse } from '../shoppers/shopper-answers.server.ts';
import { app } from '../wiring.server.ts';

export const loader = onlyPost;

/** A customer changes what they wrote. */
export const action = ({ request }: ActionFunctionArgs): Promise<Response> =>
  forShopper(request, async ({ shopId, customerId, now }) => {
    if (request.method !== 'POST') return bare(405, { Allow: 'POST, OPTIONS' });
    const { review, rating, title, body } = await readShopperJson(request, editInput);
    const typed = { rating: String(rating), title, body, displayName: '', answers: {} };
    const read = readTypedReview(typed, []);
    if ('faults' in read) return refuse('bad-input', { field: Object.keys(read.faults)[0] ?? '' });
    if (customerId === null) return refuse('not-yours');
    const change = { ...read.words, reviewId: BigInt(review) };
    const edited = await app().reviews.editReview(shopId, { customerId }, change, now);
    return 'refused' in edited ? refuse(edited.refused) : answer(writtenReview(edited.written));
  });
