import { createHash } from 'node:crypto';
import { compareInstants } from '#app/kernel/calendar.ts';
import type { ReviewsDeps } from '../../ports.ts';
import { helpfulScore } from '../../votes/wilson.ts';
import type { BoughtLine, ListedProduct } from '../ports.ts';
import type { Format } from '../reading/formats.ts';
import { type Proof, proofSchema, provenText } from '../reading/proof.ts';
import type { Problem, ReadRow } from '../reading/row.ts';
import { listReviewedLines } from '../store/incoming.server.ts';
import type { Incoming } from './incoming.ts';

export interface Resolving {
  readonly shopId: bigint;
  readonly domain: string;
  readonly format: Format;
}

type Deps = Pick<ReviewsDeps, 'db' | 'moving' | 'returns'>;

/** Finds out for each row which product it is about and whether an order of this shop stands behind it. */
export async function resolveRows(
  deps: Deps,
  shop: Resolving,
  rows: readonly ReadRow[],
): Promise<{ readonly incoming: readonly Incoming[]; readonly problems: readonly Problem[] }> {
  const productOf = await openProducts(deps, shop.shopId, rows);
  const named: { row: ReadRow; product: ListedProduct; proof: Proof | null }[] = [];
  const problems: Problem[] = [];
  for (const row of rows) {
    const product = productOf(row);
    if (typeof product === 'string') problems.push({ line: row.line, problem: product });
    else named.push({ row, product, proof: readProof(deps, shop, row, product) });
  }
  const lineOf = await openPurchases(deps, shop, named);
  const emails = [...new Set(named.map(({ row }) => row.email).filter(Boolean))];
  const customers = await deps.moving.buyers.customersByAddress(shop.shopId, emails);
  const incoming: Incoming[] = [];
  for (const { row, product, proof } of named) {
    const line = lineOf(row, product, proof);
    const votes = proof === null ? { helpful: 0, unhelpful: 0 } : row;
    const { helpful, unhelpful } = votes;
    const bought =
      line === null
        ? null
        : {
            orderId: line.orderId,
            lineShopifyId: line.lineShopifyId,
            purchase: await deps.returns.purchaseOf(shop.shopId, line.orderId, line.lineShopifyId),
          };
    incoming.push({
      row,
      key: keyOf(shop, row, product.shopifyId),
      productShopifyId: product.shopifyId,
      productTitle: product.title,
      variantShopifyId: line?.variantShopifyId ?? variantOf(row, product),
      customerId: line?.customerId ?? customers.get(row.email) ?? null,
      bought,
      verification: verificationOf(bought !== null, proof),
      heldFor: proof?.heldFor ?? [],
      ...{ helpful, unhelpful, helpfulScore: helpfulScore(helpful, unhelpful) },
    });
  }
  return { incoming, problems };
}

/** Bought is what an order of this shop says. That an address was proven is only known of our own reviews. */
function verificationOf(bought: boolean, proof: Proof | null): Incoming['verification'] {
  if (bought) return 'verified_buyer';
  return proof === null || proof.verification === 'unverified' ? 'unverified' : 'verified_reviewer';
}

function variantOf({ variantId }: ReadRow, { variants }: ListedProduct): bigint | null {
  return variants.some(({ shopifyId }) => shopifyId === variantId) ? variantId : null;
}

async function openProducts({ moving }: Deps, shopId: bigint, rows: readonly ReadRow[]) {
  const named = <T>(of: (row: ReadRow) => T | null) => [...new Set(rows.flatMap((row) => of(row) ?? []))];
  const products = await moving.catalogue.findProducts(shopId, {
    ids: named(({ product }) => product.id),
    handles: named(({ product }) => product.handle || null),
    skus: named(({ product }) => product.sku || null),
  });
  const byId = new Map(products.map((product) => [product.shopifyId, product]));
  const sold = products.filter(({ deleted }) => !deleted);
  const byHandle = Map.groupBy(sold, ({ handle }) => handle);
  const bySku = new Map<string, Set<ListedProduct>>();
  for (const product of sold)
    for (const { sku } of product.variants)
      if (sku !== null) bySku.set(sku, (bySku.get(sku) ?? new Set()).add(product));
  return ({ product: { id, handle, sku } }: ReadRow) => {
    const found = id === null ? undefined : byId.get(id);
    if (found !== undefined) return found;
    const others = byHandle.get(handle) ?? [...(bySku.get(sku) ?? [])];
    const [only] = others;
    if (only === undefined) return 'unknown-product';
    return others.length > 1 ? 'ambiguous-product' : only;
  };
}

/** Which line of an order stands behind a row; each line stands behind one. */
async function openPurchases(
  { db, moving }: Deps,
  { shopId }: Resolving,
  named: readonly { readonly row: ReadRow; readonly proof: Proof | null }[],
) {
  const emails = [...new Set(named.map(({ row }) => row.email).filter(Boolean))];
  const orders = new Set(named.flatMap(({ proof }) => (proof?.order ? BigInt(proof.order) : [])));
  const byAddress = Map.groupBy(await moving.buyers.purchasesByAddress(shopId, emails), ({ email }) => email);
  const byOrder = Map.groupBy(
    await moving.buyers.linesOfOrders(shopId, [...orders]),
    ({ orderShopifyId, lineShopifyId }) => `${orderShopifyId} ${lineShopifyId}`,
  );
  const all = [...byAddress.values(), ...byOrder.values()].flat();
  const taken = new Set(
    await listReviewedLines(db.sql, shopId, [...new Set(all.map(({ orderId }) => orderId))]),
  );
  const proven = new Set(
    named.flatMap(({ proof }) => byOrder.get(`${proof?.order} ${proof?.line}`)?.map(nameOf) ?? []),
  );
  return (row: ReadRow, product: ListedProduct, proof: Proof | null): BoughtLine | null => {
    const fits = (line: BoughtLine) =>
      line.productShopifyId === product.shopifyId &&
      !taken.has(nameOf(line)) &&
      compareInstants(line.processedAt, row.submittedAt) <= 0;
    const own = byOrder.get(`${proof?.order} ${proof?.line}`)?.find(fits);
    // What another row's proof names is left for it.
    const line =
      own ?? byAddress.get(row.email)?.findLast((bought) => fits(bought) && !proven.has(nameOf(bought)));
    if (line === undefined) return null;
    taken.add(nameOf(line));
    return line;
  };
}

const nameOf = ({ orderId, lineShopifyId }: BoughtLine): string => `${orderId} ${lineShopifyId}`;

/** Null: there is none, it is of another shop, or somebody changed what it is a proof of. */
function readProof(
  { moving }: Deps,
  { domain }: Resolving,
  row: ReadRow,
  { shopifyId }: ListedProduct,
): Proof | null {
  if (row.proof === '') return null;
  try {
    const opened: unknown = JSON.parse(moving.seal.open(Buffer.from(row.proof, 'base64url')));
    const proof = proofSchema.parse(opened);
    const of = digest(provenText({ ...row, productShopifyId: shopifyId }));
    return proof.shop === domain && proof.of === of ? proof : null;
  } catch {
    return null;
  }
}

export const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** The supplier's own number, else what tells one review from another. */
function keyOf({ format }: Resolving, row: ReadRow, product: bigint): string {
  if (row.id !== '') return format === 'afterglow' && row.id.includes(':') ? row.id : `${format}:${row.id}`;
  const who = row.email || row.displayName.toLowerCase();
  return `hash:${digest(JSON.stringify([product.toString(), who, row.submittedAt.toString(), row.title, row.body]))}`;
}
