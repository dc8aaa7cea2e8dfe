import { parseInstant } from '../../app/kernel/calendar.ts';
import type { OrderedLine, Parcel, ReviewableOrder, ReviewsDeps } from '../../app/modules/reviews/ports.ts';
import type { ReviewShop } from './review-shop.ts';

export interface SampleParcel {
  readonly sent: string;
  readonly delivered?: string;
  /** Numbers of lines, from 1; absent: all. */
  readonly lines?: readonly number[];
}

export interface SampleReviewOrder {
  /** Numbers of products; a line each. */
  readonly products?: readonly bigint[];
  readonly parcels?: readonly SampleParcel[];
  readonly change?: Partial<ReviewableOrder>;
  readonly line?: Partial<OrderedLine>;
}

/** Its lines, numbered from 1. */
export function linesOf(sample: SampleReviewOrder): OrderedLine[] {
  return (sample.products ?? [1n]).map(
    (product, index): OrderedLine => ({
      shopifyId: BigInt(index + 1),
      productShopifyId: product,
      variantShopifyId: product,
      productTitle: `Product ${product}`,
      variantTitle: null,
      imageUrl: null,
      merchandise: true,
      currentQuantity: 1,
      traits: null,
      ...sample.line,
    }),
  );
}

export function parcelOf(
  { sent, delivered, lines: numbers }: SampleParcel,
  lines: readonly OrderedLine[],
): Parcel {
  const held = lines.filter((line) => numbers?.includes(Number(line.shopifyId)) ?? true);
  return {
    sentAt: parseInstant(sent),
    deliveredAt: delivered === undefined ? null : parseInstant(delivered),
    lines: held.map((line) => ({ lineShopifyId: line.shopifyId, quantity: 1 })),
  };
}

/** The orders that a shop keeps in memory, as reviews ask for them. */
export function ordersOf(
  shop: Pick<ReviewShop, 'domain' | 'zone' | 'scopes' | 'orders'>,
): ReviewsDeps['orders'] {
  return {
    shopForReviews: async (id) => ({
      id,
      domain: shop.domain,
      zone: shop.zone,
      grantedScopes: shop.scopes,
      installed: true,
    }),
    order: async (_shop, id) => shop.orders.get(id) ?? null,
    orderNames: async (_shop, ids) =>
      new Map(
        ids.flatMap((id) => {
          const order = shop.orders.get(id);
          return order === undefined ? [] : [[id, { name: order.name, shopifyId: order.shopifyId }] as const];
        }),
      ),
    ordersPlaced: async (_shop, { from, before, after, limit }) =>
      [...shop.orders.values()]
        .filter(({ orderId, processedAt }) => {
          const placed = processedAt.epochMilliseconds;
          return (
            orderId > (after ?? 0n) && placed >= from.epochMilliseconds && placed < before.epochMilliseconds
          );
        })
        .sort((a, b) => (a.orderId < b.orderId ? -1 : 1))
        .slice(0, limit),
    ordersOfCustomer: async (_shop, customer) =>
      [...shop.orders.values()].filter((order) => order.customerId === customer),
    products: async (_shop, ids) =>
      new Map(
        ids.map((id) => [
          id,
          {
            title: `Product ${id}`,
            handle: `product-${id}`,
            imageUrl: null,
            deleted: id === 3n,
            variantTitles: new Map(),
          },
        ]),
      ),
    customerName: async () => ({ name: 'Ana Lopez', firstName: 'Ana' }),
  };
}
