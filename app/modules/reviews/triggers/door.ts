/** What became of a trigger that was given to Shopify Flow. `unknown`: the line went dead, or the process died. */
export type TriggerState = 'taken' | 'refused' | 'unknown';

/** Triggers of Shopify Flow: each is given at most once for a fact. */
export interface Triggers {
  /** Claims a trigger before it is given. False: it was claimed before, so nobody gives it again. */
  claimTrigger(shopId: bigint, factId: bigint, handle: string): Promise<boolean>;
  settleTrigger(shopId: bigint, factId: bigint, handle: string, state: TriggerState): Promise<void>;
  /** Surely nothing was given: somebody may claim it anew. */
  releaseTrigger(shopId: bigint, factId: bigint, handle: string): Promise<void>;
}
