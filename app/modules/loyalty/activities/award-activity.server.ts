import type { Instant } from '#app/kernel/calendar.ts';
import { points } from '#app/kernel/points.ts';
import type { LoyaltyDeps } from '../deps.ts';
import type { Way } from '../earning/program.ts';
import { changeOf, draftOf, withDue } from '../ledger/account-change.ts';
import { applyDue } from '../ledger/due.ts';
import { lockAccounts } from '../store/accounts.server.ts';
import { writeChanges } from '../store/changes.server.ts';
import { findExpiryNow } from '../store/programs.server.ts';
import { withActivity } from './activity-entry.ts';
import type { Activity, ActivityOutcome } from './door.ts';
import { findWaysAt, listWritten } from './store/ways.server.ts';

type Deps = Pick<LoyaltyDeps, 'db' | 'orders'>;

/** Gives what the programme gives for it, once: see `ActivitiesDoor.awardActivity`. */
export async function awardActivity(
  { db, orders }: Deps,
  shopId: bigint,
  customerId: bigint,
  { way, key, happenedAt }: Activity,
  now: Instant,
): Promise<ActivityOutcome> {
  const then = await findWaysAt(db.sql, shopId, happenedAt);
  const given = then?.ways.find((known) => known.way === way);
  const liveNow = await findWaysAt(db.sql, shopId, now);
  if (then === null || given === undefined || liveNow === null) return { nothing: 'off' };
  const { zone } = await orders.shopForLoyalty(shopId);
  const sourceKey = sourceKeyOf(way, customerId, key);
  const before = await orders.takenOver(shopId, customerId);
  const keys = [sourceKey, ...before.map((id) => sourceKeyOf(way, id, key))];
  return db.inTransaction(shopId, async (tx) => {
    // Two that award the same wait for each other at the account.
    const account = (await lockAccounts(tx.sql, shopId, [customerId], null)).get(customerId);
    if (account === undefined) throw new Error('The account is locked');
    if ((await listWritten(tx.sql, shopId, keys)).size > 0) return { nothing: 'already-done' };
    const rules = { zone, expiry: await findExpiryNow(tx.sql, shopId, now) };
    const draft = withDue(draftOf(account), applyDue(account.state, now, rules), zone);
    const terms = { sourceKey, at: happenedAt, rules: { zone, expiry: then.expiry } };
    await writeChanges(tx, [changeOf(withActivity(draft, given, terms), rules)]);
    return { granted: points(BigInt(given.points)) };
  });
}

/** Reviews are told apart by what was reviewed; everything else by who did it, and when if that is every year. */
export function sourceKeyOf(way: Way['way'], customerId: bigint, key: string): string {
  const parts = way === 'review' ? [way, key] : [way, customerId.toString(), key];
  return parts.filter((part) => part !== '').join(':');
}
