import type { Condition } from '#app/kernel/rules/condition.ts';
import { type Asked, termsFor } from '../decisions/choose-units.ts';
import { type SampleLine, sampleAsked, sampleReturnable } from '../sample-returns.ts';
import type { Policy } from './policy.ts';
import type { Terms } from './terms.ts';

// What tests of terms ask with.

export const tagged = (...values: string[]): Condition => ({ field: 'line.tags', is: 'any-of', values });
export const because = (...values: string[]): Condition => ({ field: 'return.reason', is: 'any-of', values });

/** What a policy comes to for an order of one line. */
export const terms = (
  policy: Policy,
  {
    line = { net: '30.00', tags: ['Sale'] },
    reason = 'unwanted',
    change = {},
  }: {
    readonly line?: SampleLine;
    readonly reason?: string;
    readonly change?: Partial<Asked>;
  } = {},
): Terms => {
  const order = sampleReturnable([line]);
  const [only] = order.lines;
  if (only === undefined) throw new Error('The order has a line');
  return termsFor(sampleAsked(order, policy, change), only, reason);
};
export const saidOf = (made: Terms, part: string) => made.said.filter((step) => step.part === part);
