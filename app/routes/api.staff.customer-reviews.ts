import type { LoaderFunctionArgs } from '@remix-run/node';
import { shopifyId } from '#app/kernel/ids.ts';
import { customerReviews } from '../merchants/reviews-for-staff.ts';
import { forStaffBlock } from '../merchants/staff-block.server.ts';
import { shopifyNumber } from '../requests/shopify-number.ts';
import { onlyGet } from '../shoppers/shopper.server.ts';
import { answer, refuse } from '../shoppers/shopper-answers.server.ts';
import { app } from '../wiring.server.ts';

/** As many as a block has room for. */
const shown = 3;

/** A customer's latest reviews, for the block on that customer's page in Shopify's admin. */
export const loader = ({ request }: LoaderFunctionArgs): Promise<Response> =>
  forStaffBlock(request, async ({ shopId }) => {
    const number = shopifyNumber('Customer', new URL(request.url).searchParams.get('customer') ?? '');
    if (number === null) return refuse('bad-input');
    const customer = await app().commerce.findCustomerByShopifyId(shopId, shopifyId(number));
    if (customer === null || customer.redactedAt !== null) return refuse('not-yours');
    const id = customer.mergedIntoId ?? customer.id;
    return answer(customerReviews(id, await app().reviews.latestOfCustomer(shopId, id, shown)));
  });

export const action = onlyGet;
