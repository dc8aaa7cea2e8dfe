import type { ReviewsDeps } from '../ports.ts';
import type { Listing } from './door.ts';
import { listPublished, readPublished } from './list-published.server.ts';
import { readSummary } from './read-shown.server.ts';

export function openListing(deps: ReviewsDeps): Listing {
  return {
    listPublished: (shopId, query) => listPublished(deps, shopId, query),
    readSummary: (shopId, product, now) => readSummary(deps, shopId, product, now),
    readPublished: (shopId, review) => readPublished(deps, shopId, review),
  };
}
