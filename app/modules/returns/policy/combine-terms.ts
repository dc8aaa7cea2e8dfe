import { type Outcome, outcomes } from '#app/contracts/returns.ts';
import type { SettleOn } from './policy.ts';
import type { ReturnTerms, Terms } from './terms.ts';
import { feesOf, noFees } from './terms-of.ts';

const latestFirst: readonly SettleOn[] = ['inspected', 'received', 'first-scan'];

/** Of a return as a whole: the strictest of its lines. `held`: why a person looks, although no rule says so. */
export function combineTerms(
  lines: readonly Terms[],
  { basis = 'policy', held = [] }: Partial<Pick<ReturnTerms, 'basis' | 'held'>> = {},
): ReturnTerms {
  const manual = held.length > 0 || lines.some(({ approval }) => approval.as !== 'auto');
  const told = lines.find(({ sendTo }) => sendTo.address !== '' || sendTo.locationId !== null);
  return {
    basis,
    lines: [...lines],
    approval: manual ? 'manual' : 'auto',
    settleOn: latestFirst.find((moment) => lines.some(({ settleOn }) => settleOn === moment)) ?? 'inspected',
    sendTo: told?.sendTo ?? { address: '', locationId: null },
    held: [...held],
  };
}

/** The outcomes that every line gets, in the merchant's order. */
export function sharedOutcomes(lines: readonly Terms[]): readonly Outcome[] {
  return outcomes.filter((outcome) => lines.length > 0 && lines.every((terms) => isOffered(terms, outcome)));
}

export function isOffered({ outcomes: offered }: Pick<Terms, 'outcomes'>, outcome: Outcome): boolean {
  return outcome === 'refund' ? offered.refund : offered[outcome] !== null;
}

/** By law: all of the price comes back, by the means by which it was paid, whatever the policy takes off. */
export function withdrawalTerms(terms: Terms): Terms {
  return {
    ...terms,
    returnable: 'yes',
    outcomes: { refund: true, credit: null, exchange: null, keep: null },
    fees: feesOf(() => noFees),
  };
}
