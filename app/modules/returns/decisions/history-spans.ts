import type { Policy } from '../policy/policy.ts';
import { allDays } from './rule-facts.ts';

/** How many local days back a policy's limits and rules look. */
export function historySpans({ limits, rules }: Policy): readonly number[] {
  const asked = rules
    .flatMap(({ when }) => when)
    .flatMap((condition) =>
      condition.field.startsWith('history.') && 'days' in condition ? [condition.days ?? allDays] : [],
    );
  const limited = [limits.returns, limits.rate, limits.kept].flatMap((limit) => limit?.days ?? []);
  return [...new Set([...asked, ...limited])];
}
