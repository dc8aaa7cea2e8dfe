import { compareInstants, type Instant } from '#app/kernel/calendar.ts';
import type { LotId, ShopifyId } from '#app/kernel/ids.ts';
import { NO_POINTS, type Points, subtractPoints } from '#app/kernel/points.ts';

/** Points granted together, with one maturity and one expiry. */
export interface Lot {
  readonly id: LotId;
  /** The order that earned it; null for points from elsewhere. */
  readonly orderShopifyId: ShopifyId | null;
  readonly granted: Points;
  readonly remaining: Points;
  /** Part of `remaining` that holds keep for redemptions. */
  readonly reserved: Points;
  /** When it becomes available; null: not known yet. */
  readonly availableAt: Instant | null;
  /** When it would have become available, while an open return keeps it from that; null: none does. */
  readonly keptFrom: Instant | null;
  /** First moment at which it can no longer be used; null: never by itself. */
  readonly expiresAt: Instant | null;
  /** Its maturity has been applied. Until then it is pending. */
  readonly matured: boolean;
}

/** What of an account is not a sum over lots. */
export interface Account {
  /** Points owed, never negative: taken back from somebody who had already used them. */
  readonly debt: Points;
  /** Last earning or redeeming, in business time. */
  readonly lastActivityAt: Instant | null;
}

export interface AccountState {
  readonly account: Account;
  readonly lots: readonly Lot[];
}

export const NEW_ACCOUNT: AccountState = { account: { debt: NO_POINTS, lastActivityAt: null }, lots: [] };

/** Points of a lot that neither a hold keeps nor somebody has used. */
export function freePoints(lot: Lot): Points {
  return subtractPoints(lot.remaining, lot.reserved);
}

/** The order in which points are used: soonest expiry first (never-expiring last), then oldest. */
export function byUseOrder(a: Lot, b: Lot): number {
  const byExpiry =
    a.expiresAt === null || b.expiresAt === null
      ? Number(a.expiresAt === null) - Number(b.expiresAt === null)
      : compareInstants(a.expiresAt, b.expiresAt);
  return byExpiry !== 0 ? byExpiry : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The lots with one of them having `taken` points less. */
export function takeFromLot(lots: readonly Lot[], id: LotId, taken: Points): readonly Lot[] {
  return lots.map((lot) =>
    lot.id === id ? { ...lot, remaining: subtractPoints(lot.remaining, taken) } : lot,
  );
}
