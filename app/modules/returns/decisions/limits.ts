import type { Outcome } from '#app/contracts/returns.ts';
import { parseDecimal } from '#app/kernel/decimal.ts';
import { compareRational } from '#app/kernel/rational.ts';
import type { ReturnRefusal } from '../door.ts';
import type { Policy } from '../policy/policy.ts';
import type { ReturnTerms } from '../policy/terms.ts';
import { type Histories, returnRate } from './rule-facts.ts';

type Held = ReturnTerms['held'][number];

export interface LimitsAsked {
  readonly limits: Policy['limits'];
  readonly histories: Histories;
  readonly list: 'allow' | 'block' | null;
  readonly outcome: Outcome;
  /** Units that are asked for now. */
  readonly units: number;
  /** A person is to look at what would be refused. */
  readonly askPerson: boolean;
}

/**
 * What the customer's history says about one more return: why a person has to look (nothing: nobody has to), or a
 * refusal, which a person's look can always be asked for instead (`appeal`). Those on the allow list have no limits.
 */
export function decideLimits(asked: LimitsAsked): readonly Held[] | ReturnRefusal {
  const { limits, list, askPerson } = asked;
  if (list === 'allow') return [];
  if (list === 'block')
    return askPerson ? [{ code: 'blocked', values: {} }] : { refused: 'blocked', values: { appeal: 'yes' } };
  const exceeded = exceededLimits(asked);
  const first = exceeded[0];
  if (first === undefined) return [];
  if (limits.exceeded === 'manual' || askPerson)
    return exceeded.map((values) => ({ code: 'limit-reached', values }));
  return { refused: 'limit-reached', values: { ...first, appeal: 'yes' } };
}

/** With the return that is asked for now, each is more than the limit allows. */
function exceededLimits({
  limits,
  histories,
  outcome,
  units,
}: LimitsAsked): readonly Record<string, string>[] {
  const { returns, rate, kept } = limits;
  const exceeded: Record<string, string>[] = [];
  const told = (limit: string, allowed: string, days: number) =>
    exceeded.push({ limit, allowed, days: String(days) });
  const counted = returns === null ? undefined : histories.get(returns.days);
  if (returns !== null && counted !== undefined && counted.returns + 1 > returns.count)
    told('returns', String(returns.count), returns.days);
  const rated = rate === null ? undefined : histories.get(rate.days);
  if (rate !== null && rated !== undefined && rated.unitsBought >= rate.atLeastUnits) {
    const after = returnRate({ ...rated, unitsReturned: rated.unitsReturned + units });
    if (after !== null && compareRational(after, parseDecimal(rate.percent)) > 0)
      told('rate', rate.percent, rate.days);
  }
  const keeping = kept === null ? undefined : histories.get(kept.days);
  if (outcome === 'keep' && kept !== null && keeping !== undefined && keeping.kept + units > kept.count)
    told('kept', String(kept.count), kept.days);
  return exceeded;
}
