import type { Instant } from '#app/kernel/calendar.ts';
import { NO_POINTS, type Points, points } from '#app/kernel/points.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import type { LoyaltyDeps } from '../deps.ts';
import { changeOf, draftOf, newFact, withDue } from '../ledger/account-change.ts';
import { applyDue } from '../ledger/due.ts';
import { readBalance } from '../read-balance.server.ts';
import { isPriceOf } from '../rewards/rewards.ts';
import { getRewards } from '../rewards/save-rewards.server.ts';
import { lockAccounts } from '../store/accounts.server.ts';
import { writeChanges } from '../store/changes.server.ts';
import { findExpiryNow, findLiveFrom, lockedLive } from '../store/programs.server.ts';
import { findRedemptionByCode, insertRedemption } from '../store/redemptions.server.ts';
import { detailsOf, withGiftCard } from './details.ts';
import type { AskedRedemption, RedemptionOutcome } from './door.ts';
import { reservedFact } from './entries.ts';
import { decideHold } from './hold.ts';
import { makeDiscount, makeJob } from './make-discount.server.ts';
import type { Redemption } from './redemption.ts';

type Refusal = Extract<RedemptionOutcome, { refused: unknown }>;
type NewHold = Omit<Redemption, 'id'>;

/** Reserves points, then makes the code for them: see `RedemptionDoor.redeem`. */
export async function redeem(
  deps: LoyaltyDeps,
  shopId: bigint,
  customerId: bigint,
  asked: AskedRedemption,
  now: Instant,
): Promise<RedemptionOutcome> {
  const code = deps.codeFor(shopId, customerId, asked.key);
  const known = await findRedemptionByCode(deps.db.sql, shopId, code);
  if (known !== null) return finished(deps, shopId, known);
  const hold = await holdFor(deps, shopId, customerId, asked, code, now);
  if ('refused' in hold) return hold;
  const { available } = await readBalance(deps, shopId, customerId, now);
  // Who has nothing gets no account by asking. The lock decides for those who have something.
  if (available < hold.points) {
    // The same intention, sent at once, may have been what took them.
    const first = await findRedemptionByCode(deps.db.sql, shopId, code);
    return first === null ? { refused: 'insufficient-points', available } : finished(deps, shopId, first);
  }
  const { zone } = await deps.orders.shopForLoyalty(shopId);
  const held = await deps.db.inTransaction(shopId, (tx) => writeHold(tx, hold, now, zone));
  return 'refused' in held ? held : finished(deps, shopId, held);
}

/** What is to be reserved, from the settings in force. */
async function holdFor(
  deps: LoyaltyDeps,
  shopId: bigint,
  customerId: bigint,
  asked: AskedRedemption,
  code: string,
  now: Instant,
): Promise<NewHold | Refusal> {
  const [{ settings, kinds }, liveFrom] = await Promise.all([
    getRewards(deps, shopId),
    findLiveFrom(deps.db.sql, shopId),
  ]);
  if (kinds.length === 0 || liveFrom === null) return { refused: 'not-allowed' };
  const reward = settings.rewards.find(({ id }) => id === asked.reward);
  if (reward === undefined) return { refused: 'bad-input' };
  if (!kinds.includes(reward.kind)) return { refused: 'not-allowed' };
  const wanted: Points = asked.points ?? points(BigInt(reward.points));
  if (!isPriceOf(reward, wanted)) return { refused: 'bad-input' };
  const { holdMinutes, unusedPart } = settings.redemption;
  return {
    customerId,
    code,
    state: 'held',
    points: wanted,
    reward,
    unusedPart,
    currency: settings.currency,
    place: asked.place,
    heldAt: now,
    endsAt: now.add({ minutes: holdMinutes }),
    reason: null,
    discountId: null,
    askedAt: null,
    orderId: null,
    used: NO_POINTS,
    restored: NO_POINTS,
    owed: NO_POINTS,
    late: false,
    parts: [],
  };
}

/**
 * Two requests of one customer wait for each other at the account: of two with the same key the second finds the
 * first one's hold, of two with different keys it finds what the first has left.
 */
async function writeHold(
  tx: Tx,
  hold: NewHold,
  now: Instant,
  zone: Parameters<typeof withDue>[2],
): Promise<Redemption | Refusal> {
  const { shopId } = tx;
  // A pause that began meanwhile would not see this hold, so the one waits for the other.
  if (!(await lockedLive(tx))) return { refused: 'not-allowed' };
  const accounts = await lockAccounts(tx.sql, shopId, [hold.customerId], null);
  const known = await findRedemptionByCode(tx.sql, shopId, hold.code);
  if (known !== null) return known;
  const account = accounts.get(hold.customerId);
  if (account === undefined) throw new Error('The account is locked');
  const rules = { zone, expiry: await findExpiryNow(tx.sql, shopId, now) };
  const draft = withDue(draftOf(account), applyDue(account.state, now, rules), zone);
  const decision = decideHold(draft.state, hold.points);
  if (decision.kind === 'refused') return { refused: 'insufficient-points', available: decision.available };
  const held = { ...hold, parts: decision.parts };
  const id = await insertRedemption(tx, held);
  const change = changeOf({ ...draft, state: decision.state }, rules);
  const facts = [...change.facts, newFact(reservedFact(held), hold.customerId, null)];
  await writeChanges(tx, [{ ...change, facts }]);
  await tx.enqueue(makeJob(shopId, id));
  return { ...held, id };
}

/** The code is made while the shopper waits; a job makes it if this process dies or Shopify does not answer. */
async function finished(
  deps: LoyaltyDeps,
  shopId: bigint,
  { id, code }: Pick<Redemption, 'id' | 'code'>,
): Promise<RedemptionOutcome> {
  await makeDiscount(deps, shopId, id, { waiting: true });
  const redemption = await findRedemptionByCode(deps.db.sql, shopId, code);
  if (redemption === null) throw new Error('A redemption that was found is there');
  if (redemption.state === 'voided' && redemption.reason === 'refused') return { refused: 'not-allowed' };
  return { redemption: withGiftCard(detailsOf(redemption), redemption, deps.codeFor, shopId) };
}
