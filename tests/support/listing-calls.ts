import type { Groups } from '../../app/modules/reviews/groups/door.ts';
import type { Listing } from '../../app/modules/reviews/listing/door.ts';
import type { Votes } from '../../app/modules/reviews/votes/door.ts';
import type { Makers } from './door-calls.ts';
import type { Doors, FilledShop } from './filled-shop.ts';

const by = { customerId: null, traits: 'alpha' };

/** For every function of lists, votes and groups: what shop A calls it with. */
export const listingCalls = (doors: Doors, a: FilledShop): Makers<Listing & Votes & Groups> => ({
  listPublished: (given) => [
    a.shopId,
    { product: given.productShopifyId, sort: 'newest', filter: null, search: null, after: null, limit: 50 },
  ],
  readSummary: (given) => [a.shopId, given.productShopifyId, doors.now],
  readPublished: ({ review }) => [a.shopId, review],
  vote: ({ review }) => [a.shopId, review, { helpful: false, by }],
  report: ({ review }) => [a.shopId, review, { reason: 'off_topic', by }, doors.now],
  settleReports: ({ review }) => [a.shopId, review, doors.now],
  listReports: ({ review }) => [a.shopId, review],
  listGroups: () => [a.shopId],
  saveGroup: ({ group, productShopifyId }) => [
    a.shopId,
    { id: group, title: 'Shirts', products: [productShopifyId, 12n] },
    'alpha',
    doors.now,
  ],
  deleteGroup: ({ group }) => [a.shopId, group],
});
