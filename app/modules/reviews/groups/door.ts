import type { Instant } from '#app/kernel/calendar.ts';

export interface ReviewGroup {
  readonly id: bigint;
  readonly title: string;
  /** Shopify's ids. */
  readonly products: readonly bigint[];
  /** A staff member's id at Shopify. */
  readonly savedBy: string;
  readonly savedAt: Instant;
}

export interface GroupForm {
  /** Null: a new one. */
  readonly id: bigint | null;
  /** 1 to 80 characters. */
  readonly title: string;
  /** 2 to 50 products of the shop, each in one group only. */
  readonly products: readonly bigint[];
}

export type GroupSaved =
  | { readonly id: bigint }
  | { readonly refused: 'bad-title' | 'too-few' | 'too-many' | 'not-yours' }
  /** Products that the shop does not have, or that are in another group. */
  | { readonly refused: 'unknown-product' | 'grouped-elsewhere'; readonly products: readonly bigint[] };

/** Products whose reviews are shown together. What each of them shows at Shopify follows every change. */
export interface Groups {
  /** By title. */
  listGroups(shopId: bigint): Promise<readonly ReviewGroup[]>;
  saveGroup(shopId: bigint, form: GroupForm, actor: string, now: Instant): Promise<GroupSaved>;
  /** False: there is no such group. */
  deleteGroup(shopId: bigint, id: bigint): Promise<boolean>;
}
