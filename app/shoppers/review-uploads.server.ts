import { shopifyId } from '#app/kernel/ids.ts';
import type { UploadedMedia } from '../contracts/reviews.ts';
import type { MediaOwner } from '../modules/reviews/media/door.ts';
import { shopifyNumber } from '../requests/shopify-number.ts';
import { openUnderWay } from '../requests/under-way.ts';
import { app } from '../wiring.server.ts';
import { forShopper } from './shopper.server.ts';
import { answer, bare, readShopperBytes, refuse } from './shopper-answers.server.ts';

/** Pages send one after the other; a second page may, and one that broke off may not have been noticed. */
const underWay = openUnderWay(3);

/**
 * Takes a photo or video of at most `most` bytes that a customer's review of one of their own orders will show. What it is
 * says its content. Nothing of it is read before it is known whose it is; 429 while three of theirs are under way.
 */
export const takeUpload = (request: Request, most: number): Promise<Response> =>
  forShopper(request, async ({ shopId, customerId }) => {
    if (request.method !== 'POST') return bare(405, { Allow: 'POST, OPTIONS' });
    const named = new URL(request.url).searchParams.get('order');
    const order = named === null ? null : shopifyNumber('Order', named);
    if (order === null) return refuse('bad-input');
    const found = await app().commerce.findOrderByShopifyId(shopId, shopifyId(order));
    // Of an order that is not theirs nobody learns whether it exists.
    if (customerId === null || found === null || found.customerId !== customerId) return refuse('not-yours');
    const taken = await underWay(`${shopId} ${customerId}`, async () =>
      take(shopId, await readShopperBytes(request, most), { customerId }),
    );
    return taken ?? bare(429, { Connection: 'close', 'Retry-After': '10' });
  });

async function take(shopId: bigint, bytes: Uint8Array, by: MediaOwner): Promise<Response> {
  if (bytes.byteLength === 0) return refuse('bad-input');
  const added = await app().reviews.addMedia(shopId, { bytes, by });
  if ('refused' in added) return refuse(added.refused, 'values' in added ? added.values : undefined);
  const view: UploadedMedia = {
    id: added.id.toString(),
    kind: added.kind,
    previewUrl: added.kind === 'video' ? null : app().reviewMediaLinks.of(shopId, added.id, by),
  };
  return answer(view, 201);
}
