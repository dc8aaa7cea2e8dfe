import type { HoldSignal, PurchaseOutcome, Verification } from '../../review.ts';
import type { ReadRow } from '../reading/row.ts';

/** A row that can become a review: its product is known, and so is who wrote it as far as we can tell. */
export interface Incoming {
  readonly row: ReadRow;
  /** Names it within the shop. */
  readonly key: string;
  readonly productShopifyId: bigint;
  readonly productTitle: string;
  readonly variantShopifyId: bigint | null;
  readonly customerId: bigint | null;
  /** The line of an order of this shop that matched; null: none. */
  readonly bought: {
    readonly orderId: bigint;
    readonly lineShopifyId: bigint;
    readonly purchase: PurchaseOutcome;
  } | null;
  readonly verification: Verification;
  /** What held it where it comes from, by its proof. */
  readonly heldFor: readonly HoldSignal[];
  /** Votes of a review that a proof came with; without one a file may not bring any. */
  readonly helpful: number;
  readonly unhelpful: number;
  /** Wilson's lower bound of the helpful share, in millionths. */
  readonly helpfulScore: number;
}
