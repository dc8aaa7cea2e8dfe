import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { returnsView, returnView } from '../returns-for-shoppers.ts';
import { askedUnits, numberInGid, requestInput } from '../returns-input.server.ts';
import { forShopper } from '../shopper.server.ts';
import { answer, bare, readShopperJson, refuse } from '../shopper-answers.server.ts';
import { app } from '../wiring.server.ts';

/** What of an order can come back, and the returns that it has. */
export const loader = ({ request }: LoaderFunctionArgs): Promise<Response> =>
  forShopper(request, async ({ shopId, customerId, now }) => {
    const orderShopifyId = numberInGid('Order', new URL(request.url).searchParams.get('order') ?? '');
    if (orderShopifyId === null) return refuse('bad-input');
    const { returns, commerce } = app();
    const found = await returns.orderReturns(shopId, { orderShopifyId, customerId }, now);
    if ('refused' in found) return refuse(found.refused, found.values);
    return answer(returnsView(found, await commerce.getShop(shopId)));
  });

/** Asks for a return. */
export const action = ({ request }: ActionFunctionArgs): Promise<Response> =>
  forShopper(request, async ({ shopId, customerId, now }) => {
    if (request.method !== 'POST') return bare(405, { Allow: 'GET, POST, OPTIONS' });
    const input = await readShopperJson(request, requestInput);
    const asked = askedUnits(input);
    if (asked === null) return refuse('bad-input');
    const { returns, commerce } = app();
    const { outcome, key, askPerson = false } = input;
    const wish = { ...asked, customerId, outcome, key, askPerson, actor: 'shopper' };
    const made = await returns.request(shopId, wish, now);
    if ('refused' in made) return refuse(made.refused, made.values);
    return answer(returnView(made, await commerce.getShop(shopId)), 201);
  });
