import { compareInstants, type Instant, type Zone } from '#app/kernel/calendar.ts';
import { startOfDaysBack } from '../decisions/days-back.ts';
import type { Histories } from '../decisions/rule-facts.ts';
import type { Past, PastReturn } from './past.ts';

/** What a customer had done by a moment, for each span of days that a policy looks back. */
export function historiesAt(
  { histories, bought, zone }: Pick<Past, 'histories' | 'bought' | 'zone'>,
  customerId: bigint,
  spans: readonly number[],
  accepted: readonly PastReturn[],
  at: Instant,
): Histories {
  const all = [...(histories.get(customerId) ?? []), ...accepted];
  return new Map(spans.map((days) => [days, count(all, bought.get(customerId) ?? [], span(at, zone, days))]));
}

interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

const span = (at: Instant, zone: Zone, days: number): Span => ({
  from: startOfDaysBack(at, zone, days),
  to: at,
});

function count(
  returns: readonly PastReturn[],
  bought: readonly { readonly at: Instant; readonly units: number }[],
  within: Span,
) {
  const own = returns.filter((one) => isWithin(one.at, within));
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  return {
    returns: own.length,
    unitsReturned: sum(own.map(({ units }) => units)),
    kept: sum(own.map(({ kept }) => kept)),
    unitsBought: sum(bought.filter((one) => isWithin(one.at, within)).map(({ units }) => units)),
  };
}

const isWithin = (at: Instant, { from, to }: Span) =>
  compareInstants(at, from) >= 0 && compareInstants(at, to) <= 0;
