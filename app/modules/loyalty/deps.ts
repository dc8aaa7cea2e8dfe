import type { Instant } from '#app/kernel/calendar.ts';
import type { Announcing, InTransaction, Prepared, Sql } from '#app/kernel/transaction.ts';
import type {
  DiscountsPort,
  IssuingPort,
  JobsPort,
  OrdersPort,
  PerksPort,
  ReturnsPort,
  TagsPort,
} from './ports.ts';

/** What loyalty is handed. */
export interface LoyaltyDeps {
  readonly db: { readonly sql: Sql; readonly prepared: Prepared; readonly inTransaction: InTransaction };
  readonly announcing: Announcing;
  readonly orders: OrdersPort;
  readonly returns: ReturnsPort;
  readonly discounts: DiscountsPort;
  readonly issuing: IssuingPort;
  readonly tags: TagsPort;
  readonly perks: PerksPort;
  readonly jobs: JobsPort;
  /** A code that nobody can guess and that is always the same for the same intention of the same customer. */
  readonly codeFor: (shopId: bigint, customerId: bigint, key: string) => string;
  /** Business time of the shop. */
  readonly now: (shopId: bigint) => Promise<Instant>;
}
