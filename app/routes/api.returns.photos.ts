import type { ActionFunctionArgs } from '@remix-run/node';
import type { PhotoView } from '../contracts/returns.ts';
import { maxPhotoBytes } from '../contracts/returns.ts';
import { forShopper, onlyPost } from '../shoppers/shopper.server.ts';
import { answer, bare, readShopperBytes, refuse } from '../shoppers/shopper-answers.server.ts';
import { app } from '../wiring.server.ts';

export const loader = onlyPost;

/** Takes a picture that a return will show. It belongs to nobody else, and to no return until one is asked for with it. */
export const action = ({ request }: ActionFunctionArgs): Promise<Response> =>
  forShopper(request, async ({ shopId, customerId }) => {
    if (request.method !== 'POST') return bare(405, { Allow: 'POST, OPTIONS' });
    if (customerId === null) return refuse('not-yours');
    const bytes = await readShopperBytes(request, maxPhotoBytes);
    if (bytes.byteLength === 0) return refuse('bad-input');
    const { returns, photoLinks } = app();
    const added = await returns.addPhoto(shopId, { bytes, by: { customerId } });
    if ('refused' in added) return refuse(added.refused, added.values);
    const view: PhotoView = { id: added.id.toString(), url: photoLinks.of(shopId, added.id, customerId) };
    return answer(view, 201);
  });
