import { expect } from 'vitest';
import type { TestShop } from '../loyalty-shop.ts';

/* All that is stored of a shop's points, and the sums that have to agree whatever has happened. */

interface Entry {
  id: bigint;
  customer_id: bigint;
  number: number;
  kind: string;
  points: bigint;
  balance_after: bigint;
  source_key: string;
}
interface Lot {
  id: bigint;
  entry_id: bigint;
  customer_id: bigint;
  granted: bigint;
  remaining: bigint;
  reserved: bigint;
}
interface Account {
  customer_id: bigint;
  posted: bigint;
  debt: bigint;
  entries: number;
}
export interface StoredRedemption {
  id: bigint;
  customer_id: bigint;
  code: string;
  state: string;
  points: bigint;
  used: bigint;
  restored: bigint;
  owed: bigint;
  order_id: bigint | null;
}
interface Part {
  redemption_id: bigint;
  lot_id: bigint;
  reserved: bigint;
  used: bigint;
  restored: bigint;
}
export interface StoredOrder {
  order_id: bigint;
  customer_id: bigint;
  program_version: number;
  granted: bigint;
  clawed: bigint;
  tier_factor: string | null;
}

export type Stored = Awaited<ReturnType<typeof readStored>>;

export async function readStored({ db, shopId }: TestShop) {
  const [entries, lots, uses, accounts, redemptions, parts, orders] = await Promise.all([
    db.sql<Entry>`select id, customer_id, number, kind, points, balance_after, source_key from loyalty_entry
      where shop_id = ${shopId} order by id`,
    db.sql<Lot>`select id, entry_id, customer_id, granted, remaining, reserved from loyalty_lot
      where shop_id = ${shopId} order by id`,
    db.sql<{ entry_id: bigint; lot_id: bigint; points: bigint }>`select entry_id, lot_id, points
      from loyalty_lot_use where shop_id = ${shopId} order by entry_id, lot_id`,
    db.sql<Account>`select customer_id, posted, debt, entries from loyalty_account
      where shop_id = ${shopId} order by customer_id`,
    db.sql<StoredRedemption>`select id, customer_id, code, state, points, used, restored, owed, order_id
      from loyalty_redemption where shop_id = ${shopId} order by id`,
    db.sql<Part>`select redemption_id, lot_id, reserved, used, restored from loyalty_redemption_lot
      where shop_id = ${shopId} order by redemption_id, lot_id`,
    db.sql<StoredOrder>`select order_id, customer_id, program_version, granted, clawed, tier_factor
      from loyalty_order where shop_id = ${shopId} order by order_id`,
  ]);
  return { entries, lots, uses, accounts, redemptions, parts, orders };
}

const total = <Row>(rows: readonly Row[], of: (row: Row) => bigint): bigint =>
  rows.reduce((sum, row) => sum + of(row), 0n);

export const sumOf = ({ entries }: Stored, ...kinds: readonly string[]): bigint =>
  total(
    entries.filter(({ kind }) => kinds.includes(kind)),
    ({ points }) => points,
  );

/** Accounts, lots and debts built anew from the ledger are those that are stored. */
export function expectRebuilt({ entries, lots, uses, accounts }: Stored): void {
  for (const { customer_id, posted, entries: count } of accounts) {
    const own = entries.filter((entry) => entry.customer_id === customer_id);
    expect(own.map(({ number }) => number).sort((a, b) => a - b)).toEqual(own.map((_, index) => index + 1));
    let balance = 0n;
    for (const entry of own.toSorted((a, b) => a.number - b.number)) {
      balance += entry.points;
      expect(entry.balance_after).toBe(balance);
    }
    expect({ posted, count }).toEqual({ posted: balance, count: own.length });
  }
  for (const lot of lots) {
    const used = total(
      uses.filter(({ lot_id }) => lot_id === lot.id),
      ({ points }) => points,
    );
    expect(lot.remaining).toBe(lot.granted + used);
  }
  const inLots = total(lots, ({ granted }) => granted) + total(uses, ({ points }) => points);
  const owed = total(accounts, ({ debt }) => debt);
  expect(owed).toBe(inLots - total(entries, ({ points }) => points));
  const keys = entries.map(({ source_key }) => source_key);
  expect(new Set(keys).size).toBe(keys.length);
}

/** No lot holds less than nothing or more than it was given, and holds keep what they say. */
export function expectWithinBounds({ lots, accounts, redemptions, parts }: Stored): void {
  for (const { id, granted, remaining, reserved } of lots) {
    expect(0n <= reserved && reserved <= remaining && remaining <= granted).toBe(true);
    const kept = parts.filter(({ lot_id }) => lot_id === id);
    expect(reserved).toBe(total(kept, (part) => part.reserved));
  }
  for (const { debt } of accounts) expect(debt).toBeGreaterThanOrEqual(0n);
  for (const { id, state, points, used, restored, owed } of redemptions) {
    const own = parts.filter(({ redemption_id }) => redemption_id === id);
    expect(total(own, (part) => part.reserved)).toBe(state === 'held' ? points : 0n);
    expect(0n <= restored && restored <= used && used <= points).toBe(true);
    if (state !== 'posted') expect(used).toBe(0n);
    else expect(total(own, (part) => part.used)).toBe(used - owed);
  }
}

/** Only what takes back or comes late may leave somebody owing; only known kinds are written. */
export function expectDebtOnlyFrom({ entries, lots, uses }: Stored): void {
  for (const { id, kind, points } of entries) {
    const moved =
      total(
        uses.filter(({ entry_id }) => entry_id === id),
        (use) => use.points,
      ) +
      total(
        lots.filter(({ entry_id }) => entry_id === id),
        ({ granted }) => granted,
      );
    // Merges move lots and debts as they are.
    if (kind === 'merge') continue;
    if (kind === 'clawback' || kind === 'redeem-late') expect(moved).toBeGreaterThanOrEqual(points);
    else if (kind === 'repay' || kind === 'restore') expect(moved).toBeLessThanOrEqual(points);
    else expect({ kind, moved }).toEqual({ kind, moved: points });
  }
}

/** What was once written is still there, and new lines come after it. */
export function expectAppended(before: Stored | null, after: Stored): void {
  if (before === null) return;
  expect(after.entries.filter(({ id }) => before.entries.some((old) => old.id === id))).toEqual(
    before.entries,
  );
}
