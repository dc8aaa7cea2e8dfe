import type { ReviewsDeps } from '../ports.ts';
import type { Review } from '../review.ts';
import { listPlaces, listPublishedByIds } from '../store/published.server.ts';
import { comparePlaces, runsAfter } from './places.ts';

/** The newest published reviews of these products together; `pictured`: only those with pictures or videos. */
export async function listLatest(
  { db }: Pick<ReviewsDeps, 'db'>,
  shopId: bigint,
  products: readonly bigint[],
  { pictured, limit }: { readonly pictured: boolean; readonly limit: number },
): Promise<Review[]> {
  const places = await listPlaces(db.prepared, shopId, {
    runs: products.flatMap((product) => runsAfter('newest', null, null).map((run) => ({ ...run, product }))),
    order: 'newest',
    trait: pictured ? 'media' : null,
    limit,
  });
  const latest = places.toSorted(comparePlaces('newest')).slice(0, limit);
  const ids = latest.map((place) => place.id);
  return listPublishedByIds(db.sql, shopId, ids);
}
