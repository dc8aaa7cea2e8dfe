import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { shopifyId } from '#app/kernel/ids.ts';
import { languageOfHeader } from '#app/kernel/language.ts';
import { readLanguage, readTypedReview, reviewInput } from '../modules/reviews/writing/submission-form.ts';
import { shopifyNumber } from '../requests/shopify-number.ts';
import { noReviews, reviewsView, writtenReview } from '../shoppers/reviews-for-shoppers.ts';
import { senderOf } from '../shoppers/sender.server.ts';
import { forShopper } from '../shoppers/shopper.server.ts';
import { answer, bare, readShopperJson, refuse } from '../shoppers/shopper-answers.server.ts';
import { app } from '../wiring.server.ts';

/** What a customer can review and has reviewed. */
export const loader = ({ request }: LoaderFunctionArgs): Promise<Response> =>
  forShopper(request, async ({ shopId, customerId, now }) => {
    const asked = new URL(request.url).searchParams;
    const named = asked.get('order');
    const order = named === null ? undefined : shopifyNumber('Order', named);
    if (order === null) return refuse('bad-input');
    if (customerId === null) return answer(noReviews);
    const filter = order === undefined ? {} : { order };
    const view = await app().reviews.listForCustomer(shopId, customerId, filter, now);
    // The page's own language, which its locale files follow, before the browser's.
    const language = languageOfHeader(asked.get('language') ?? request.headers.get('accept-language'));
    return answer(reviewsView(view, language ?? 'en'));
  });

/** Takes a review of one line of a customer's own order. */
export const action = ({ request }: ActionFunctionArgs): Promise<Response> =>
  forShopper(request, async ({ shopId, customerId, now, address }) => {
    if (request.method !== 'POST') return bare(405, { Allow: 'GET, POST, OPTIONS' });
    const input = await readShopperJson(request, reviewInput);
    const orderNumber = shopifyNumber('Order', input.order);
    const lineShopifyId = shopifyNumber('LineItem', input.line);
    if (orderNumber === null || lineShopifyId === null) return refuse('bad-input');
    const view = await app().commerce.findOrderByShopifyId(shopId, shopifyId(orderNumber));
    // Of an order that is not theirs nobody learns whether it exists.
    if (view === null || customerId === null || view.customerId !== customerId) return refuse('not-yours');
    const order = await app().reviews.openOrder(shopId, view.id, now);
    const open = order?.open.find((line) => line.lineShopifyId === lineShopifyId);
    // Of a line that cannot be reviewed it is told why; its answers are none of anything then.
    const answers = open === undefined ? {} : input.answers;
    const read = readTypedReview({ ...input, rating: String(input.rating), answers }, open?.questions ?? []);
    if ('faults' in read) return refuse('bad-input', { field: Object.keys(read.faults)[0] ?? '' });
    const submitted = await app().reviews.submit(
      shopId,
      {
        orderId: view.id,
        via: 'account',
        reviews: [
          {
            ...read.words,
            lineShopifyId,
            recommends: order?.form.recommend === true ? input.recommends : null,
            anonymous: input.anonymous,
            reuseConsent: input.reuseConsent,
            media: input.media.map(BigInt),
          },
        ],
        language: readLanguage(input.language),
        sender: senderOf({ shopId, address }, request),
        robot: false,
      },
      now,
    );
    if ('refused' in submitted) return refuse(submitted.refused);
    const [taken] = submitted.taken;
    return taken === undefined ? refuse('already-done') : answer(writtenReview(taken), 201);
  });
