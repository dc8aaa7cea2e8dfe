import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { shopifyId } from '#app/kernel/ids.ts';
import type { OpenReview, ReviewsView, WrittenReview } from '../contracts/reviews.ts';
import type { ShopperReviews, WrittenLine } from '../modules/reviews/door.ts';
import { readTypedReview, reviewInput } from '../modules/reviews/writing/submission-form.ts';
import { shopifyNumber } from '../shopify-number.ts';
import { forShopper } from '../shopper.server.ts';
import { answer, bare, readShopperJson, refuse } from '../shopper-answers.server.ts';
import { app } from '../wiring.server.ts';

/** What a customer can review and has reviewed. */
export const loader = ({ request }: LoaderFunctionArgs): Promise<Response> =>
  forShopper(request, async ({ shopId, customerId, now }) => {
    const asked = new URL(request.url).searchParams.get('order');
    const order = asked === null ? undefined : shopifyNumber('Order', asked);
    if (order === null) return refuse('bad-input');
    if (customerId === null) return answer({ open: [], written: [] } satisfies ReviewsView);
    const filter = order === undefined ? {} : { order };
    return answer(viewOf(await app().reviews.listForCustomer(shopId, customerId, filter, now)));
  });

/** Takes a review of one line of a customer's own order. */
export const action = ({ request }: ActionFunctionArgs): Promise<Response> =>
  forShopper(request, async ({ shopId, customerId, now }) => {
    if (request.method !== 'POST') return bare(405, { Allow: 'GET, POST, OPTIONS' });
    const { order, line, rating, ...words } = await readShopperJson(request, reviewInput);
    const [orderNumber, lineNumber] = [shopifyNumber('Order', order), shopifyNumber('LineItem', line)];
    if (orderNumber === null || lineNumber === null) return refuse('bad-input');
    const read = readTypedReview({ rating: String(rating), ...words });
    if ('faults' in read) return refuse('bad-input', { field: Object.keys(read.faults)[0] ?? '' });
    const view = await app().commerce.findOrderByShopifyId(shopId, shopifyId(orderNumber));
    // Of an order that is not theirs nobody learns whether it exists.
    if (view === null || customerId === null || view.customerId !== customerId) return refuse('not-yours');
    const reviews = [{ ...read.words, lineShopifyId: lineNumber }];
    const submitted = await app().reviews.submit(shopId, { orderId: view.id, via: 'account', reviews }, now);
    if ('refused' in submitted) return refuse(submitted.refused);
    const [taken] = submitted.taken;
    return taken === undefined ? refuse('already-done') : answer(writtenReview(taken), 201);
  });

function viewOf({ open, written }: ShopperReviews): ReviewsView {
  return {
    open: open.map(
      (line): OpenReview => ({
        order: `gid://shopify/Order/${line.orderShopifyId}`,
        orderName: line.orderName,
        line: `gid://shopify/LineItem/${line.lineShopifyId}`,
        productTitle: line.productTitle,
        variantTitle: line.variantTitle,
        imageUrl: line.imageUrl,
      }),
    ),
    written: written.map(writtenReview),
  };
}

function writtenReview({ review, productTitle }: WrittenLine): WrittenReview {
  return {
    id: review.id.toString(),
    productTitle,
    rating: review.stars,
    title: review.title,
    body: review.body,
    status: review.status,
    purchase: review.purchase,
    submittedAt: review.submittedAt.toString(),
  };
}
