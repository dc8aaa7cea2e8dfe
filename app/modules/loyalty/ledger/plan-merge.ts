import { type Instant, laterOf } from '#app/kernel/calendar.ts';
import { addPoints, NO_POINTS, type Points, points } from '#app/kernel/points.ts';
import {
  type AccountDraft,
  draftOf,
  postedOf,
  type StoredAccount,
  withDue,
  withEntry,
} from './account-change.ts';
import { applyDue, type DueRules } from './due.ts';
import type { NewEntry } from './ledger.ts';
import type { Account, AccountState } from './lots.ts';
import { repaid } from './repay.ts';

export interface MergeInput {
  readonly from: StoredAccount;
  readonly into: StoredAccount;
  readonly now: Instant;
  readonly rules: DueRules;
}

/** The two accounts after one has taken over all that the other held and owed; null: there is nothing to take over. */
export function planMerge({
  from,
  into,
  now,
  rules,
}: MergeInput): readonly [AccountDraft, AccountDraft] | null {
  const { zone } = rules;
  const leaving = withDue(draftOf(from), applyDue(from.state, now, rules), zone);
  const { account, lots } = leaving.state;
  const moved = postedOf(leaving);
  // What has just expired is to be written, too: its lots have moved.
  const isEmpty = lots.every((lot) => lot.remaining === 0n) && account.debt === 0n && moved === 0n;
  if (isEmpty && leaving.lines.length === 0) return null;
  const staying = withDue(draftOf(into), applyDue(into.state, now, rules), zone);
  const key = `customer:${from.customerId}:merged:${from.entries + leaving.lines.length + 1}`;
  const emptied: AccountState = {
    account: { debt: NO_POINTS, lastActivityAt: account.lastActivityAt },
    lots: [],
  };
  const joined: AccountState = {
    account: joinedAccount(account, staying.state.account),
    lots: [...staying.state.lots, ...lots],
  };
  const out = mergeEntry(`${key}:out`, points(-moved), 'out', now);
  const received = mergeEntry(`${key}:in`, moved, 'in', now);
  const taken = withEntry(staying, received, joined, { orderId: null });
  return [withEntry(leaving, out, emptied, { orderId: null }), repaid(taken, key, now)];
}

function joinedAccount(from: Account, into: Account): Account {
  const [a, b] = [from.lastActivityAt, into.lastActivityAt];
  return {
    debt: addPoints(from.debt, into.debt),
    lastActivityAt: a === null || b === null ? (a ?? b) : laterOf(a, b),
  };
}

function mergeEntry(sourceKey: string, change: Points, direction: 'in' | 'out', now: Instant): NewEntry {
  return {
    kind: 'merge',
    points: change,
    sourceKey,
    happenedAt: now,
    orderShopifyId: null,
    uses: [],
    trace: { is: 'merge', points: change.toString(), direction },
    facts:
      direction === 'out'
        ? []
        : [{ key: sourceKey, kind: 'points-merged', happenedAt: now, data: { points: change.toString() } }],
  };
}
