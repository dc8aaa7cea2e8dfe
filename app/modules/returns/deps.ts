import type { Instant } from '#app/kernel/calendar.ts';
import type { InTransaction, Sql } from '#app/kernel/transaction.ts';
import type { ImagesPort, OrdersPort, PointsPort, ShopifyReturns } from './ports.ts';

/** What returns are handed. */
export interface ReturnsDeps {
  readonly db: { readonly sql: Sql; readonly inTransaction: InTransaction };
  readonly orders: OrdersPort;
  readonly points: PointsPort;
  readonly shopify: ShopifyReturns;
  readonly images: ImagesPort;
  /** Business time of the shop. */
  readonly now: (shopId: bigint) => Promise<Instant>;
  readonly log: { warn(fields: object, message: string): void };
}
