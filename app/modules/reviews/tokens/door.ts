import type { Instant } from '#app/kernel/calendar.ts';

/** feed: the file that shopping engines fetch. read: the public list for other programs. */
export const tokenPurposes = ['feed', 'read'] as const;
export type TokenPurpose = (typeof tokenPurposes)[number];

/** The secret of an address, as staff may see it. Times are real. */
export interface ReviewToken {
  readonly secret: string;
  /** A staff member's id at Shopify. */
  readonly createdBy: string;
  readonly createdAt: Instant;
  /** To the minute; null: never. */
  readonly lastReadAt: Instant | null;
}

export interface Tokens {
  /** Null: there is none. */
  findToken(shopId: bigint, purpose: TokenPurpose): Promise<ReviewToken | null>;
  /** A new secret; the one before opens nothing from here on. */
  makeToken(shopId: bigint, purpose: TokenPurpose, actor: string): Promise<ReviewToken>;
  /** False: there was none. */
  revokeToken(shopId: bigint, purpose: TokenPurpose): Promise<boolean>;
  /** Whose secret for this purpose it is, noted as read now; null: nobody's. */
  shopOf(purpose: TokenPurpose, secret: string): Promise<bigint | null>;
}
