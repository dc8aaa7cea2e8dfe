import { addLocalDays, compareInstants, type Instant } from '#app/kernel/calendar.ts';
import type { NewFact, Tx } from '#app/kernel/transaction.ts';
import type { LoyaltyDeps } from '../deps.ts';
import type { StoredAccount } from '../ledger/account-change.ts';
import { applyDue } from '../ledger/due.ts';
import { findExpiryNow, findLiveFrom } from '../store/programs.server.ts';
import { type Notice, type NoticeRules, nextNotice, noticesDue, type Told } from './notices.ts';
import {
  findNoticeDays,
  listTold,
  lockChanged,
  lockNoticed,
  saveNotices,
  saveTold,
} from './store/notices.server.ts';

const batchSize = 100;

type Deps = Pick<LoyaltyDeps, 'db' | 'orders'>;

/** Works out when the owners of changed accounts are to be told: see `ExpiringDoor.foreseeNotices`. */
export async function foreseeNotices(deps: Deps, shopId: bigint, now: Instant): Promise<void> {
  await inBatches(deps, shopId, now, (tx) => lockChanged(tx, batchSize), foresee);
}

/** Announces what owners are to be told: see `ExpiringDoor.sweepNotices`. */
export async function sweepNotices(deps: Deps, shopId: bigint, now: Instant): Promise<number> {
  await foreseeNotices(deps, shopId, now);
  return inBatches(
    deps,
    shopId,
    now,
    (tx) => lockNoticed(tx, now, batchSize),
    (tx, accounts, told, rules) => tell(tx, accounts, told, now, rules),
  );
}

type Look = (tx: Tx, accounts: readonly StoredAccount[], told: Told, rules: NoticeRules) => Promise<number>;

/** A batch of accounts per transaction, each in a fixed number of statements. While the programme is off, none. */
async function inBatches(
  { db, orders }: Deps,
  shopId: bigint,
  now: Instant,
  lock: (tx: Tx) => Promise<readonly StoredAccount[]>,
  look: Look,
): Promise<number> {
  const { zone } = await orders.shopForLoyalty(shopId);
  let sum = 0;
  for (;;) {
    const done = await db.inTransaction(shopId, async (tx) => {
      if ((await findLiveFrom(tx.sql, shopId)) === null) return null;
      const accounts = await lock(tx);
      if (accounts.length === 0) return null;
      const expiry = await findExpiryNow(tx.sql, shopId, now);
      const days = await findNoticeDays(tx.sql, shopId, now);
      const ids = accounts.map(({ customerId }) => customerId);
      const told = days === null ? new Map() : await listTold(tx.sql, shopId, ids);
      return look(tx, accounts, told, { zone, expiry, days });
    });
    if (done === null) return sum;
    sum += done;
  }
}

const foresee: Look = async (tx, accounts, told, rules) => {
  await saveNotices(
    tx,
    accounts.map(({ customerId, state }) => ({ customerId, at: nextNotice(state, told, rules) })),
  );
  return 0;
};

async function tell(
  tx: Tx,
  accounts: readonly StoredAccount[],
  told: Told,
  now: Instant,
  rules: NoticeRules,
): Promise<number> {
  const due = accounts.map((account) => ({ account, notices: noticesDue(account.state, told, now, rules) }));
  const ends = due.flatMap(({ notices }) => notices.flatMap((notice) => notice.ends));
  await saveTold(tx, ends);
  const known = new Map([...told, ...ends.map(({ lotId, end }) => [lotId, end] as const)]);
  await saveNotices(
    tx,
    due.map(({ account: { customerId, state } }) => ({
      customerId,
      at: nextNotice(applyDue(state, now, rules).state, known, rules),
    })),
  );
  const facts = due.flatMap(({ account, notices }) =>
    notices.map((notice) => factOf(account, notice, now, rules)),
  );
  await tx.announce(facts);
  return facts.length;
}

/** A jump of the clock is swept by days. What is older has come up only now, as when a reservation ended. */
function factOf(
  { customerId }: StoredAccount,
  { day, at, points }: Notice,
  now: Instant,
  { zone }: NoticeRules,
): NewFact {
  const isOld = compareInstants(addLocalDays(at, zone, 2), now) < 0;
  return {
    key: `account:${customerId}:expiring:${day}`,
    kind: 'points-expiring',
    customerId,
    orderId: null,
    happenedAt: isOld ? now : at,
    data: { points: points.toString(), lastDay: day.toString() },
  };
}
