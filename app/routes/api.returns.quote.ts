import type { ActionFunctionArgs } from '@remix-run/node';
import { quoteView } from '../returns-for-shoppers.ts';
import { askedLines, numberInGid, quoteInput } from '../returns-input.server.ts';
import { forShopper, onlyPost } from '../shopper.server.ts';
import { answer, bare, readShopperJson, refuse } from '../shopper-answers.server.ts';
import { app } from '../wiring.server.ts';

export const loader = onlyPost;

/** What each outcome would give for some units; stores nothing. */
export const action = ({ request }: ActionFunctionArgs): Promise<Response> =>
  forShopper(request, async ({ shopId, customerId, now }) => {
    if (request.method !== 'POST') return bare(405, { Allow: 'POST, OPTIONS' });
    const { order, lines } = await readShopperJson(request, quoteInput);
    const orderShopifyId = numberInGid('Order', order);
    const wanted = askedLines(lines);
    if (orderShopifyId === null || wanted === null) return refuse('bad-input');
    const quote = await app().returns.quote(shopId, { orderShopifyId, customerId, lines: wanted }, now);
    return 'refused' in quote ? refuse(quote.refused, quote.values) : answer(quoteView(quote));
  });
