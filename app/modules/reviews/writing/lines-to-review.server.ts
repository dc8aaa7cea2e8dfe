import type { LineToReview, ShopperReviews } from '../door.ts';
import type { OrderedLine, ReviewableOrder, ReviewsDeps } from '../ports.ts';
import type { ReviewSettings } from '../settings/settings.ts';
import { questionsFor } from './questions.ts';
import { listDrafts } from './store/drafts.server.ts';

export interface OpenLine {
  readonly order: ReviewableOrder;
  readonly line: OrderedLine;
}

/** Lines as a form shows them: with the questions for their products and what was begun before. */
export async function linesToReview(
  { db, writing }: Pick<ReviewsDeps, 'db' | 'writing'>,
  shopId: bigint,
  open: readonly OpenLine[],
  { attributes }: ReviewSettings['writing'],
): Promise<ShopperReviews['open']> {
  const products = new Set(open.flatMap(({ line }) => line.productShopifyId ?? []));
  const orders = new Set(open.map(({ order }) => order.orderId));
  const [types, drafts] = await Promise.all([
    attributes.length === 0 ? new Map<bigint, string>() : writing.productTypes(shopId, [...products]),
    listDrafts(db.sql, shopId, [...orders]),
  ]);
  return open.map(({ order, line }): ShopperReviews['open'][number] => {
    const shown: LineToReview = {
      lineShopifyId: line.shopifyId,
      productTitle: line.productTitle,
      variantTitle: line.variantTitle,
      imageUrl: line.imageUrl,
      questions: questionsFor(attributes, types.get(line.productShopifyId ?? 0n) ?? ''),
      draft: drafts.get(`${order.orderId}:${line.shopifyId}`) ?? null,
    };
    return { ...shown, orderShopifyId: order.shopifyId, orderName: order.name };
  });
}
