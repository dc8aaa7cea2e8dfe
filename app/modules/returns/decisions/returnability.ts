import type { Message, RefusalWord } from '#app/contracts/answers.ts';
import { type Outcome, outcomes } from '#app/contracts/returns.ts';
import { compareDates, type LocalDate } from '#app/kernel/calendar.ts';
import type { LineReturnability } from '../door.ts';
import { isOffered } from '../policy/combine-terms.ts';
import { leafReasons } from '../policy/reason-tree.ts';
import { whySaid } from '../policy/said.ts';
import type { Terms } from '../policy/terms.ts';
import { termsOf } from '../policy/terms-of.ts';
import type { OrderedLine } from '../ports.ts';
import {
  type Asked,
  declinedBy,
  lastWindow,
  neverReturnable,
  type Slot,
  slotsOf,
  termsFor,
} from './choose-units.ts';
import { ruleFacts } from './rule-facts.ts';
import { type UnitsLeft, unitsLeft } from './units-left.ts';
import { isOpen } from './window.ts';

type Refusal = Message & { readonly code: RefusalWord };

/** What the line is for one reason, or for none yet. */
interface Case {
  /** Empty: none was given yet. */
  readonly reason: string;
  readonly terms: Terms;
  readonly slots: readonly Slot[];
  /** Those of its units that can come back now. */
  readonly open: readonly Slot[];
}

/**
 * What of a line may be returned now for some reason, until when, and why not more. Until when it may be is said as it
 * is without a reason, unless only some reasons are left.
 */
export function returnabilityOf(asked: Asked, line: OrderedLine): LineReturnability {
  const { left, ordinary, possible, refusal } = lookAt(asked, line);
  const quantity = refusal === null ? Math.max(...possible.map(({ open }) => open.length)) : 0;
  const { shopifyId, title, variantTitle, imageUrl } = line;
  return {
    lineShopifyId: shopifyId,
    ...{ title, variantTitle, imageUrl, quantity },
    until: refusal === null ? untilOf(ordinary, possible) : null,
    refused: refusal ?? whyNotMore({ asked, line, left, ordinary, possible, quantity }),
    outcomes: refusal === null ? outcomesOf(asked, possible) : [],
    variants: [],
    why: whySaid(ordinary.terms.said),
  };
}

/** The last local day on which something of a line may be returned; null: nothing may. `forSome`: for some reasons only. */
export function lastDayOf(
  asked: Asked,
  line: OrderedLine,
):
  | { readonly until: LocalDate; readonly forSome: boolean }
  | { readonly until: null; readonly cause: string } {
  const { ordinary, possible, refusal } = lookAt(asked, line);
  if (refusal !== null) return { until: null, cause: refusal.values.cause ?? refusal.code };
  const forSome = ordinary.open.length === 0;
  const days = (forSome ? possible : [ordinary])
    .flatMap(({ open }) => open.map(({ window }) => window.lastDay))
    .sort(compareDates);
  const until = days.at(-1);
  if (until === undefined) throw new Error(`Line ${line.shopifyId} can come back, and on no day`);
  return { until, forSome };
}

interface Seen {
  readonly left: UnitsLeft;
  readonly ordinary: Case;
  readonly possible: readonly Case[];
  readonly refusal: Refusal | null;
}

function lookAt(asked: Asked, line: OrderedLine): Seen {
  const left = unitsLeft(line, asked.order.refunds, asked.use);
  const ordinary = caseOf(asked, left, '', termsOf(asked.policy, ruleFacts(asked, line, null)));
  const cases = leafReasons(asked.policy.reasons).map(({ id }) =>
    caseOf(asked, left, id, termsFor(asked, line, id)),
  );
  const possible = cases.filter(({ open }) => open.length > 0);
  return { left, ordinary, possible, refusal: whyNone(asked, line, left, cases, possible) };
}

