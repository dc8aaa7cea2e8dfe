import { compareInstants } from '#app/kernel/calendar.ts';
import type { CurrencyCode } from '#app/kernel/currency.ts';
import { type Money, money } from '#app/kernel/money.ts';
import { inShopCurrency } from '../case/shop-currency.ts';
import type { SimulatedAnswer, SimulatedChange, SimulatedTotals, Simulation } from '../door.ts';
import type { Replayed } from './replay.ts';

const mostChanges = 1000;

/** Two replays of the same requests beside each other. */
export function compareReplays(
  days: number,
  currency: CurrencyCode,
  before: readonly Replayed[],
  after: readonly Replayed[],
): Simulation {
  const pairs = before.flatMap((one, index) => {
    const other = after[index];
    return other === undefined ? [] : [{ before: one, after: other }];
  });
  const changed = pairs
    .filter((pair) => isDifferent(pair.before, pair.after))
    .toReversed()
    .toSorted((a, b) => compareInstants(b.before.request.askedAt, a.before.request.askedAt));
  return {
    days,
    before: totalsOf(before, currency),
    after: totalsOf(after, currency),
    changes: changed.slice(0, mostChanges).map((pair) => changeOf(pair.before, pair.after, currency)),
    more: changed.length > mostChanges,
  };
}

function isDifferent(a: Replayed, b: Replayed): boolean {
  const [one, other] = [a.decided, b.decided];
  if (one.answer === 'refused' || other.answer === 'refused')
    return !(
      one.answer === 'refused' &&
      other.answer === 'refused' &&
      one.refusal.refused === other.refusal.refused
    );
  return (
    one.answer !== other.answer ||
    one.outcome !== other.outcome ||
    (['refund', 'fees', 'bonus'] as const).some((part) => one[part].minor !== other[part].minor)
  );
}

function totalsOf(replayed: readonly Replayed[], currency: CurrencyCode): SimulatedTotals {
  const counts = { accepted: 0, refused: 0, looked: 0 };
  const sums = { refund: 0n, fees: 0n, bonus: 0n };
  for (const one of replayed) {
    if (one.decided.answer === 'refused') {
      counts.refused += 1;
      continue;
    }
    counts.accepted += 1;
    if (one.decided.answer === 'looked-at') counts.looked += 1;
    const { refund, fees, bonus } = moneyOf(one, currency);
    sums.refund += refund.minor;
    sums.fees += fees.minor;
    sums.bonus += bonus.minor;
  }
  return {
    requests: replayed.length,
    ...counts,
    refund: money(sums.refund, currency),
    fees: money(sums.fees, currency),
    bonus: money(sums.bonus, currency),
  };
}

function changeOf(before: Replayed, after: Replayed, currency: CurrencyCode): SimulatedChange {
  const { request, order } = before;
  return {
    orderId: request.orderId,
    orderName: order.order.name,
    customerId: order.order.customerId,
    askedAt: request.askedAt,
    of: request.of,
    before: answerOf(before, currency),
    after: answerOf(after, currency),
  };
}

function answerOf(one: Replayed, currency: CurrencyCode): SimulatedAnswer {
  const { decided } = one;
  return {
    answer: decided.answer,
    refused: decided.answer === 'refused' ? decided.refusal.refused : null,
    outcome: decided.outcome,
    ...moneyOf(one, currency),
    why: decided.why(),
  };
}

/** In the shop's currency at the order's rate, each amount rounded by itself. */
function moneyOf(
  { decided, order }: Replayed,
  currency: CurrencyCode,
): { readonly refund: Money; readonly fees: Money; readonly bonus: Money } {
  const none = money(0n, currency);
  if (decided.answer === 'refused') return { refund: none, fees: none, bonus: none };
  const inShop = (amount: Money) => money(inShopCurrency(amount, order.order.rate), currency);
  return { refund: inShop(decided.refund), fees: inShop(decided.fees), bonus: inShop(decided.bonus) };
}
