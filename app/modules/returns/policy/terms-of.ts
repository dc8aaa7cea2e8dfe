import { type Outcome, outcomes } from '#app/contracts/returns.ts';
import { compareDates, type LocalDate } from '#app/kernel/calendar.ts';
import { decideParts, type RuleFacts } from '#app/kernel/rules/decide.ts';
import { namesMeet } from '#app/kernel/rules/evaluate.ts';
import type { Policy, PolicyAction } from './policy.ts';
import { type DecidedPart, type DecidedParts, partsOf, saidOf } from './said.ts';
import type { OutcomeFees, Terms } from './terms.ts';

type SetBy<Kind extends PolicyAction['set']> = Extract<PolicyAction, { readonly set: Kind }>;

/**
 * What the policy comes to for units of one line, given the reason among the facts (`return.reason`: it and what it
 * stands under). The same policy and facts always come to the same.
 */
export function termsOf(policy: Policy, facts: RuleFacts): Terms {
  const decided = decideParts<PolicyAction, DecidedPart>(policy.rules, facts, partsOf);
  const charged = feesOf((outcome) => chargedFees(policy, decided, outcome));
  const waived = new Set(outcomes.filter((outcome) => isWaived(policy, facts, outcome)));
  const terms: Omit<Terms, 'said'> = {
    window: windowTerms(policy, decided, facts.date('order.boughtOn')),
    returnable: returnableTerms(policy, decided, facts),
    outcomes: {
      refund: setBy(decided, 'refund')?.to ?? policy.outcomes.refund,
      credit: given(setBy(decided, 'credit'), policy.outcomes.credit),
      exchange: given(setBy(decided, 'exchange'), policy.outcomes.exchange),
      keep: given(setBy(decided, 'keep'), policy.outcomes.keep),
    },
    fees: feesOf((outcome) => (waived.has(outcome) ? noFees : charged[outcome])),
    approval: approvalTerms(policy, decided),
    settleOn: setBy(decided, 'settle-on')?.to ?? policy.settleOn,
    sendTo: setBy(decided, 'send-to')?.to ?? policy.sendTo,
  };
  return { ...terms, said: saidOf({ ...terms, fees: charged }, decided, waived) };
}

export function feesOf(of: (outcome: Outcome) => OutcomeFees): Record<Outcome, OutcomeFees> {
  return { refund: of('refund'), credit: of('credit'), exchange: of('exchange'), keep: of('keep') };
}

/** The action that decided a part of its own kind. */
function setBy<Kind extends PolicyAction['set'] & DecidedPart>(
  decided: DecidedParts,
  kind: Kind,
): SetBy<Kind> | undefined {
  const action = decided.get(kind)?.action;
  return action !== undefined && isKind(action, kind) ? action : undefined;
}

function isKind<Kind extends PolicyAction['set']>(action: PolicyAction, kind: Kind): action is SetBy<Kind> {
  return action.set === kind;
}

/** A rule may say "none", which is not the same as saying nothing. */
function given<Value>(action: { readonly to: Value } | undefined, base: Value): Value {
  return action === undefined ? base : action.to;
}

function windowTerms(policy: Policy, decided: DecidedParts, boughtOn: LocalDate | null): Terms['window'] {
  const { window } = policy;
  const rule = setBy(decided, 'window');
  return {
    days: rule?.days ?? window.days,
    // Days of the rule's own are meant instead of months, unless it says both.
    months: rule?.months ?? null,
    from: rule?.from ?? window.from,
    transitDays: rule?.transitDays ?? window.transitDays,
    until: rule?.until ? dayOf(rule.until, boughtOn) : null,
  };
}

/** "01-31" is the first one that is not before the day on which it was bought; unknown without that day. */
function dayOf(day: string, boughtOn: LocalDate | null): string | null {
  if (day.length > '01-31'.length) return day;
  if (boughtOn === null) return null;
  const [month, dayOfMonth] = day.split('-').map(Number);
  const inYear = (year: number) =>
    boughtOn.with({ year, month: month ?? 1, day: 1 }).with({ day: dayOfMonth ?? 1 });
  const same = inYear(boughtOn.year);
  return (compareDates(same, boughtOn) < 0 ? inYear(boughtOn.year + 1) : same).toString();
}

function returnableTerms(policy: Policy, decided: DecidedParts, facts: RuleFacts): Terms['returnable'] {
  if (decided.has('never') || isListed(policy.never, facts)) return 'never';
  const finalSale = setBy(decided, 'final-sale')?.to ?? isListed(policy.finalSale, facts);
  return finalSale && !overrides(policy, facts) ? 'final-sale' : 'yes';
}

/** Is the line in one of the lists? */
function isListed(
  lists: {
    readonly skus: readonly string[];
    readonly tags: readonly string[];
    readonly collections: readonly string[];
  },
  facts: RuleFacts,
): boolean {
  return (
    namesMeet(lists.skus, facts.names('line.skus') ?? []) ||
    namesMeet(lists.tags, facts.names('line.tags') ?? []) ||
    namesMeet(lists.collections, facts.names('line.collections') ?? [])
  );
}

function overrides({ finalSale }: Policy, facts: RuleFacts): boolean {
  return namesMeet(finalSale.overriddenBy, facts.names('return.reason') ?? []);
}

/** What would be charged, by the first rule that says so, else by the policy. */
function chargedFees({ fees }: Policy, decided: DecidedParts, outcome: Outcome): OutcomeFees {
  const restocking = decided.get(`restocking:${outcome}`)?.action;
  const shipping = decided.get(`return-shipping:${outcome}`)?.action;
  const flat =
    shipping?.set === 'return-shipping'
      ? shipping.fee
      : { minor: fees.returnShippingMinor, byCurrency: fees.returnShippingByCurrency };
  return {
    restockingPercent: restocking?.set === 'restocking' ? restocking.percent : fees.restockingPercent,
    returnShippingMinor: flat.minor,
    returnShippingByCurrency: flat.byCurrency,
  };
}

/**
 * A reason or an outcome that the policy waives fees for pays none, whatever a rule would charge; nor does what keeps
 * its goods where they are.
 */
function isWaived({ fees }: Policy, facts: RuleFacts, outcome: Outcome): boolean {
  return (
    outcome === 'keep' ||
    fees.waivedForOutcomes.includes(outcome) ||
    namesMeet(fees.waivedFor, facts.names('return.reason') ?? [])
  );
}

export const noFees: OutcomeFees = {
  restockingPercent: null,
  returnShippingMinor: null,
  returnShippingByCurrency: {},
};

function approvalTerms(policy: Policy, decided: DecidedParts): Terms['approval'] {
  const action = decided.get('approval')?.action;
  if (action?.set === 'decline') return { as: 'decline', reason: action.reason, note: action.note };
  return { as: action?.set === 'approval' ? action.to : policy.approval };
}
