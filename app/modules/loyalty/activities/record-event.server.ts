import { compareInstants, type Instant, type Zone } from '#app/kernel/calendar.ts';
import { NO_POINTS, points } from '#app/kernel/points.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import type { LoyaltyDeps } from '../deps.ts';
import type { CustomEvent } from '../earning/program.ts';
import { changeOf, draftOf, withDue } from '../ledger/account-change.ts';
import { applyDue } from '../ledger/due.ts';
import { lockAccounts } from '../store/accounts.server.ts';
import { writeChanges } from '../store/changes.server.ts';
import { findExpiryNow } from '../store/programs.server.ts';
import { withEvent } from './activity-entry.ts';
import type { EventOutcome, EventSilence, ToldEvent } from './door.ts';
import { spanAround } from './limit-span.ts';
import { countEarned, findEvent, insertEvent, type StoredEvent } from './store/events.server.ts';
import { findWaysAt, type WaysThen } from './store/ways.server.ts';

type Deps = Pick<LoyaltyDeps, 'db' | 'orders'>;

/** Takes in what another system tells of a customer, once: see `ActivitiesDoor.recordEvent`. */
export async function recordEvent(
  deps: Deps,
  shopId: bigint,
  customerId: bigint,
  told: ToldEvent,
  now: Instant,
): Promise<EventOutcome> {
  const { db } = deps;
  if (compareInstants(told.happenedAt, now) > 0) return { refused: 'bad-input' };
  const known = await findEvent(db.sql, shopId, told.key);
  if (known !== null) return again(known, told);
  const then = await findWaysAt(db.sql, shopId, told.happenedAt);
  const liveNow = await findWaysAt(db.sql, shopId, now);
  if (then === null || liveNow === null) return keepSilent(deps, shopId, customerId, told, 'not-live');
  const event = then.events.find(({ id }) => id === told.event);
  if (event === undefined) return { refused: 'unknown-event' };
  return give(deps, shopId, customerId, told, { event, then, now });
}

async function keepSilent(
  { db }: Deps,
  shopId: bigint,
  customerId: bigint,
  told: ToldEvent,
  reason: EventSilence,
): Promise<EventOutcome> {
  return db.inTransaction(shopId, (tx) => write(tx, customerId, told, null, reason));
}

async function give(
  { db, orders }: Deps,
  shopId: bigint,
  customerId: bigint,
  told: ToldEvent,
  { event, then, now }: { readonly event: CustomEvent; readonly then: WaysThen; readonly now: Instant },
): Promise<EventOutcome> {
  const { zone } = await orders.shopForLoyalty(shopId);
  const people = [customerId, ...(await orders.takenOver(shopId, customerId))];
  return db.inTransaction(shopId, async (tx) => {
    // Two that tell of the same customer wait for each other at the account: neither counts without the other.
    const account = (await lockAccounts(tx.sql, shopId, [customerId], null)).get(customerId);
    if (account === undefined) throw new Error('The account is locked');
    if (await isUsedUp(tx, people, event, told, zone)) return write(tx, customerId, told, null, 'limit');
    const outcome = await write(tx, customerId, told, event, null);
    if ('refused' in outcome || outcome.duplicate) return outcome;
    const rules = { zone, expiry: await findExpiryNow(tx.sql, shopId, now) };
    const draft = withDue(draftOf(account), applyDue(account.state, now, rules), zone);
    const terms = {
      sourceKey: `event:${told.key}`,
      at: told.happenedAt,
      rules: { zone, expiry: then.expiry },
    };
    await writeChanges(tx, [changeOf(withEvent(draft, event, terms), rules)]);
    return outcome;
  });
}

async function isUsedUp(
  tx: Tx,
  people: readonly bigint[],
  { id, limit }: CustomEvent,
  { key, happenedAt }: ToldEvent,
  zone: Zone,
): Promise<boolean> {
  // What another has written meanwhile under the same key is answered as that was, not counted against itself.
  if (limit === null || (await findEvent(tx.sql, tx.shopId, key)) !== null) return false;
  const span = spanAround(happenedAt, limit.per, zone);
  return (await countEarned(tx.sql, tx.shopId, people, id, span)) >= limit.times;
}

/** Keeps what was told and what it gives; where the key is taken meanwhile, answers as that was answered. */
async function write(
  tx: Tx,
  customerId: bigint,
  told: ToldEvent,
  event: CustomEvent | null,
  reason: EventSilence | null,
): Promise<EventOutcome> {
  const given = { points: event === null ? NO_POINTS : points(BigInt(event.points)), reason };
  if (await insertEvent(tx, customerId, told, given)) return { ...given, duplicate: false };
  const known = await findEvent(tx.sql, tx.shopId, told.key);
  if (known === null) throw new Error('The event that stood in the way is gone');
  return again(known, told);
}

function again({ fingerprint, points: granted, reason }: StoredEvent, told: ToldEvent): EventOutcome {
  return fingerprint === told.fingerprint
    ? { points: granted, duplicate: true, reason }
    : { refused: 'other-body' };
}
