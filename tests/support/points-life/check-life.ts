import { expect } from 'vitest';
import { compareInstants, type Instant } from '../../../app/kernel/calendar.ts';
import { type BoughtOrder, givesBack, spentOn, worthOf } from './bought-order.ts';
import type { Hold } from './kept-life.ts';
import type { PointsLife } from './life.ts';
import { levelsOf, rateOf } from './programmes.ts';
import {
  expectAppended,
  expectDebtOnlyFrom,
  expectRebuilt,
  expectWithinBounds,
  readStored,
  type Stored,
  type StoredOrder,
  sumOf,
} from './stored-points.ts';

/** Everything that has to be true of a life at any moment. Returns what is stored, for the next look. */
export async function checkLife(life: PointsLife, before: Stored | null): Promise<Stored> {
  const { shop } = life;
  expect(await shop.loyalty.audit(shop.shopId)).toEqual([]);
  const stored = await readStored(shop);
  expectRebuilt(stored);
  expectWithinBounds(stored);
  expectDebtOnlyFrom(stored);
  expectAppended(before, stored);
  for (const hold of life.holds) expectRedeemed(life, hold, stored);
  const given = life.orders.reduce((sum, order) => sum + expectGiven(life, order, stored, before), 0n);
  expectIssued(life, stored, given);
  await expectBalances(life, stored);
  await expectLevels(life);
  return stored;
}

/** The points of an order are what it is worth now by the rules of its day. */
function expectGiven(life: PointsLife, order: BoughtOrder, stored: Stored, before: Stored | null): bigint {
  const of = (state: Stored | null) => state?.orders.find(({ order_id }) => order_id === order.id);
  const row = of(stored);
  const given = (row?.granted ?? 0n) - (row?.clawed ?? 0n);
  if (!order.heard) return given;
  const programme = life.programmes.findLast(({ from }) => compareInstants(from, order.at) <= 0);
  expect(given).toBe(worthOf(order, rateOf(programme?.which ?? 0), row?.tier_factor ?? '1'));
  if (row === undefined) return given;
  expect({ version: row.program_version, owner: row.customer_id }).toEqual({
    version: programme?.version,
    owner: life.shop.order(order.id).customerId,
  });
  expectSameTerms(of(before), row);
  return given;
}

function expectSameTerms(
  before: StoredOrder | undefined,
  { program_version, tier_factor }: StoredOrder,
): void {
  expect([null, '1', '1.5', '2']).toContain(tier_factor);
  if (before === undefined || before.granted === 0n) return;
  expect({ program_version, tier_factor }).toEqual({
    program_version: before.program_version,
    tier_factor: before.tier_factor,
  });
}

/** A code costs what its order took of it, once, and brings back what its order gives back. */
function expectRedeemed(life: PointsLife, hold: Hold, stored: Stored): void {
  const row = stored.redemptions.find(({ id }) => id === hold.id);
  const { order } = hold;
  if (order !== null && row?.order_id === order.id) order.heard = true;
  if (order === null || !order.heard) {
    expect(['held', 'voided']).toContain(row?.state);
    return;
  }
  const used = order.off < hold.points * 5n ? (order.off + 4n) / 5n : hold.points;
  const back = givesBack(order, used);
  if (back > hold.restored) hold.restored = back;
  expect(row).toMatchObject({ state: 'posted', order_id: order.id, used, restored: hold.restored });
  const owner = life.merged ? life.people[0] : hold.owner;
  expect(row?.customer_id).toBe(owner);
}

/** What was given in all is what is there, less what was used, has expired or is owed. */
function expectIssued(life: PointsLife, stored: Stored, given: bigint): void {
  const awarded = [...life.awards.values()].reduce((sum, points) => sum + points, 0n);
  const used = stored.redemptions.reduce((sum, one) => sum + one.used - one.restored, 0n);
  expect(sumOf(stored, 'earn', 'clawback')).toBe(given);
  expect(sumOf(stored, 'adjust')).toBe(life.byHand);
  expect(sumOf(stored, 'activity', 'review')).toBe(awarded);
  expect(sumOf(stored, 'redeem', 'redeem-late', 'restore')).toBe(-used);
  expect(sumOf(stored, 'merge', 'repay')).toBe(0n);
  const entryRewards = stored.entries.filter(({ kind }) => kind === 'entry-reward');
  for (const points of [20n, 50n]) {
    const same = entryRewards.filter((entry) => entry.points === points);
    expect(new Set(same.map(({ customer_id }) => customer_id)).size).toBe(same.length);
  }
  const outstanding = stored.accounts.reduce((sum, { posted }) => sum + posted, 0n);
  const issued = given + life.byHand + awarded + sumOf(stored, 'entry-reward');
  expect(outstanding).toBe(issued - used + sumOf(stored, 'expire'));
}

/** Nothing is below nothing, nobody has points to use while owing some, and a hold is no balance. */
async function expectBalances({ shop, people }: PointsLife, stored: Stored): Promise<void> {
  for (const person of people) {
    const { available, pending, held, debt } = await shop.balance(person);
    for (const points of [available, pending, held, debt]) expect(points).toBeGreaterThanOrEqual(0n);
    if (debt > 0n) expect(available).toBe(0n);
    const holds = stored.redemptions.filter((one) => one.customer_id === person && one.state === 'held');
    expect(held).toBe(holds.reduce((sum, { points }) => sum + points, 0n));
    const posted = stored.accounts.find(({ customer_id }) => customer_id === person)?.posted ?? 0n;
    expect(available + pending + held - debt).toBeLessThanOrEqual(posted);
  }
}

/** A level is what was spent in the twelve months up to today says, unless one was given by hand. */
async function expectLevels(life: PointsLife): Promise<void> {
  const { shop, people } = life;
  const held = await shop.loyalty.tiersOf(shop.shopId, people, shop.now);
  const programme = life.programmes.findLast(({ from }) => compareInstants(from, shop.now) <= 0);
  for (const person of life.merged ? people.slice(0, 1) : people) {
    const manual = life.manual.get(person);
    if (manual === undefined) continue;
    const own = life.orders.filter(({ id }) => shop.order(id).customerId === person);
    const spent = own
      .filter(({ at }) => isWithinYear(at, shop.now, shop.zone))
      .reduce((sum, order) => sum + spentOn(order), 0n);
    const reached = levelsOf(programme?.which ?? 0).find(({ from }) => spent >= from)?.id;
    const byHand = manual !== null && (manual.until === null || compareInstants(shop.now, manual.until) < 0);
    expect(held.get(person)?.id).toBe(byHand ? manual.level : reached);
  }
}

function isWithinYear(at: Instant, now: Instant, zone: string): boolean {
  const day = (moment: Instant) => moment.toZonedDateTimeISO(zone).toPlainDate();
  return day(now).subtract({ months: 12 }).until(day(at)).sign >= 0;
}
