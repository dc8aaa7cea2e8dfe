import type { Instant } from '#app/kernel/calendar.ts';
import type { Announcing, InTransaction, Prepared, Sql } from '#app/kernel/transaction.ts';
import type { OrdersPort } from './ports.ts';

/** What loyalty is handed. */
export interface LoyaltyDeps {
  readonly db: { readonly sql: Sql; readonly prepared: Prepared; readonly inTransaction: InTransaction };
  readonly announcing: Announcing;
  readonly orders: OrdersPort;
  /** Business time of the shop. */
  readonly now: (shopId: bigint) => Promise<Instant>;
}
