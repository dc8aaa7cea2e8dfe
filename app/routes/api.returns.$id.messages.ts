import type { ActionFunctionArgs } from '@remix-run/node';
import { returnView } from '../shoppers/returns-for-shoppers.ts';
import { messageInput, ownId } from '../shoppers/returns-input.server.ts';
import { forShopper, onlyPost } from '../shoppers/shopper.server.ts';
import { answer, bare, readShopperJson, refuse } from '../shoppers/shopper-answers.server.ts';
import { app } from '../wiring.server.ts';

export const loader = onlyPost;

/** Writes to the shop about a return of the customer's own. */
export const action = ({ request, params }: ActionFunctionArgs): Promise<Response> =>
  forShopper(request, async ({ shopId, customerId, now }) => {
    if (request.method !== 'POST') return bare(405, { Allow: 'POST, OPTIONS' });
    const { returns, commerce } = app();
    const returnId = ownId(params.id);
    const known = returnId === null ? null : await returns.find(shopId, returnId);
    // Of a return that is not theirs nobody learns whether it exists, whatever they write.
    if (known === null || customerId === null || known.customerId !== customerId) return refuse('not-yours');
    const { text, key } = await readShopperJson(request, messageInput);
    const written = await returns.writeAsShopper(shopId, { returnId: known.id, customerId, text, key }, now);
    if ('refused' in written) return refuse(written.refused, written.values);
    return answer(returnView(written, await commerce.getShop(shopId)), 201);
  });
