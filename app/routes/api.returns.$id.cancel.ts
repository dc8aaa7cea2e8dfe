import type { ActionFunctionArgs } from '@remix-run/node';
import { returnView } from '../shoppers/returns-for-shoppers.ts';
import { ownId } from '../shoppers/returns-input.server.ts';
import { forShopper, onlyPost } from '../shoppers/shopper.server.ts';
import { answer, bare, refuse } from '../shoppers/shopper-answers.server.ts';
import { app } from '../wiring.server.ts';

export const loader = onlyPost;

/** Calls a return off that the customer asked for. */
export const action = ({ request, params }: ActionFunctionArgs): Promise<Response> =>
  forShopper(request, async ({ shopId, customerId, now }) => {
    if (request.method !== 'POST') return bare(405, { Allow: 'POST, OPTIONS' });
    const returnId = ownId(params.id);
    if (returnId === null) return refuse('not-yours');
    const { returns, commerce } = app();
    const ended = await returns.cancelAsShopper(shopId, { returnId, customerId }, now);
    if ('refused' in ended) return refuse(ended.refused, ended.values);
    return answer(returnView(ended, await commerce.getShop(shopId)));
  });
