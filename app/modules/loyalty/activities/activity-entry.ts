import type { Instant } from '#app/kernel/calendar.ts';
import { NO_POINTS, points } from '#app/kernel/points.ts';
import type { Way } from '../earning/program.ts';
import { type AccountDraft, UNSAVED_LOT, withEntry } from '../ledger/account-change.ts';
import { type DueRules, expiryOf } from '../ledger/due.ts';
import { fact, type NewEntry } from '../ledger/ledger.ts';

/** Points for what was done, as a lot of their own: usable at once, and like any that matures it repays first. */
export function withActivity(
  draft: AccountDraft,
  { way, points: gain }: Way,
  { sourceKey, at, rules }: { readonly sourceKey: string; readonly at: Instant; readonly rules: DueRules },
): AccountDraft {
  const granted = points(BigInt(gain));
  const expiresAt = expiryOf(at, rules);
  const entry: NewEntry = {
    kind: way === 'review' ? 'review' : 'activity',
    points: granted,
    sourceKey,
    happenedAt: at,
    orderShopifyId: null,
    uses: [],
    trace: { is: 'activity', points: granted.toString(), way },
    facts: [fact(sourceKey, 'points-granted', at, granted, { way })],
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