function caseOf(asked: Asked, left: UnitsLeft, reason: string, terms: Terms): Case {
  const slots = slotsOf(asked, left, terms);
  const barred = terms.returnable !== 'yes' || declinedBy(terms) !== null;
  const open = barred ? [] : slots.filter((slot) => isOpen(slot.window, asked.now)).slice(0, left.free);
  return { reason, terms, slots, open };
}

/** Why nothing can come back, the most lasting first; null: something can. */
function whyNone(
  asked: Asked,
  line: OrderedLine,
  left: UnitsLeft,
  cases: readonly Case[],
  possible: readonly Case[],
): Refusal | null {
  const refuse = (code: RefusalWord, values: Record<string, string> = {}): Refusal => ({ code, values });
  const standing = neverReturnable(asked.order, line, null);
  if (standing !== null) return refuse('not-returnable', { cause: standing });
  const sold = cases.filter(({ terms }) => terms.returnable !== 'never');
  if (sold.length === 0) return refuse('not-returnable', { cause: 'never' });
  const returnable = sold.filter(({ terms }) => terms.returnable === 'yes');
  if (returnable.length === 0) return refuse('final-sale');
  if (left.free === 0)
    return left.taken > 0 ? refuse('already-returned') : refuse('not-returnable', { cause: 'not-sent' });
  if (possible.length > 0) return null;
  const allowed = returnable.filter(({ terms }) => declinedBy(terms) === null);
  const first = returnable[0];
  const declined = first === undefined ? null : declinedBy(first.terms);
  if (allowed.length === 0 && declined !== null) return refuse(declined.code, declined.values);
  const windows = allowed.flatMap(({ slots }) => slots.map((slot) => slot.window));
  return refuse('window-closed', lastWindow(windows.sort((a, b) => compareDates(a.lastDay, b.lastDay))));
}

function untilOf(ordinary: Case, possible: readonly Case[]): LocalDate | null {
  const [first] = (ordinary.open.length > 0 ? [ordinary] : possible)
    .flatMap(({ open }) => open.map(({ window }) => window.lastDay))
    .sort(compareDates);
  return first ?? null;
}

/** Outcomes that some reason gets; credit needs an account to go to. */
function outcomesOf({ order }: Asked, possible: readonly Case[]): readonly Outcome[] {
  return outcomes.filter(
    (outcome) =>
      possible.some(({ terms }) => isOffered(terms, outcome)) &&
      (outcome !== 'credit' || order.customerId !== null),
  );
}

/** Some units can come back: what speaks against the others, or against other reasons, the most telling first. */
function whyNotMore(about: {
  readonly asked: Asked;
  readonly line: OrderedLine;
  readonly left: UnitsLeft;
  readonly ordinary: Case;
  readonly possible: readonly Case[];
  readonly quantity: number;
}): Refusal | null {
  const { asked, line, left, ordinary, possible, quantity } = about;
  const reasons = { reasons: possible.map(({ reason }) => reason).join(' ') };
  if (ordinary.terms.returnable === 'final-sale') return { code: 'final-sale', values: reasons };
  const declined = declinedBy(ordinary.terms);
  if (declined !== null) return { code: declined.code, values: { ...declined.values, ...reasons } };
  if (ordinary.open.length === 0) {
    const ended = lastWindow(ordinary.slots.map((slot) => slot.window));
    return { code: 'window-closed', values: { ...ended, ...reasons } };
  }
  if (quantity < left.free) return { code: 'window-closed', values: {} };
  if (line.bundle !== null && asked.policy.never.bundleParts)
    return { code: 'not-returnable', values: { cause: 'bundle-part' } };
  if (left.taken > 0) return { code: 'already-returned', values: { taken: String(left.taken) } };
  const sent = line.parcels.reduce((sum, parcel) => sum + parcel.units, 0);
  return sent < line.quantity ? { code: 'not-returnable', values: { cause: 'not-sent' } } : null;
}
