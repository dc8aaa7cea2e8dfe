import type { ActionFunctionArgs } from '@remix-run/node';
import { shopifyId } from '#app/kernel/ids.ts';
import type { Saved } from '../contracts/reviews.ts';
import { draftInput } from '../modules/reviews/writing/submission-form.ts';
import { shopifyNumber } from '../requests/shopify-number.ts';
import { forShopper, onlyPost } from '../shoppers/shopper.server.ts';
import { answer, bare, readShopperJson, refuse } from '../shoppers/shopper-answers.server.ts';
import { app } from '../wiring.server.ts';

export const loader = onlyPost;

/** Keeps what a customer has begun to write, until they send it. */
export const action = ({ request }: ActionFunctionArgs): Promise<Response> =>
  forShopper(request, async ({ shopId, customerId }) => {
    if (request.method !== 'POST') return bare(405, { Allow: 'POST, OPTIONS' });
    const { order, line, draft } = await readShopperJson(request, draftInput);
    const [orderNumber, lineNumber] = [shopifyNumber('Order', order), shopifyNumber('LineItem', line)];
    if (orderNumber === null || lineNumber === null) return refuse('bad-input');
    const view = await app().commerce.findOrderByShopifyId(shopId, shopifyId(orderNumber));
    if (view === null || customerId === null || view.customerId !== customerId) return refuse('not-yours');
    const kept = await app().reviews.saveDraft(shopId, view.id, lineNumber, draft);
    return kept ? answer({ saved: true } satisfies Saved) : refuse('unknown-line');
  });
