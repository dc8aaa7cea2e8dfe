import type { Message } from '#app/contracts/answers.ts';
import { type Outcome, outcomes } from '#app/contracts/returns.ts';
import type { Decided } from '#app/kernel/rules/decide.ts';
import type { PolicyAction } from './policy.ts';
import type { TermPart, Terms, TraceStep } from './terms.ts';

/** What one rule decides at a time: fees outcome by outcome. */
export type DecidedPart =
  | Exclude<PolicyAction['set'], 'restocking' | 'return-shipping' | 'decline'>
  | `restocking:${Outcome}`
  | `return-shipping:${Outcome}`;
export type DecidedParts = ReadonlyMap<DecidedPart, Decided<PolicyAction>>;

/** A rule that declines is about approval, too: whichever comes first decides. */
export function partsOf(action: PolicyAction): readonly DecidedPart[] {
  switch (action.set) {
    case 'restocking':
      return forWhich(action.outcomes).map((outcome) => `restocking:${outcome}` as const);
    case 'return-shipping':
      return forWhich(action.outcomes).map((outcome) => `return-shipping:${outcome}` as const);
    case 'decline':
      return ['approval'];
    default:
      return [action.set];
  }
}

const forWhich = (named: readonly Outcome[]) => (named.length === 0 ? outcomes : named);

/**
 * The trace of terms: what holds for each part and which rule set it, a step each. Parts that are off and that no rule
 * has touched are left out. Fees come as they would be charged; `waived`: for these outcomes they are not.
 */
export function saidOf(
  terms: Omit<Terms, 'said'>,
  decided: DecidedParts,
  waived: ReadonlySet<Outcome>,
): TraceStep[] {
  const simple = simpleSteps(terms).flatMap(({ part, on, values }) => {
    const by = decided.get(part);
    return on || by !== undefined ? [step(part, by, values)] : [];
  });
  const free = (outcome: Outcome): Record<string, string> => (waived.has(outcome) ? { waived: 'yes' } : {});
  return [
    ...simple,
    ...feeSteps('restocking', decided, (outcome) => {
      const percent = terms.fees[outcome].restockingPercent ?? '';
      return { charged: isFee(percent), values: { percent, ...free(outcome) } };
    }),
    ...feeSteps('return-shipping', decided, (outcome) => {
      const { returnShippingMinor: minor, returnShippingByCurrency: own } = terms.fees[outcome];
      const charged = (minor ?? 0) > 0 || Object.values(own).some((amount) => amount > 0);
      return { charged, values: { minor: String(minor ?? ''), ...free(outcome) } };
    }),
  ];
}

const isFee = (percent: string) => Number(percent) > 0;

/** The trace as sentences: `terms-window` and so on, with the id and the name of the rule (empty: the policy itself). */
export function whySaid(said: readonly TraceStep[]): Message[] {
  return said.map(({ part, rule, name, values }) => ({
    code: `terms-${part}`,
    values: { ...values, rule: rule ?? '', name },
  }));
}

type SimplePart = Exclude<TermPart, 'restocking' | 'return-shipping'>;

function simpleSteps(terms: Omit<Terms, 'said'>): readonly {
  readonly part: SimplePart;
  /** Worth saying although no rule set it. */
  readonly on: boolean;
  readonly values: Record<string, string>;
}[] {
  const { outcomes: offered, approval, returnable } = terms;
  return [
    { part: 'never', on: returnable === 'never', values: {} },
    {
      part: 'final-sale',
      on: returnable === 'final-sale',
      values: { to: yesNo(returnable === 'final-sale') },
    },
    { part: 'window', on: true, values: windowValues(terms.window) },
    { part: 'refund', on: offered.refund, values: { to: yesNo(offered.refund) } },
    { part: 'credit', on: offered.credit !== null, values: creditValues(offered.credit) },
    {
      part: 'exchange',
      on: offered.exchange !== null,
      values: { to: yesNo(offered.exchange !== null), even: yesNo(offered.exchange?.even === true) },
    },
    {
      part: 'keep',
      on: offered.keep !== null,
      values: { to: yesNo(offered.keep !== null), percent: offered.keep?.percent ?? '' },
    },
    {
      part: 'approval',
      on: true,
      values: {
        to: approval.as,
        ...(approval.as === 'decline' ? { reason: approval.reason, note: approval.note } : {}),
      },
    },
    { part: 'settle-on', on: true, values: { to: terms.settleOn } },
    { part: 'send-to', on: terms.sendTo.address !== '', values: { address: terms.sendTo.address } },
  ];
}

function windowValues({ days, months, from, transitDays, until }: Terms['window']): Record<string, string> {
  return {
    ...(months === null ? { days: String(days) } : { months: String(months) }),
    from,
    transitDays: String(transitDays),
    ...(until === null ? {} : { until }),
  };
}

function creditValues(credit: Terms['outcomes']['credit']): Record<string, string> {
  return {
    to: yesNo(credit !== null),
    bonusPercent: credit?.bonusPercent ?? '',
    bonusFlatMinor: String(credit?.bonusFlatMinor ?? ''),
    bonusCapMinor: String(credit?.bonusCapMinor ?? ''),
  };
}

/** Outcomes for which the same rule says the same share a step; a fee that is none is only said where a rule made it so. */
function feeSteps(
  part: 'restocking' | 'return-shipping',
  decided: DecidedParts,
  feeFor: (outcome: Outcome) => { readonly charged: boolean; readonly values: Record<string, string> },
): TraceStep[] {
  const steps = new Map<string, { step: TraceStep; outcomes: Outcome[] }>();
  for (const outcome of outcomes) {
    if (outcome === 'keep') continue;
    const by = decided.get(`${part}:${outcome}`);
    const { charged, values } = feeFor(outcome);
    if (by === undefined && !charged) continue;
    const key = JSON.stringify([by?.rule.id, values]);
    const known = steps.get(key);
    if (known === undefined) steps.set(key, { step: step(part, by, values), outcomes: [outcome] });
    else known.outcomes.push(outcome);
  }
  return [...steps.values()].map(({ step: one, outcomes: some }) => ({
    ...one,
    values: { ...one.values, outcomes: some.join(' ') },
  }));
}

function step(
  part: TermPart,
  by: Decided<PolicyAction> | undefined,
  values: Record<string, string>,
): TraceStep {
  return { part, rule: by?.rule.id ?? null, name: by?.rule.name ?? '', values };
}

const yesNo = (yes: boolean) => (yes ? 'yes' : 'no');
