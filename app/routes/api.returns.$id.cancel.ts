import type { ActionFunctionArgs } from '@remix-run/node';
import { returnView } from '../returns-for-shoppers.ts';
import { forShopper, onlyPost } from '../shopper.server.ts';
import { answer, bare, refuse } from '../shopper-answers.server.ts';
import { app } from '../wiring.server.ts';

export const loader = onlyPost;

/** Calls a return off that the customer asked for. */
export const action = ({ request, params }: ActionFunctionArgs): Promise<Response> =>
  forShopper(request, async ({ shopId, customerId, now }) => {
    if (request.method !== 'POST') return bare(405, { Allow: 'POST, OPTIONS' });
    if (!/^[1-9]\d{0,17}$/.test(params.id ?? '')) return refuse('not-yours');
    const asked = { returnId: BigInt(params.id ?? ''), customerId };
    const ended = await app().returns.cancelAsShopper(shopId, asked, now);
    return 'refused' in ended ? refuse(ended.refused, ended.values) : answer(returnView(ended));
  });
