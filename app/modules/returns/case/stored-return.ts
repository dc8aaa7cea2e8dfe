import type { Outcome, ReturnState } from '#app/contracts/returns.ts';
import type { Instant } from '#app/kernel/calendar.ts';
import type { CurrencyCode } from '#app/kernel/currency.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import { type ReturnStanding, standingIn } from '../decisions/standing.ts';
import type { HeldUnit } from '../decisions/units-left.ts';
import type {
  DeclineReason,
  Disposition,
  Hold,
  PaidDetail,
  PhotoRef,
  Quote,
  ReturnMessageDetail,
  ReturnOrigin,
  ReturnTab,
  TimelineStep,
} from '../door.ts';
import type { Policy } from '../policy/policy.ts';
import type { ReturnTerms } from '../policy/terms.ts';

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
  readonly origin: ReturnOrigin;
  /** What the rules came to when it was asked for. */
  readonly terms: ReturnTerms;
  readonly currency: CurrencyCode;
  readonly quotedMinor: bigint;
  readonly quote: Quote;
  readonly requestedAt: Instant;
  readonly since: Instant;
  readonly dueAt: Instant | null;
  readonly expiresAt: Instant | null;
  readonly owner: string | null;
  readonly unread: boolean;
  /** Stands before others in open lists. */
  readonly first: boolean;
  /** Minor units of the shop's currency. */
  readonly quotedShopMinor: bigint;
  readonly shopifyId: ShopifyId | null;
  readonly refundIds: readonly ShopifyId[];
  readonly hold: Hold | null;
  readonly declinedReason: DeclineReason | null;
  readonly paid: PaidDetail | null;
  readonly lines: readonly StoredLine[];
  readonly units: readonly StoredUnit[];
  readonly exchange: readonly StoredExchange[];
  readonly messages: readonly Omit<ReturnMessageDetail, 'text'>[];
  readonly photos: readonly StoredPhoto[];
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
  /** As it was called then; empty: it is called what the policy calls it. */
  readonly reasonLabel: string;
  readonly productShopifyId: ShopifyId | null;
  readonly imageUrl: string | null;
  readonly answers: readonly StoredAnswer[];
}

/** `label`: of the option that was chosen; null: it was answered in words, which stand in "answer:<position>:<question>". */
export interface StoredAnswer {
  readonly question: string;
  readonly text: string;
  readonly label: string | null;
}

/** Minor units are of all of `quantity`, in the order's currency, as displayed. */
export interface StoredExchange {
  readonly position: number;
  readonly variantShopifyId: ShopifyId;
  readonly title: string;
  readonly variantTitle: string | null;
  readonly quantity: number;
  readonly listMinor: bigint;
  readonly priceMinor: bigint;
  readonly taxMinor: bigint;
  /** Shopify's exchange line; null while there is none. */
  readonly shopifyId: ShopifyId | null;
}

/** `ordinal`: of the unit of which it shows what came; null: the shopper's picture of the line. */
export interface StoredPhoto extends PhotoRef {
  readonly position: number;
  readonly ordinal: number | null;
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

/**
 * `approve` and `decline`: what somebody asked for at Shopify. `refund`: a part of the price while the goods stay.
 * `invoice`: what an exchange costs. `remove`: units that nobody waits for in it any longer.
 */
export type IntentKind =
  | 'create'
  | 'approve'
  | 'decline'
  | 'cancel'
  | 'process'
  | 'refund'
  | 'bonus'
  | 'invoice'
  | 'dispose'
  | 'remove'
  | 'close';

export interface StoredIntent {
  readonly kind: IntentKind;
  readonly state: 'waiting' | 'done' | 'refused' | 'void';
  readonly plan: unknown;
  readonly attempts: number;
  readonly plannedAt: Instant;
  /** For calls that take one; stored before the first. */
  readonly idempotency: string | null;
}

export function intentOf(stored: Pick<StoredReturn, 'intents'>, kind: IntentKind): StoredIntent | null {
  return stored.intents.find((intent) => intent.kind === kind) ?? null;
}

/** What pays: through Shopify's return, or as a part of the price while the goods stay. */
export function payingIntent(stored: Pick<StoredReturn, 'intents' | 'outcome'>): StoredIntent | null {
  return intentOf(stored, stored.outcome === 'keep' ? 'refund' : 'process');
}

/** What decides its moves; `state`: as if it were in that one. */
export function standingOf(stored: StoredReturn, state: ReturnState = stored.state): ReturnStanding {
  return standingIn({
    state,
    outcome: stored.outcome,
    settleOn: stored.terms.settleOn,
    units: stored.units.map(({ receivedAt, disposition, paid }) => ({
      received: receivedAt !== null,
      disposition,
      paid,
    })),
    settling: stored.state !== 'settled' && payingIntent(stored)?.state === 'waiting',
  });
}

const endedUnpaid = new Set<ReturnState>(['declined', 'cancelled', 'expired']);

/** Ended here without a payment, while Shopify's return has not ended: not yet, or it refused. */
const isEndingThere = ({ shopifyId, intents }: StoredReturn) =>
  shopifyId !== null &&
  intents.some(
    ({ kind, state }) =>
      (kind === 'cancel' || kind === 'decline') && (state === 'waiting' || state === 'refused'),
  );

/** Refunds of the units that it holds. What Shopify's return gave back although ours had ended is somebody else's. */
export const ourRefundsOf = (stored: Pick<StoredReturn, 'state' | 'refundIds'>): readonly ShopifyId[] =>
  endedUnpaid.has(stored.state) ? [] : stored.refundIds;

/** The units that it holds, and whether Shopify may show a refund of them. */
export function heldUnitsOf(stored: StoredReturn): HeldUnit[] {
  if (endedUnpaid.has(stored.state))
    return isEndingThere(stored)
      ? stored.units.map((unit) => ({ ...placeOf(unit), standing: 'unknown' }))
      : [];
  return stored.units
    .filter((unit) => unit.held)
    .map((unit) => ({
      ...placeOf(unit),
      standing: unitStanding(stored, unit),
    }));
}

const placeOf = ({ lineShopifyId, ordinal, fulfillmentShopifyId }: StoredUnit) => ({
  lineShopifyId,
  ordinal,
  fulfillmentShopifyId,
});

/** Units of one return can be paid one after the other, where staff do it at Shopify. */
function unitStanding(stored: StoredReturn, { disposition, paid }: StoredUnit): HeldUnit['standing'] {
  if (paid && stored.outcome !== 'keep') return 'processed';
  return disposition === 'missing' ? 'waiting' : moneyStanding(stored);
}

/** Units that stay with the customer are in no refund of Shopify's, paid for or not. */
function moneyStanding(stored: StoredReturn): HeldUnit['standing'] {
  if (stored.outcome === 'keep') return 'waiting';
  if (stored.state === 'settled') return 'processed';
  const process = intentOf(stored, 'process');
  if (process?.state === 'done') return 'processed';
  return process?.state === 'waiting' && process.attempts > 0 ? 'unknown' : 'waiting';
}
