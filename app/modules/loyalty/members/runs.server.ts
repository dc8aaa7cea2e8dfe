import type { Instant } from '#app/kernel/calendar.ts';
import { points } from '#app/kernel/points.ts';
import type { NewJob, Tx } from '#app/kernel/transaction.ts';
import { decideAdjustment } from '../adjusting/adjust.ts';
import { isAdjustment } from '../adjusting/asked.ts';
import type { LoyaltyDeps } from '../deps.ts';
import { type AccountChange, changeOf, draftOf, withDue } from '../ledger/account-change.ts';
import { applyDue } from '../ledger/due.ts';
import { assumedPointWorth, bestPointWorth, worthOf } from '../rewards/point-worth.ts';
import { getRewards } from '../rewards/save-rewards.server.ts';
import { lockAccounts } from '../store/accounts.server.ts';
import { findWritten } from '../store/by-hand/adjustments.server.ts';
import {
  advanceRun,
  findOpenRun,
  findRunByKey,
  insertRun,
  listStoredRuns,
  type StoredRun,
} from '../store/by-hand/runs.server.ts';
import { writeChanges } from '../store/changes.server.ts';
import { findLiveFrom, lockState } from '../store/programs.server.ts';
import type { AskedRun, Member, RunPreview, RunProgress, RunRefused, StartedRun } from './door.ts';
import { matches, memberOf } from './member.ts';
import { type MembersRules, readMembersRules, type Scan, scanMembers } from './scan.server.ts';

const previewPage = 500;
const previewMost = 20_000;
const stepSize = 100;
const mostChosen = 250;
const runsShown = 20;

const task = 'give-points';

type PreviewDeps = Pick<LoyaltyDeps, 'db' | 'orders' | 'discounts' | 'issuing'>;

/** Whom a run would reach: see `MembersDoor.previewRun`. */
export async function previewRun(
  deps: PreviewDeps,
  shopId: bigint,
  { filter, customers, points: each }: AskedRun,
  now: Instant,
): Promise<RunPreview> {
  const rules = await readMembersRules(deps, shopId, now);
  const { currency, settings } = await getRewards(deps, shopId);
  let [count, looked, after] = [0, 0, null as bigint | null];
  do {
    const page = { filter, customers, after, limit: previewPage };
    const scan: Scan = await scanMembers(deps, shopId, page, rules, now);
    count += scan.members.length;
    looked += previewPage;
    after = scan.last;
  } while (after !== null && looked < previewMost);
  const total = points(each * BigInt(count));
  return {
    customers: count,
    capped: after !== null,
    points: total,
    worth: worthOf(bestPointWorth(settings) ?? assumedPointWorth(currency), total),
  };
}

/** Records a run and its job: see `MembersDoor.startRun`. */
export async function startRun(
  deps: PreviewDeps,
  shopId: bigint,
  asked: AskedRun & StartedRun,
  now: Instant,
): Promise<RunProgress | RunRefused> {
  if (asked.points <= 0n || !isAdjustment({ ...asked, note: '' })) return { refused: 'bad-input' };
  const { customers } = asked;
  if (customers !== null && (customers.length === 0 || customers.length > mostChosen))
    return { refused: 'bad-input' };
  const { customers: expected } = await previewRun(deps, shopId, asked, now);
  return deps.db.inTransaction(shopId, async (tx) => {
    // Two who start at once wait for each other here.
    const { liveFrom } = await lockState(tx);
    const known = await findRunByKey(tx.sql, shopId, asked.key);
    if (known !== null) return progressOf(known);
    if (liveFrom === null) return { refused: 'not-allowed' };
    if ((await findOpenRun(tx.sql, shopId)) !== null) return { refused: 'already-done' };
    await insertRun(tx, asked, { asOf: now, expected });
    await tx.enqueue(runJob(shopId));
    const started = await findRunByKey(tx.sql, shopId, asked.key);
    if (started === null) throw new Error('A run that was written is there');
    return progressOf(started);
  });
}

/**
 * Gives the points of the next members: see `MembersDoor.continueRun`. One transaction per step, with the place where
 * the next one goes on: a step that is done twice gives once.
 */
export async function continueRun(
  deps: Pick<LoyaltyDeps, 'db' | 'orders' | 'now'>,
  shopId: bigint,
): Promise<RunProgress | null> {
  const run = await findOpenRun(deps.db.sql, shopId);
  if (run === null) return null;
  const now = await deps.now(shopId);
  const rules = await readMembersRules(deps, shopId, now);
  const page = { filter: run.filter, customers: run.customers, after: run.cursor, limit: stepSize };
  const live = (await findLiveFrom(deps.db.sql, shopId)) !== null;
  const scan = live ? await scanMembers(deps, shopId, page, rules, now) : { members: [], last: null };
  const given = await deps.db.inTransaction(shopId, async (tx) => {
    const changes = await changesFor(tx, run, scan.members, rules, now);
    const step = {
      cursor: scan.last ?? run.cursor,
      given: changes.length,
      finishedAt: scan.last === null ? now : null,
    };
    // Whoever has made this step has given its points: nothing of it is written here, then.
    if (!(await advanceRun(tx, run, step))) return 0;
    await writeChanges(tx, changes);
    if (scan.last !== null) await tx.enqueue(runJob(shopId));
    return changes.length;
  });
  return progressOf({ ...run, given: run.given + given, finished: scan.last === null });
}

export async function listRuns(
  { db }: Pick<LoyaltyDeps, 'db'>,
  shopId: bigint,
): Promise<readonly RunProgress[]> {
  return (await listStoredRuns(db.sql, shopId, runsShown)).map(progressOf);
}

/** Of those who still match once their accounts are locked. */
async function changesFor(
  tx: Tx,
  run: StoredRun,
  members: readonly Member[],
  rules: MembersRules,
  now: Instant,
): Promise<AccountChange[]> {
  const ids = members.map(({ customerId }) => customerId);
  const changes: AccountChange[] = [];
  for (const account of (await lockAccounts(tx.sql, tx.shopId, ids, null)).values()) {
    const sourceKey = `adjust:${account.customerId}:run:${run.id}`;
    if (!matches(memberOf(account, now, rules.due), run.filter, now, rules.due)) continue;
    if ((await findWritten(tx.sql, tx.shopId, sourceKey)) !== null) continue;
    const due = withDue(draftOf(account), applyDue(account.state, now, rules.due), rules.due.zone);
    const terms = { sourceKey, actor: run.startedBy, reason: run.reason, now, rules: rules.due };
    const given = decideAdjustment(due, run.each, terms);
    if (!('refused' in given)) changes.push(changeOf(given, rules.due));
  }
  return changes;
}

function progressOf({
  id,
  each,
  reason,
  startedBy,
  asOf,
  expected,
  given,
  finished,
}: StoredRun): RunProgress {
  return { id, each, reason, startedBy, asOf, expected, given, finished };
}

function runJob(shopId: bigint): NewJob {
  return { task, payload: { shopId: shopId.toString() }, key: `${task}:${shopId}` };
}
