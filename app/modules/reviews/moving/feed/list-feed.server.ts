import type { ReviewsDeps } from '../../ports.ts';
import { findState } from '../../store/settings.server.ts';
import type { ListedProduct } from '../ports.ts';
import { type FeedRow, listForFeed } from '../store/feed.server.ts';
import type { FeedProduct, FeedReview } from './feed-review.ts';
import { isGtin } from './gtin.ts';

/** A page of the feed: see `Moving.listFeed`. */
export async function listFeed(
  { db, moving }: Pick<ReviewsDeps, 'db' | 'moving'>,
  shopId: bigint,
  asked: { readonly after: bigint | null; readonly limit: number },
): Promise<{ readonly reviews: readonly FeedReview[]; readonly next: bigint | null }> {
  if ((await findState(db.sql, shopId)).liveFrom === null) return { reviews: [], next: null };
  const limit = Math.min(500, Math.max(1, asked.limit));
  const rows = await listForFeed(db.sql, shopId, { after: asked.after, limit });
  const ids = [...new Set(rows.flatMap((row) => row.products))];
  const found = await moving.catalogue.findProducts(shopId, { ids, handles: [], skus: [] });
  const products = new Map(
    found.flatMap((product) => (product.deleted ? [] : [[product.shopifyId, feedProduct(product)] as const])),
  );
  const reviews = rows.flatMap((row): FeedReview[] => {
    const about = row.products.flatMap((id) => products.get(id) ?? []);
    return about.length === 0 ? [] : [{ ...feedReview(row, shopId, moving.digest), products: about }];
  });
  return { reviews, next: rows.length < limit ? null : (rows.at(-1)?.id ?? null) };
}

function feedReview(
  row: FeedRow,
  shopId: bigint,
  digest: (shopId: bigint, text: string) => string,
): Omit<FeedReview, 'products'> {
  const { customerId, orderId, products: _, ...review } = row;
  // What somebody wrote without a name is not to be laid beside what they wrote, or bought, under theirs.
  if (review.displayName === '') return { ...review, reviewer: null, transaction: null };
  return {
    ...review,
    // The address of the feed may leak: neither number means anything elsewhere.
    reviewer: customerId === null ? null : digest(shopId, `feed customer ${customerId}`),
    transaction: orderId === null ? null : digest(shopId, `feed order ${orderId}`),
  };
}

function feedProduct({ title, handle, brand, variants }: ListedProduct): FeedProduct {
  const barcodes = [...new Set(variants.flatMap(({ barcode }) => barcode?.trim() || []))];
  return {
    ...{ title, handle, brand },
    gtins: barcodes.filter(isGtin),
    mpns: barcodes.filter((barcode) => !isGtin(barcode)),
    skus: [...new Set(variants.flatMap(({ sku }) => sku?.trim() || []))],
  };
}
