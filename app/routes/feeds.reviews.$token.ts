import type { LoaderFunctionArgs } from '@remix-run/node';
import type { FeedReview } from '#app/modules/reviews/moving/feed/feed-review.ts';
import { shopId as toShopId } from '../kernel/ids.ts';
import { streamOf } from '../moving/feed-stream.server.ts';
import { type FeedShop, feedHead, feedLines, feedTail } from '../moving/google-feed.ts';
import { app } from '../wiring.server.ts';

const reviewsPerRead = 500;

/**
 * The feed that shopping engines fetch, written while it is read. The secret in its address says whose it is; every other
 * address is answered as if nothing were there.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { reviews, commerce, storefront } = app();
  const shopId = await reviews.shopOf('feed', params.token ?? '');
  if (shopId === null) throw new Response(null, { status: 404 });
  const known = await commerce.getShop(toShopId(shopId));
  const url = await storefront.url(known).catch(() => `https://${known.domain}`);
  const read = (after: bigint | null) => reviews.listFeed(shopId, { after, limit: reviewsPerRead });
  // What cannot be read at all is an error, and no empty file.
  const lines = feedFrom(await read(null), read, { name: known.name || known.domain, url });
  const zipped = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
  return new Response(streamOf(lines, zipped), {
    headers: {
      'Content-Type': 'application/xml; charset=utf-8',
      ...(zipped ? { 'Content-Encoding': 'gzip' } : {}),
      Vary: 'Accept-Encoding',
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex',
    },
  });
}

interface Page {
  readonly reviews: readonly FeedReview[];
  readonly next: bigint | null;
}

async function* feedFrom(
  first: Page,
  read: (after: bigint) => Promise<Page>,
  shop: FeedShop,
): AsyncGenerator<string> {
  yield feedHead(shop);
  for (let page = first; ; page = await read(page.next)) {
    yield feedLines(page.reviews, shop);
    if (page.next === null) break;
  }
  yield feedTail;
}
