import type { Instant } from '#app/kernel/calendar.ts';
import { NO_POINTS, type Points, points } from '#app/kernel/points.ts';
import type { CustomEvent, Way } from '../earning/program.ts';
import { type AccountDraft, UNSAVED_LOT, withEntry } from '../ledger/account-change.ts';
import { type DueRules, expiryOf } from '../ledger/due.ts';
import { fact, type LoyaltyFact, type NewEntry } from '../ledger/ledger.ts';

interface Terms {
  readonly sourceKey: string;
  readonly at: Instant;
  readonly rules: DueRules;
}

/** Points for what was done, as a lot of their own: usable at once, and like any that matures it repays first. */
export function withActivity(draft: AccountDraft, { way, points: gain }: Way, terms: Terms): AccountDraft {
  return withLot(draft, points(BigInt(gain)), terms, (granted) => ({
    kind: way === 'review' ? 'review' : 'activity',
    trace: { is: 'activity', points: granted.toString(), way },
    data: { way },
  }));
}

/** The same for what another system told of. */
export function withEvent(
  draft: AccountDraft,
  { id, name, points: gain }: CustomEvent,
  terms: Terms,
): AccountDraft {
  return withLot(draft, points(BigInt(gain)), terms, (granted) => ({
    kind: 'activity',
    trace: { is: 'event', points: granted.toString(), event: id, name },
    data: { way: 'event', event: id },
  }));
}

function withLot(
  draft: AccountDraft,
  granted: Points,
  { sourceKey, at, rules }: Terms,
  told: (granted: Points) => Pick<NewEntry, 'kind' | 'trace'> & { readonly data: LoyaltyFact['data'] },
): AccountDraft {
  const expiresAt = expiryOf(at, rules);
  const { kind, trace, data } = told(granted);
  const entry: NewEntry = {
    kind,
    points: granted,
    sourceKey,
    happenedAt: at,
    orderShopifyId: null,
    uses: [],
    trace,
    facts: [fact(sourceKey, 'points-granted', at, granted, data)],
  };
  const lot = {
    id: UNSAVED_LOT,
    orderShopifyId: null,
    granted,
    remaining: granted,
    reserved: NO_POINTS,
    availableAt: at,
    expiresAt,
    keptFrom: null,
    matured: false,
  };
  const { account, lots } = draft.state;
  const note = { orderId: null, lot: { granted, availableAt: at, expiresAt } };
  return withEntry(draft, entry, { account, lots: [...lots, lot] }, note);
}
