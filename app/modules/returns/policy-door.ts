import type { Instant } from '#app/kernel/calendar.ts';
import type {
  AskedUnits,
  BadInput,
  OrderReturns,
  PolicySaved,
  PolicyView,
  Quote,
  ReturnRefusal,
  SavedPolicy,
  Simulation,
  WantedVariant,
} from './views.ts';

/** The part of returns' door that is about the policy: publishing, drafts, and trying one on the past. */
export interface PolicyDoor {
  // Policy
  getPolicy(shopId: bigint): Promise<PolicyView>;
  /** Publishes what the form says: a new version from `now` on; the same policy again changes nothing. Ends the draft. */
  savePolicy(shopId: bigint, form: unknown, actor: string, now: Instant): Promise<PolicySaved | BadInput>;
  /** What is worked on beside the published one. `not-allowed`: somebody saved after `revision` (0: there was none). */
  saveDraft(
    shopId: bigint,
    draft: { readonly form: unknown; readonly revision: number },
    actor: string,
    now: Instant,
  ): Promise<{ readonly revision: number } | BadInput | ReturnRefusal>;
  discardDraft(shopId: bigint): Promise<void>;
  /** Publishes the draft of that revision. `not-allowed`: there is none, or another. */
  publishDraft(
    shopId: bigint,
    revision: number,
    actor: string,
    now: Instant,
  ): Promise<PolicySaved | ReturnRefusal>;
  /** The policy of an earlier version once more, as a new version from `now` on. Null: there is no such version. */
  restorePolicy(shopId: bigint, version: number, actor: string, now: Instant): Promise<PolicySaved | null>;
  /** Newest first, those before version `before`. */
  listPolicies(shopId: bigint, page: { before?: number; limit: number }): Promise<readonly SavedPolicy[]>;
  /** Shoppers may ask from `now` on. `not-allowed`: Shopify scopes are missing, named in `values.scopes`. */
  goLive(
    shopId: bigint,
    now: Instant,
    actor: string,
  ): Promise<{ readonly liveFrom: Instant } | ReturnRefusal>;
  /** Nothing new can be asked for; what runs goes on. */
  goOffline(shopId: bigint, now: Instant, actor: string): Promise<void>;

  // Trying a policy on the past. `form`: what an editor shows, saved or not; null: the published policy.
  /**
   * What the last N local days would have been under it, "assuming the same requests": returns asked for here or at
   * Shopify, and goods that staff took back. Compared with the policy each was bought under.
   */
  simulate(
    shopId: bigint,
    asked: { readonly form: unknown; readonly days: number },
    now: Instant,
  ): Promise<Simulation | BadInput>;
  /** How often each rule would have decided something in the last N local days, by its id. */
  countFirings(
    shopId: bigint,
    asked: { readonly form: unknown; readonly days: number },
    now: Instant,
  ): Promise<ReadonlyMap<string, number> | BadInput>;
  /** An order as its shopper would see it under that policy; nothing is kept. Null: no such order. */
  tryOne(
    shopId: bigint,
    asked: {
      readonly form: unknown;
      readonly orderId: bigint;
      readonly lines: readonly AskedUnits[];
      readonly exchangeFor?: readonly WantedVariant[];
    },
    now: Instant,
  ): Promise<
    { readonly order: OrderReturns; readonly quote: Quote | ReturnRefusal | null } | BadInput | null
  >;
}
