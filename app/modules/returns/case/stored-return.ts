import type { Outcome, ReturnState } from '#app/contracts/returns.ts';
import type { Instant } from '#app/kernel/calendar.ts';
import type { CurrencyCode } from '#app/kernel/currency.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import type { ReturnStanding } from '../decisions/moves.ts';
import type { HeldUnit } from '../decisions/units-left.ts';
import type {
  DeclineReason,
  Disposition,
  Hold,
  PaidDetail,
  Quote,
  ReturnTab,
  TimelineStep,
} from '../door.ts';
import type { Policy } from '../policy/policy.ts';

/** A return as it is kept, with everything that hangs on it. */
export interface StoredReturn {
  readonly id: bigint;
  readonly orderId: bigint;
  readonly orderShopifyId: ShopifyId;
  readonly orderName: string;
  readonly customerId: bigint | null;
  readonly name: string;
  readonly state: ReturnState;
  readonly tab: ReturnTab;
  readonly outcome: Outcome;
  readonly policyVersion: number;
  readonly policy: Policy;
  readonly currency: CurrencyCode;
  readonly quotedMinor: bigint;
  readonly quote: Quote;
  readonly requestedAt: Instant;
  readonly since: Instant;
  readonly shopifyId: ShopifyId | null;
  readonly refundIds: readonly ShopifyId[];
  readonly hold: Hold | null;
  readonly declinedReason: DeclineReason | null;
  readonly paid: PaidDetail | null;
  readonly lines: readonly StoredLine[];
  readonly units: readonly StoredUnit[];
  readonly words: ReadonlyMap<string, string>;
  readonly timeline: readonly TimelineStep[];
  readonly intents: readonly StoredIntent[];
}

export interface StoredLine {
  readonly position: number;
  readonly lineShopifyId: ShopifyId;
  readonly title: string;
  readonly variantTitle: string | null;
  readonly sku: string | null;
  readonly quantity: number;
  readonly reason: string;
}

export interface StoredUnit {
  readonly position: number;
  readonly lineShopifyId: ShopifyId;
  readonly ordinal: number;
  readonly fulfillmentShopifyId: ShopifyId;
  readonly held: boolean;
  readonly receivedAt: Instant | null;
  readonly grade: string | null;
  readonly disposition: Disposition | null;
  /** A settlement paid for it, whatever is found of it later. */
  readonly paid: boolean;
}

export type IntentKind = 'create' | 'cancel' | 'process' | 'bonus' | 'dispose' | 'close';

export interface StoredIntent {
  readonly kind: IntentKind;
  readonly state: 'waiting' | 'done' | 'refused' | 'void';
  readonly plan: unknown;
  readonly attempts: number;
  readonly plannedAt: Instant;
}

export function intentOf(stored: Pick<StoredReturn, 'intents'>, kind: IntentKind): StoredIntent | null {
  return stored.intents.find((intent) => intent.kind === kind) ?? null;
}

/** What decides its moves. */
export function standingOf(stored: StoredReturn): ReturnStanding {
  return {
    state: stored.state,
    settleOn: stored.policy.settleOn,
    units: stored.units.map((unit) => ({
      received: unit.receivedAt !== null,
      disposition: unit.disposition,
    })),
    settling: stored.state !== 'settled' && intentOf(stored, 'process')?.state === 'waiting',
  };
}

const endedUnpaid = new Set<ReturnState>(['declined', 'cancelled']);

/** The units that it holds, and whether Shopify may show a refund of them. */
export function heldUnitsOf(stored: StoredReturn): HeldUnit[] {
  if (endedUnpaid.has(stored.state)) return [];
  return stored.units
    .filter((unit) => unit.held)
    .map(({ lineShopifyId, ordinal, fulfillmentShopifyId, disposition, paid }) => ({
      lineShopifyId,
      ordinal,
      fulfillmentShopifyId,
      standing: disposition === 'missing' && !paid ? 'waiting' : moneyStanding(stored),
    }));
}

function moneyStanding(stored: StoredReturn): HeldUnit['standing'] {
  if (stored.state === 'settled') return 'processed';
  const process = intentOf(stored, 'process');
  if (process?.state === 'done') return 'processed';
  return process?.state === 'waiting' && process.attempts > 0 ? 'unknown' : 'waiting';
}
