import { compareInstants, type Instant } from '#app/kernel/calendar.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import { NO_POINTS } from '#app/kernel/points.ts';
import { keepTraits } from '../earning/entitlement.ts';
import type { Program } from '../earning/program.ts';
import type { LineTraits, OrderForLoyalty, OrderTraits } from '../ports.ts';
import { levelOf } from '../tiers/levels.ts';
import type { OrderTier } from '../tiers/order-tier.ts';
import { NEW_ACCOUNT } from './lots.ts';
import { planSettlement, type SettlementQuestion } from './plan-settlement.ts';
import type { OrderAccount } from './settlement.ts';

/** What of an order's settlements is known beside the order. */
export interface KnownSettlement {
  readonly liveFrom: Instant | null;
  /** The catch-up that awards this order; null: none does. */
  readonly catchUpAsOf: Instant | null;
  readonly order: {
    readonly customerId: bigint;
    readonly soFar: OrderAccount;
    readonly traits: ReadonlyMap<ShopifyId, LineTraits>;
    readonly orderTraits: OrderTraits | null;
    /** The level by which it has earned; null: not decided, as before its first points. */
    readonly tier: OrderTier | null;
  } | null;
  readonly program: { readonly version: number; readonly program: Program } | null;
}

/**
 * May this order earn anything new? Orders from before the area went live do not, unless a catch-up includes them
 * or they have earned before; nothing new is earned while the area is off.
 */
export function mayEarn(order: OrderForLoyalty, known: KnownSettlement): boolean {
  if (known.liveFrom === null || order.customerId === null) return false;
  if (known.order !== null && known.order.soFar.granted > 0n) return true;
  return known.catchUpAsOf !== null || compareInstants(order.order.processedAt, known.liveFrom) >= 0;
}

/** The question of `planSettlement` but for the account: what the order is worth does not depend on it. */
export function questionOf(
  { order, traits, orderTraits, shop }: OrderForLoyalty,
  known: KnownSettlement & { readonly program: { readonly program: Program } },
  now: Instant,
  tier: OrderTier | null = known.order?.tier ?? null,
): Omit<SettlementQuestion, 'state' | 'expiryNow'> {
  const held = heldBefore(known.program.program, tier);
  return {
    order,
    terms: {
      program: known.program.program,
      traits: keepTraits(known.order?.traits ?? new Map(), traits),
      ...(held === null ? {} : { tierFactor: held.factor }),
      ...(held === null || held.name === null ? {} : { tierName: held.name }),
      bought: {
        zone: shop.zone,
        traits: known.order?.orderTraits ?? orderTraits,
        ...(held === null ? {} : { tier: held.name }),
      },
    },
    soFar: known.order?.soFar ?? { granted: NO_POINTS, clawed: NO_POINTS },
    now,
    zone: shop.zone,
    asOf: known.catchUpAsOf,
  };
}

/** Null: the programme has no levels, or none is decided on yet. */
function heldBefore({ tiers }: Program, tier: OrderTier | null) {
  if (tiers === null || tier === null) return null;
  return { factor: tier.factor, name: levelOf(tiers, tier.level)?.name ?? null };
}

/** What settling would write, looked at without the account: enough to know whether, and for a grant everything. */
export function outlook(question: Omit<SettlementQuestion, 'state' | 'expiryNow'>) {
  return planSettlement({ ...question, state: NEW_ACCOUNT, expiryNow: null });
}
