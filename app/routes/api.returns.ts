import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import type { ReturnAsked } from '../modules/returns/door.ts';
import { returnsView, returnView } from '../returns-for-shoppers.ts';
import { askedLines, numberInGid, requestInput } from '../returns-input.server.ts';
import { forShopper } from '../shopper.server.ts';
import { answer, bare, readShopperJson, refuse } from '../shopper-answers.server.ts';
import { app } from '../wiring.server.ts';

/** What of an order can come back, and the returns that it has. */
export const loader = ({ request }: LoaderFunctionArgs): Promise<Response> =>
  forShopper(request, async ({ shopId, customerId, now }) => {
    const orderShopifyId = numberInGid('Order', new URL(request.url).searchParams.get('order') ?? '');
    if (orderShopifyId === null) return refuse('bad-input');
    const found = await app().returns.orderReturns(shopId, { orderShopifyId, customerId }, now);
    return 'refused' in found ? refuse(found.refused, found.values) : answer(returnsView(found));
  });

/** Asks for a return. */
export const action = ({ request }: ActionFunctionArgs): Promise<Response> =>
  forShopper(request, async ({ shopId, customerId, now }) => {
    if (request.method !== 'POST') return bare(405, { Allow: 'GET, POST, OPTIONS' });
    const { order, lines, outcome, key } = await readShopperJson(request, requestInput);
    const orderShopifyId = numberInGid('Order', order);
    const wanted = askedLines(lines);
    if (orderShopifyId === null || wanted === null) return refuse('bad-input');
    if (outcome !== 'refund' && outcome !== 'credit') return refuse('not-allowed');
    const asked: ReturnAsked = { orderShopifyId, customerId, lines: wanted, outcome, key, actor: 'shopper' };
    const made = await app().returns.request(shopId, asked, now);
    return 'refused' in made ? refuse(made.refused, made.values) : answer(returnView(made), 201);
  });
