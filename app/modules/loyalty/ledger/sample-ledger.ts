import type { Instant } from '#app/kernel/calendar.ts';
import { lotId, type ShopifyId } from '#app/kernel/ids.ts';
import { addPoints, NO_POINTS, type Points, subtractPoints, sumPoints } from '#app/kernel/points.ts';
import type { EarningTerms } from '../earning/entitlement.ts';
import type { Expiry } from '../earning/program.ts';
import type { EarningOrder } from '../ports.ts';
import { applyDue, type DueStep } from './due.ts';
import { dueRecord, type NewEntry } from './ledger.ts';
import { type AccountState, NEW_ACCOUNT } from './lots.ts';
import { planSettlement } from './plan-settlement.ts';
import { newYork, sampleProgram } from './sample-account.ts';
import { applySettlement, type OrderAccount } from './settlement.ts';

/* One customer's ledger in memory, for laws: what the stores do, without a database. */

export interface SampleLedger {
  readonly state: AccountState;
  readonly entries: readonly NewEntry[];
  readonly orders: ReadonlyMap<bigint, OrderAccount>;
}

export const terms: EarningTerms = { program: sampleProgram(), traits: new Map() };

export const newLedger = (): SampleLedger => ({ state: NEW_ACCOUNT, entries: [], orders: new Map() });

/** Settles an order at `now`, as the use case does: due first, then the difference. */
export function settle(
  ledger: SampleLedger,
  order: EarningOrder,
  now: Instant,
  expiry: Expiry = null,
): SampleLedger {
  const soFar = ledger.orders.get(order.shopifyId) ?? { granted: NO_POINTS, clawed: NO_POINTS };
  const plan = planSettlement({
    order,
    terms: { ...terms, program: { ...terms.program, expiry } },
    soFar,
    state: ledger.state,
    now,
    zone: newYork,
    expiryNow: expiry,
  });
  const newLot = lotId(BigInt(plan.due.state.lots.length + 1));
  return {
    state: applySettlement(plan.due.state, plan.decision, order.shopifyId, newLot),
    entries: [...ledger.entries, ...entriesOf(plan.due.steps), ...(plan.entry === null ? [] : [plan.entry])],
    orders: new Map([...ledger.orders, [order.shopifyId, afterEntry(soFar, plan.entry)]]),
  };
}

/** Writes what is due at `now`. */
export function sweep(ledger: SampleLedger, now: Instant, expiry: Expiry): SampleLedger {
  const { state, steps } = applyDue(ledger.state, now, { zone: newYork, expiry });
  return { ...ledger, state, entries: [...ledger.entries, ...entriesOf(steps)] };
}

export function sumOfEntries(ledger: SampleLedger): Points {
  return sumPoints(ledger.entries.map((entry) => entry.points));
}

/** granted − clawed of an order; 0 for one that was never settled. */
export function givenFor(ledger: SampleLedger, order: ShopifyId): bigint {
  const { granted, clawed } = ledger.orders.get(order) ?? { granted: NO_POINTS, clawed: NO_POINTS };
  return granted - clawed;
}

function entriesOf(steps: readonly DueStep[]): NewEntry[] {
  return steps.flatMap((step) => dueRecord(step, newYork).entry ?? []);
}

function afterEntry({ granted, clawed }: OrderAccount, entry: NewEntry | null): OrderAccount {
  if (entry === null) return { granted, clawed };
  if (entry.kind === 'earn') return { granted: addPoints(granted, entry.points), clawed };
  return { granted, clawed: subtractPoints(clawed, entry.points) };
}
