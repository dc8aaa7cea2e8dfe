import { type Instant, lastLocalDay, type Zone } from '#app/kernel/calendar.ts';
import { NO_POINTS } from '#app/kernel/points.ts';
import type { LoyaltyDeps } from './deps.ts';
import type { StatementEntry, StatementLot, StatementPage, StatementView } from './door.ts';
import { explainEntry } from './explanation/explain.ts';
import { type AccountDraft, draftOf, type LedgerLine, withDue } from './ledger/account-change.ts';
import { applyDue, balanceOf, type DueRules, nextDue, usableUntil } from './ledger/due.ts';
import { byUseOrder, type Lot } from './ledger/lots.ts';
import { findAccount } from './store/accounts.server.ts';
import { findExpiryNow } from './store/programs.server.ts';
import { listEntries } from './store/statement.server.ts';

const EMPTY: StatementView = {
  balance: { available: NO_POINTS, pending: NO_POINTS, held: NO_POINTS, debt: NO_POINTS },
  nextDue: null,
  entries: [],
  next: null,
  lots: [],
};

/**
 * An account with a page of its entries. What has fallen due stands among them even before the sweep has written
 * it, as the sweep will write it.
 */
export async function readStatement(
  { db, orders }: Pick<LoyaltyDeps, 'db' | 'orders'>,
  shopId: bigint,
  customerId: bigint,
  { before, limit }: StatementPage,
  now: Instant,
): Promise<StatementView> {
  const account = await findAccount(db.sql, shopId, customerId);
  if (account === null) return EMPTY;
  const { zone } = await orders.shopForLoyalty(shopId);
  const rules: DueRules = { zone, expiry: await findExpiryNow(db.sql, shopId, now) };
  const draft = withDue(draftOf(account), applyDue(account.state, now, rules), zone);
  const unwritten = draft.lines.map(entryOf).reverse();
  const entries = [
    ...unwritten.filter(({ number }) => before === undefined || number < before),
    // A sweep may have written some of them since the account was read.
    ...(await listEntries(db.sql, shopId, customerId, {
      before: Math.min(before ?? account.entries + 1, account.entries + 1),
      limit: limit + 1,
    })),
  ];
  const page = entries.slice(0, limit);
  return {
    balance: balanceOf(draft.state),
    nextDue: nextDue(draft.state, rules),
    entries: page,
    next: entries.length > limit ? (page.at(-1)?.number ?? null) : null,
    lots: lotsOf(draft, rules, zone),
  };
}

function entryOf({ number, balanceAfter, entry, note }: LedgerLine): StatementEntry {
  return {
    number,
    kind: entry.kind,
    points: entry.points,
    balanceAfter,
    orderId: note.orderId,
    happenedAt: entry.happenedAt,
    actor: note.actor ?? 'afterglow',
    reason: note.reason ?? null,
    byHand: null,
    explanation: explainEntry(entry.trace),
  };
}

function lotsOf({ state, account }: AccountDraft, rules: DueRules, zone: Zone): StatementLot[] {
  const lastDay = (lot: Lot) => {
    const end = usableUntil(lot, state.account, rules);
    return end === null ? null : lastLocalDay(end, zone);
  };
  return state.lots
    .filter((lot) => lot.remaining > 0n)
    .sort(byUseOrder)
    .map((lot) => ({
      granted: lot.granted,
      remaining: lot.remaining,
      reserved: lot.reserved,
      state: lot.matured ? 'available' : 'pending',
      orderId: account.lotOrders.get(lot.id) ?? null,
      availableAt: lot.availableAt,
      lastDay: lastDay(lot),
    }));
}
