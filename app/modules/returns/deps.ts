import type { Instant, LocalDate } from '#app/kernel/calendar.ts';
import type { InTransaction, Sql } from '#app/kernel/transaction.ts';
import type { ImagesPort, OrdersPort, PointsPort, SealPort, ShopifyReturns } from './ports.ts';

/** What returns are handed. */
export interface ReturnsDeps {
  readonly db: { readonly sql: Sql; readonly inTransaction: InTransaction };
  readonly orders: OrdersPort;
  readonly points: PointsPort;
  readonly shopify: ShopifyReturns;
  readonly images: ImagesPort;
  /** Public holidays of a whole country (ISO 3166 alpha-2); of those of regions nobody knows whether they count. */
  readonly isHoliday: (country: string, date: LocalDate) => boolean;
  readonly seal: SealPort;
  /** Business time of the shop. */
  readonly now: (shopId: bigint) => Promise<Instant>;
  readonly log: { warn(fields: object, message: string): void };
}
