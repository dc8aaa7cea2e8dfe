import type { Instant } from '#app/kernel/calendar.ts';
import type { CurrencyCode } from '#app/kernel/currency.ts';
import type { BadInput, ProgramSaved } from '../door.ts';
import type { Reward, RewardSettings } from './rewards.ts';
import type { RewardsForm } from './rewards-form.ts';

/** What points can be used for: the part of loyalty's door about settings. */
export interface RewardsDoor {
  getRewards(shopId: bigint): Promise<RewardsOfShop>;
  /** A new version from `now` on; the same again changes nothing. Codes that exist keep what they were made for. */
  saveRewards(
    shopId: bigint,
    form: unknown,
    actor: string,
    now: Instant,
  ): Promise<ProgramSaved | BadInput | RewardsNotAllowed>;
  /**
   * Newest first, those before version `before`. Only those in the shop's currency: the numbers of others mean other
   * money.
   */
  listRewards(shopId: bigint, page: { before?: number; limit: number }): Promise<readonly SavedRewards[]>;
}

/** There are rewards of kinds that the merchant has not let us make. */
export interface RewardsNotAllowed {
  readonly refused: 'not-allowed';
  /** Their places in the form, from 0. */
  readonly denied: readonly number[];
}

export interface RewardsOfShop {
  readonly currency: CurrencyCode;
  /** Has the merchant let us make discount codes? */
  readonly allowed: boolean;
  /** What the merchant has let us make or give. Other kinds are not offered. */
  readonly kinds: readonly Reward['kind'][];
  /** Null: nothing saved yet. */
  readonly current: SavedRewards | null;
  /** In force now: the saved ones, none where the shop's currency has changed since. */
  readonly settings: RewardSettings;
  /** What the form shows. */
  readonly form: RewardsForm;
}

export interface SavedRewards {
  readonly version: number;
  readonly effectiveAt: Instant;
  readonly settings: RewardSettings;
  readonly savedBy: string;
  readonly savedAt: Instant;
}
