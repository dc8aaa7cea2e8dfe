import type { Instant } from '#app/kernel/calendar.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import type { LoyaltyDeps } from './deps.ts';
import type { BadInput, ProgramSaved, ProgramView } from './door.ts';
import { parseProgramForm, programForm } from './earning/forms.ts';
import { defaultProgram, type Program } from './earning/program.ts';
import { recheckNotices } from './expiring/store/notices.server.ts';
import { recheckAccounts } from './store/accounts.server.ts';
import { addVersion, findLatestVersion, findLiveFrom, lockState } from './store/programs.server.ts';
import { letPerksFollow } from './tiers/perks/follow-perks.server.ts';
import { reviewAllJob } from './tiers/review-all.ts';
import { recheckTiers } from './tiers/store/tiers.server.ts';

type Deps = Pick<LoyaltyDeps, 'db' | 'orders'>;

/** The programme saved last and what its form shows: see `Loyalty.getProgram`. */
export async function getProgram({ db, orders }: Deps, shopId: bigint): Promise<ProgramView> {
  const { currency } = await orders.shopForLoyalty(shopId);
  const [current, liveFrom] = await Promise.all([
    findLatestVersion(db.sql, shopId),
    findLiveFrom(db.sql, shopId),
  ]);
  const program = current?.program ?? defaultProgram(currency);
  return { currency, liveFrom, current, form: programForm(program, currency) };
}

/** Saves what the form says as the programme from `now` on: see `Loyalty.saveProgram`. */
export async function saveProgram(
  { db, orders }: Deps,
  shopId: bigint,
  form: unknown,
  actor: string,
  now: Instant,
): Promise<ProgramSaved | BadInput> {
  const { currency } = await orders.shopForLoyalty(shopId);
  const parsed = parseProgramForm(form, currency);
  if ('errors' in parsed) return { refused: 'bad-input', errors: parsed.errors };
  return db.inTransaction(shopId, async (tx) => {
    await lockState(tx);
    return saveVersion(tx, parsed.program, actor, now);
  });
}

/** Within a transaction that has locked the shop's loyalty state. The same programme again is no new version. */
export async function saveVersion(
  tx: Tx,
  program: Program,
  actor: string,
  now: Instant,
): Promise<ProgramSaved> {
  const latest = await findLatestVersion(tx.sql, tx.shopId);
  if (latest !== null && isSame(latest.program, program)) return { version: latest.version, changed: false };
  const version = (latest?.version ?? 0) + 1;
  await addVersion(tx, { version, program, effectiveAt: now, savedBy: actor });
  const saved = { kind: 'program-saved', customerId: null, orderId: null, happenedAt: now };
  await tx.announce([{ ...saved, key: `program:${version}`, data: { version, actor } }]);
  // Only this kind of expiry is not written down with the lot, so only then does another moment fall due.
  if (inactivityDays(latest?.program) !== inactivityDays(program)) {
    await recheckAccounts(tx.sql, tx.shopId, now);
  }
  if (latest !== null && latest.program.expiryNoticeDays !== program.expiryNoticeDays) {
    await recheckNotices(tx.sql, tx.shopId, now);
  }
  await letTiersFollow(tx, latest?.program.tiers ?? null, program.tiers, now);
  await letPerksFollow(tx, program.tiers, (await findLiveFrom(tx.sql, tx.shopId)) !== null);
  return { version, changed: true };
}

/** Who holds a level is looked at again by the sweep, and everybody who has bought something by a job. */
async function letTiersFollow(
  tx: Tx,
  before: Program['tiers'],
  after: Program['tiers'],
  now: Instant,
): Promise<void> {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  await recheckTiers(tx, now);
  if (after !== null) await tx.enqueue(reviewAllJob(tx.shopId));
}

/** Both come out of the same schema, which puts their fields into one order. */
function isSame(a: Program, b: Program): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function inactivityDays(program: Program | undefined): number | null {
  const expiry = program?.expiry ?? null;
  return expiry !== null && 'inactivityDays' in expiry ? expiry.inactivityDays : null;
}
