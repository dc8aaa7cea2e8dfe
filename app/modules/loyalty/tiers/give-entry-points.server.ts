import type { Instant } from '#app/kernel/calendar.ts';
import { type Points, points } from '#app/kernel/points.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import { type AccountDraft, changeOf, draftOf, withDue, withEntry } from '../ledger/account-change.ts';
import { applyDue, type DueRules, expiryOf } from '../ledger/due.ts';
import { fact, type NewEntry } from '../ledger/ledger.ts';
import { lockAccounts } from '../store/accounts.server.ts';
import { writeChanges } from '../store/changes.server.ts';
import { findExpiryNow } from '../store/programs.server.ts';
import { levelOf } from './levels.ts';
import type { TierRules } from './path.ts';
import type { Level } from './tiers.ts';

/** Points for levels that a customer reached for the first time: available at once, they repay what is owed first. */
export async function giveEntryPoints(
  tx: Tx,
  customerId: bigint,
  reached: readonly string[],
  { tiers, zone }: TierRules,
  now: Instant,
): Promise<void> {
  const levels = reached.map((id) => levelOf(tiers, id)).filter((level) => level !== null);
  const giving = levels.filter((level) => level.entryPoints > 0);
  if (giving.length === 0) return;
  const rules: DueRules = { zone, expiry: await findExpiryNow(tx.sql, tx.shopId, now) };
  const draft = await lockedDraft(tx, customerId, rules, now);
  const given = giving.reduce((sum, level) => withEntryPoints(sum, level, rules, now), draft);
  await writeChanges(tx, [changeOf(given, rules)]);
  // The new lots have fallen due at once: what is owed is repaid from them.
  const matured = await lockedDraft(tx, customerId, rules, now);
  await writeChanges(tx, [changeOf(matured, rules)]);
}

async function lockedDraft(tx: Tx, customerId: bigint, rules: DueRules, now: Instant): Promise<AccountDraft> {
  const account = (await lockAccounts(tx.sql, tx.shopId, [customerId], null)).get(customerId);
  if (account === undefined) throw new Error('The account is locked');
  return withDue(draftOf(account), applyDue(account.state, now, rules), rules.zone);
}

function withEntryPoints(draft: AccountDraft, level: Level, rules: DueRules, now: Instant): AccountDraft {
  const gain = points(BigInt(level.entryPoints));
  const lot = { granted: gain, availableAt: now, expiresAt: expiryOf(now, rules) };
  return withEntry(draft, entryOf(draft.account.customerId, level, gain, now), draft.state, {
    orderId: null,
    lot,
  });
}

function entryOf(customerId: bigint, level: Level, gain: Points, now: Instant): NewEntry {
  // Once per customer and level for ever: the ledger refuses the same key again.
  const key = `customer:${customerId}:tier:${level.id}:entry`;
  return {
    kind: 'entry-reward',
    points: gain,
    sourceKey: key,
    happenedAt: now,
    orderShopifyId: null,
    uses: [],
    trace: { is: 'entry-reward', points: gain.toString(), tier: level.name },
    facts: [fact(key, 'points-granted', now, gain, { tier: level.id })],
  };
}
