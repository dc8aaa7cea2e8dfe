import type { ReviewsDeps } from '../../ports.ts';
import { keyOfNative } from '../importing/known-reviews.server.ts';
import { digest } from '../importing/resolve-rows.server.ts';
import { type Proof, provenText } from '../reading/proof.ts';
import { type ExportRow, listForExport } from '../store/exporting.server.ts';
import type { ExportedReview } from './exported.ts';

/** A page of everything: see `Moving.exportReviews`. */
export async function exportReviews(
  { db, orders, moving }: Pick<ReviewsDeps, 'db' | 'orders' | 'moving'>,
  shopId: bigint,
  asked: { readonly after: bigint | null; readonly limit: number; readonly addresses: boolean },
): Promise<ExportedReview[]> {
  const limit = Math.min(500, Math.max(1, asked.limit));
  const rows = await listForExport(db.sql, shopId, { after: asked.after, limit });
  const { domain } = await orders.shopForReviews(shopId);
  const ids = [...new Set(rows.map((row) => row.productShopifyId))];
  const products = await moving.catalogue.findProducts(shopId, { ids, handles: [], skus: [] });
  const byId = new Map(products.map((product) => [product.shopifyId, product]));
  const named = await orders.orderNames(shopId, [...new Set(rows.flatMap((row) => row.orderId ?? []))]);
  const addresses = asked.addresses
    ? await moving.buyers.addressesOf(shopId, [...new Set(rows.flatMap((row) => row.customerId ?? []))])
    : new Map<bigint, string>();
  const emailOf = ({ email, customerId }: ExportRow): string => {
    if (!asked.addresses) return '';
    return email === null ? (addresses.get(customerId ?? 0n) ?? '') : moving.seal.open(email);
  };
  return rows.map((row) => {
    const { externalKey, orderId, lineShopifyId, customerId: _, email: __, heldFor, ...review } = row;
    const proof: Proof = {
      shop: domain,
      of: digest(provenText(review)),
      verification: review.verification,
      purchase: review.purchase,
      heldFor: [...heldFor],
      order: named.get(orderId ?? 0n)?.shopifyId.toString() ?? null,
      line: lineShopifyId?.toString() ?? null,
    };
    return {
      ...review,
      key: externalKey ?? keyOfNative(domain, review.id),
      productHandle: byId.get(review.productShopifyId)?.handle ?? '',
      productTitle: byId.get(review.productShopifyId)?.title ?? '',
      email: emailOf(row),
      proof: Buffer.from(moving.seal.seal(JSON.stringify(proof))).toString('base64url'),
    };
  });
}
