import type { ActionFunctionArgs } from '@remix-run/node';
import { quoteView } from '../shoppers/returns-for-shoppers.ts';
import { askedUnits, quoteInput } from '../shoppers/returns-input.server.ts';
import { forShopper, onlyPost } from '../shoppers/shopper.server.ts';
import { answer, bare, readShopperJson, refuse } from '../shoppers/shopper-answers.server.ts';
import { app } from '../wiring.server.ts';

export const loader = onlyPost;

/** What each outcome would give for some units; stores nothing. */
export const action = ({ request }: ActionFunctionArgs): Promise<Response> =>
  forShopper(request, async ({ shopId, customerId, now }) => {
    if (request.method !== 'POST') return bare(405, { Allow: 'POST, OPTIONS' });
    const asked = askedUnits(await readShopperJson(request, quoteInput));
    if (asked === null) return refuse('bad-input');
    const quote = await app().returns.quote(shopId, { ...asked, customerId }, now);
    return 'refused' in quote ? refuse(quote.refused, quote.values) : answer(quoteView(quote));
  });
