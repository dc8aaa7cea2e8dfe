import { compareInstants, type Instant, type Zone } from '#app/kernel/calendar.ts';
import { type LotId, lotId } from '#app/kernel/ids.ts';
import { addPoints, type Points } from '#app/kernel/points.ts';
import type { NewFact } from '#app/kernel/transaction.ts';
import { type DueResult, type DueRules, nextDue } from './due.ts';
import { dueRecord, type LoyaltyFact, type NewEntry } from './ledger.ts';
import type { AccountState, Lot } from './lots.ts';

/** An account with its open lots, as stored. */
export interface StoredAccount {
  readonly customerId: bigint;
  /** How many entries it has, and their sum. */
  readonly entries: number;
  readonly posted: Points;
  readonly state: AccountState;
  /** Our ids of the orders that earned its lots. */
  readonly lotOrders: ReadonlyMap<LotId, bigint | null>;
}

/** One line of the ledger with its place in the account. */
export interface LedgerLine {
  readonly number: number;
  readonly balanceAfter: Points;
  readonly entry: NewEntry;
  readonly note: LineNote;
}

export interface LineNote {
  readonly orderId: bigint | null;
  readonly actor?: string;
  readonly reason?: string;
  /** The lot that a grant makes. */
  readonly lot?: NewLot;
}

export interface NewLot {
  readonly granted: Points;
  readonly availableAt: Instant;
  readonly expiresAt: Instant | null;
  /** It is available from the start, and nothing is owed that it would repay. */
  readonly matured?: boolean;
}

/** A change being made to one account: what is to be written, and the state that it leads to. */
export interface AccountDraft {
  readonly account: StoredAccount;
  readonly state: AccountState;
  readonly lines: readonly LedgerLine[];
  readonly facts: readonly NewFact[];
}

/** Everything to write for one account, provided it still has `expectedEntries`. */
export interface AccountChange {
  readonly customerId: bigint;
  readonly expectedEntries: number;
  readonly lines: readonly LedgerLine[];
  readonly lots: readonly ChangedLot[];
  readonly facts: readonly NewFact[];
  readonly posted: Points;
  readonly debt: Points;
  readonly lastActivityAt: Instant | null;
  readonly dueAt: Instant | null;
}

export type ChangedLot = Pick<
  Lot,
  'id' | 'remaining' | 'reserved' | 'availableAt' | 'expiresAt' | 'keptFrom' | 'matured'
>;

/** The place of a lot in a state before the database has given it an id. */
export const UNSAVED_LOT: LotId = lotId(2n ** 62n);

export function draftOf(account: StoredAccount): AccountDraft {
  return { account, state: account.state, lines: [], facts: [] };
}

/** Adds what time has done; `due` was computed from the draft's state. */
export function withDue(draft: AccountDraft, due: DueResult, zone: Zone): AccountDraft {
  const lines = [...draft.lines];
  const facts = [...draft.facts];
  for (const step of due.steps) {
    const orderId = draft.account.lotOrders.get(step.lot.id) ?? null;
    const record = dueRecord(step, zone);
    if (record.entry !== null) lines.push(lineAfter({ ...draft, lines }, record.entry, { orderId }));
    facts.push(...record.facts.map((fact) => newFact(fact, draft.account.customerId, orderId)));
  }
  return { ...draft, state: due.state, lines, facts };
}

/** Adds an entry that leads to `state`. */
export function withEntry(
  draft: AccountDraft,
  entry: NewEntry,
  state: AccountState,
  note: LineNote,
): AccountDraft {
  return {
    ...draft,
    state,
    lines: [...draft.lines, lineAfter(draft, entry, note)],
    facts: [
      ...draft.facts,
      ...entry.facts.map((fact) => newFact(fact, draft.account.customerId, note.orderId)),
    ],
  };
}

/** What a draft writes. `arrived`: lots that came from another account, as they were there. */
export function changeOf(draft: AccountDraft, rules: DueRules, arrived: readonly Lot[] = []): AccountChange {
  const { account, state, lines, facts } = draft;
  const before = new Map([...account.state.lots, ...arrived].map((lot) => [lot.id, lot]));
  const changed = state.lots.filter((lot) => {
    const was = before.get(lot.id);
    return was !== undefined && was !== lot && !isSameLot(was, lot);
  });
  const open = { account: state.account, lots: state.lots.filter((lot) => lot.remaining > 0n) };
  return {
    customerId: account.customerId,
    expectedEntries: account.entries,
    lines,
    lots: changed.map(({ orderShopifyId: _order, granted: _granted, ...lot }) => lot),
    facts,
    posted: postedOf(draft),
    debt: state.account.debt,
    lastActivityAt: state.account.lastActivityAt,
    dueAt: earliest([nextDue(open, rules), ...lines.map(({ note }) => endOfNewLot(note.lot))]),
  };
}

/** A lot that is available from the start stands in no state before it is stored. */
function endOfNewLot(lot: NewLot | undefined): Instant | null {
  return lot?.matured === true ? lot.expiresAt : null;
}

function earliest(moments: readonly (Instant | null)[]): Instant | null {
  return moments.reduce((first, next) => {
    if (first === null || next === null) return first ?? next;
    return compareInstants(next, first) < 0 ? next : first;
  }, null);
}

function isSameLot(a: Lot, b: Lot): boolean {
  return (
    a.remaining === b.remaining &&
    a.reserved === b.reserved &&
    a.matured === b.matured &&
    isSameMoment(a.availableAt, b.availableAt) &&
    isSameMoment(a.expiresAt, b.expiresAt) &&
    isSameMoment(a.keptFrom, b.keptFrom)
  );
}

function isSameMoment(a: Instant | null, b: Instant | null): boolean {
  return a === null || b === null ? a === b : compareInstants(a, b) === 0;
}

export function newFact(fact: LoyaltyFact, customerId: bigint, orderId: bigint | null): NewFact {
  return { ...fact, customerId, orderId };
}

function lineAfter(draft: AccountDraft, entry: NewEntry, note: LineNote): LedgerLine {
  return {
    number: draft.account.entries + draft.lines.length + 1,
    balanceAfter: addPoints(postedOf(draft), entry.points),
    entry,
    note,
  };
}

/** The sum of the account's entries, those of the draft included. */
export function postedOf({ account, lines }: AccountDraft): Points {
  return lines.at(-1)?.balanceAfter ?? account.posted;
}
