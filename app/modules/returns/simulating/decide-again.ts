import type { Message } from '#app/contracts/answers.ts';
import type { Outcome } from '#app/contracts/returns.ts';
import { addMoney, type Money, noMoney } from '#app/kernel/money.ts';
import { chooseLines } from '../asking/choose-lines.ts';
import { offeredOutcomes, quoteInput, quoteLines, unitsOf } from '../asking/quote-lines.ts';
import { type Asked, type ChosenLine, termsFor } from '../decisions/choose-units.ts';
import { decideLimits } from '../decisions/limits.ts';
import type { ReturnRefusal } from '../door.ts';
import { billOf } from '../money/bill.ts';
import { bonusOf } from '../money/bonus.ts';
import { type PricedItems, priceListed } from '../money/exchange.ts';
import { combineTerms } from '../policy/combine-terms.ts';
import { whySaid } from '../policy/said.ts';
import type { ReturnTerms, Terms } from '../policy/terms.ts';
import type { PastRequest } from './past.ts';

/** How a policy answers a request of the past; money in the order's currency. */
export type DecidedAgain =
  | {
      readonly answer: 'refused';
      readonly refusal: ReturnRefusal;
      readonly outcome: Outcome;
      readonly why: () => readonly Message[];
    }
  | {
      readonly answer: 'accepted' | 'looked-at';
      /** The one asked for; where that is not offered, the first that is. */
      readonly outcome: Outcome;
      readonly chosen: readonly ChosenLine[];
      /** Without the bonus. */
      readonly refund: Money;
      readonly fees: Money;
      readonly bonus: Money;
      readonly why: () => readonly Message[];
    };

/** By the functions that decide requests of today, at its own moment: the same request, the same answer. */
export function decideAgain(
  asked: Asked,
  request: Pick<PastRequest, 'lines' | 'outcome' | 'exchange' | 'byShopper'>,
  list: 'allow' | 'block' | null,
): DecidedAgain {
  const refuse = (refusal: ReturnRefusal): DecidedAgain => ({
    answer: 'refused',
    refusal,
    outcome: request.outcome,
    why: () => whyRefused(asked, request, refusal),
  });
  const chosen = chooseLines(asked, request.lines);
  if ('refused' in chosen) return refuse(chosen);
  const items = request.outcome === 'exchange' ? itemsAgain(asked, chosen, request.exchange) : [];
  const offered = offeredOutcomes(asked, chosen, items);
  const outcome = offered.find((one) => one === request.outcome) ?? offered[0];
  if (outcome === undefined) return refuse({ refused: 'not-allowed', values: { outcome: request.outcome } });
  const held = limitsAgain(asked, request, { chosen, outcome, list });
  if ('refused' in held) return refuse(held);
  const { approval } = combineTerms(
    chosen.map(({ terms }) => terms),
    { held },
  );
  return {
    answer: approval === 'manual' ? 'looked-at' : 'accepted',
    outcome,
    chosen,
    ...moneyAgain(asked, chosen, items, outcome),
    why: () => [
      ...(quoteLines(asked, chosen, items).find((one) => one.outcome === outcome)?.why ?? []),
      ...held,
    ],
  };
}

/** The terms of the lines that are asked for, whether they can come back or not. */
export function termsAgain(asked: Asked, { lines }: Pick<PastRequest, 'lines'>): readonly Terms[] {
  return lines.flatMap(({ lineShopifyId, reason }) => {
    const line = asked.order.lines.find(({ shopifyId }) => shopifyId === lineShopifyId);
    return line === undefined ? [] : [termsFor(asked, line, reason)];
  });
}

function limitsAgain(
  { policy, histories }: Asked,
  { byShopper }: Pick<PastRequest, 'byShopper'>,
  {
    chosen,
    outcome,
    list,
  }: {
    readonly chosen: readonly ChosenLine[];
    readonly outcome: Outcome;
    readonly list: 'allow' | 'block' | null;
  },
): ReturnTerms['held'] | ReturnRefusal {
  if (!byShopper) return [];
  const units = chosen.reduce((sum, line) => sum + line.units.length, 0);
  const decided = decideLimits({ limits: policy.limits, histories, list, outcome, units, askPerson: false });
  return 'refused' in decided ? decided : [...decided];
}

/** What was to come then, at its list price then, priced by these terms. */
function itemsAgain(
  { order }: Asked,
  chosen: readonly ChosenLine[],
  wanted: PastRequest['exchange'],
): readonly PricedItems[] {
  const lines = unitsOf(chosen);
  const left = lines.map(({ ordinals }) => [...ordinals]);
  return wanted.flatMap(({ position, quantity, list }) => {
    const line = lines[position];
    const ordinals = left[position]?.splice(0, quantity) ?? [];
    return line === undefined ? [] : [priceListed(order, { ...line, ordinals }, list)];
  });
}

function moneyAgain(
  asked: Asked,
  chosen: readonly ChosenLine[],
  items: readonly PricedItems[],
  outcome: Outcome,
): { readonly refund: Money; readonly fees: Money; readonly bonus: Money } {
  const input = quoteInput(asked, chosen, items);
  const bill = billOf(input, outcome);
  return {
    refund: bill.total,
    fees: addMoney(bill.restockingFee, bill.shippingFee),
    bonus: outcome === 'credit' ? bonusOf(input, bill) : noMoney(asked.order.currency),
  };
}

/** The refusal, and what the policy comes to for the line that it is about. */
function whyRefused(
  asked: Asked,
  { lines }: Pick<PastRequest, 'lines'>,
  { refused, values = {} }: ReturnRefusal,
): readonly Message[] {
  const about = lines.filter(({ lineShopifyId }) => lineShopifyId.toString() === values.line);
  const terms = termsAgain(asked, { lines: about.length > 0 ? about : lines });
  return [{ code: refused, values }, ...whySaid(terms.flatMap(({ said }) => said))];
}
