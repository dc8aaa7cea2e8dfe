import type { Instant } from '#app/kernel/calendar.ts';
import { type Points, points } from '#app/kernel/points.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import type { LoyaltyDeps } from '../deps.ts';
import {
  type AccountDraft,
  changeOf,
  draftOf,
  type StoredAccount,
  withDue,
} from '../ledger/account-change.ts';
import { applyDue, type DueRules } from '../ledger/due.ts';
import { readBalance } from '../read-balance.server.ts';
import { lockAccounts, withSpentLots } from '../store/accounts.server.ts';
import { findAdjustment, findWritten, insertNote } from '../store/by-hand/adjustments.server.ts';
import { writeChanges } from '../store/changes.server.ts';
import { findExpiryNow, findLiveFrom } from '../store/programs.server.ts';
import { type AdjustDecision, decideAdjustment, decideUndo } from './adjust.ts';
import { isAdjustment } from './asked.ts';
import type { Adjuster, AdjustmentOutcome, AskedAdjustment } from './door.ts';

type Deps = Pick<LoyaltyDeps, 'db' | 'orders'>;

/** Gives or takes points by hand: see `AdjustingDoor.adjustPoints`. */
export async function adjustPoints(
  deps: Deps,
  shopId: bigint,
  customerId: bigint,
  asked: AskedAdjustment,
  by: Adjuster,
  now: Instant,
): Promise<AdjustmentOutcome> {
  if (!isAdjustment(asked)) return { refused: 'bad-input' };
  const { sql } = deps.db;
  const sourceKey = `adjust:${customerId}:${asked.key}`;
  const known = await findWritten(sql, shopId, sourceKey);
  if (known !== null) return known;
  const change = points(asked.points);
  if (isAbove(change, by.limit)) return { refused: 'limit-reached' };
  if ((await findLiveFrom(sql, shopId)) === null) return { refused: 'not-allowed' };
  if (!(await deps.orders.customerShopifyIds(shopId, [customerId])).has(customerId))
    return { refused: 'bad-input' };
  // Who has nothing gets no account by being asked of. The lock decides for those who have something.
  if (change < 0n) {
    const { available } = await readBalance(deps, shopId, customerId, now);
    // The same adjustment, sent at once, may have been what took them.
    if (available < -change)
      return (await findWritten(sql, shopId, sourceKey)) ?? { refused: 'insufficient-points', available };
  }
  const { zone } = await deps.orders.shopForLoyalty(shopId);
  return deps.db.inTransaction(shopId, async (tx) => {
    const account = await lockAccount(tx, customerId);
    // Two with the same key wait for each other at the account.
    const written = await findWritten(tx.sql, shopId, sourceKey);
    if (written !== null) return written;
    const rules = { zone, expiry: await findExpiryNow(tx.sql, shopId, now) };
    const terms = { sourceKey, actor: by.actor, reason: asked.reason, now, rules };
    return write(
      tx,
      decideAdjustment(dueDraft(account, now, rules), change, terms),
      terms,
      asked.note.trim(),
    );
  });
}

/** Reverses an adjustment, once: see `AdjustingDoor.undoAdjustment`. */
export async function undoAdjustment(
  { db, orders }: Deps,
  shopId: bigint,
  customerId: bigint,
  entryNumber: number,
  by: Adjuster,
  now: Instant,
): Promise<AdjustmentOutcome> {
  const undone = await findAdjustment(db.sql, shopId, customerId, entryNumber);
  if (undone === null || undone.isUndo || (await findLiveFrom(db.sql, shopId)) === null)
    return { refused: 'not-allowed' };
  if (isAbove(undone.points, by.limit)) return { refused: 'limit-reached' };
  const sourceKey = `adjust-undo:${undone.entryId}`;
  const { zone } = await orders.shopForLoyalty(shopId);
  return db.inTransaction(shopId, async (tx) => {
    const open = await lockAccount(tx, customerId);
    if ((await findWritten(tx.sql, shopId, sourceKey)) !== null) return { refused: 'already-done' };
    const lots = undone.taken.map(({ lotId }) => lotId);
    const accounts = new Map([[customerId, open]]);
    const account = (await withSpentLots(tx.sql, shopId, accounts, lots, null)).get(customerId) ?? open;
    const rules = { zone, expiry: await findExpiryNow(tx.sql, shopId, now) };
    const terms = { sourceKey, actor: by.actor, reason: null, now, rules };
    return write(tx, decideUndo(dueDraft(account, now, rules), undone, terms), terms, '');
  });
}

const isAbove = (change: Points, limit: Points | null): boolean =>
  limit !== null && (change < 0n ? -change : change) > limit;

async function lockAccount(tx: Tx, customerId: bigint): Promise<StoredAccount> {
  const account = (await lockAccounts(tx.sql, tx.shopId, [customerId], null)).get(customerId);
  if (account === undefined) throw new Error('The account is locked');
  return account;
}

function dueDraft(account: StoredAccount, now: Instant, rules: DueRules): AccountDraft {
  return withDue(draftOf(account), applyDue(account.state, now, rules), rules.zone);
}

async function write(
  tx: Tx,
  decision: AdjustDecision,
  { sourceKey, actor, now, rules }: { sourceKey: string; actor: string; now: Instant; rules: DueRules },
  note: string,
): Promise<AdjustmentOutcome> {
  if ('refused' in decision) return decision;
  await writeChanges(tx, [changeOf(decision, rules)]);
  const line = decision.lines.find(({ entry }) => entry.sourceKey === sourceKey);
  if (line === undefined) throw new Error('The adjustment is among the lines');
  const { customerId } = decision.account;
  const about = `entry:${line.number}`;
  if (note !== '') await insertNote(tx, { customerId, about, text: note, writtenBy: actor, writtenAt: now });
  return { entryNumber: line.number, points: line.entry.points };
}
