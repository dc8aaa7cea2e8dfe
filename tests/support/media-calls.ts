import type { Media } from '../../app/modules/reviews/media/door.ts';
import type { Makers } from './door-calls.ts';
import type { Doors, FilledShop } from './filled-shop.ts';

/** For every function of photos and videos: what shop A calls it with. */
export const mediaCalls = (doors: Doors, a: FilledShop): Makers<Media> => ({
  addMedia: ({ reviewedOrder }) => [a.shopId, { bytes: new Uint8Array(9), by: { orderId: reviewedOrder } }],
  listMedia: ({ review }) => [a.shopId, review],
  findMedia: ({ photo }) => [a.shopId, photo, null],
  hideMedia: ({ photo }) => [a.shopId, photo, 'off_topic', 'alpha', doors.now],
  unhideMedia: ({ photo }) => [a.shopId, photo, 'alpha', doors.now],
  mediaStanding: () => [a.shopId],
  sendMedia: ({ photo }) => [a.shopId, photo, doors.now],
  fetchMedia: ({ toFetch }) => [a.shopId, toFetch],
  dropMedia: ({ photo }) => [a.shopId, photo],
  tidyMedia: () => [a.shopId],
});
