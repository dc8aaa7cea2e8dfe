import type { Instant } from '#app/kernel/calendar.ts';
import type { LotId } from '#app/kernel/ids.ts';
import { minPoints, NO_POINTS, type Points, points, subtractPoints } from '#app/kernel/points.ts';
import { type AccountDraft, withDue, withEntry } from './account-change.ts';
import { applyDue, type DueRules } from './due.ts';
import { fact, type NewEntry } from './ledger.ts';
import { byUseOrder, freePoints, takeFromLot } from './lots.ts';

/**
 * Applies what is due after points have become free again, then lets what is available repay what is owed: points
 * whose time ran out while they were reserved repay nothing.
 */
export function settledDown(draft: AccountDraft, key: string, now: Instant, rules: DueRules): AccountDraft {
  return repaid(withDue(draft, applyDue(draft.state, now, rules), rules.zone), key, now);
}

/** Available points that meet a debt repay it, soonest expiry first. */
export function repaid(draft: AccountDraft, key: string, now: Instant): AccountDraft {
  const { account, lots } = draft.state;
  let open = account.debt;
  let rest = lots;
  const uses: { lotId: LotId; points: Points }[] = [];
  for (const lot of lots.filter((lot) => lot.matured).sort(byUseOrder)) {
    const taken = minPoints(open, freePoints(lot));
    if (taken <= 0n) continue;
    uses.push({ lotId: lot.id, points: points(-taken) });
    rest = takeFromLot(rest, lot.id, taken);
    open = subtractPoints(open, taken);
  }
  const amount = subtractPoints(account.debt, open);
  if (amount === 0n) return draft;
  const sourceKey = `${key}:repaid`;
  const entry: NewEntry = {
    kind: 'repay',
    points: NO_POINTS,
    sourceKey,
    happenedAt: now,
    orderShopifyId: null,
    uses,
    trace: { is: 'repay', points: amount.toString() },
    facts: [fact(sourceKey, 'debt-repaid', now, amount, {})],
  };
  return withEntry(draft, entry, { account: { ...account, debt: open }, lots: rest }, { orderId: null });
}
