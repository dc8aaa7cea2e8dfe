import type { Message } from '#app/contracts/answers.ts';
import type { Outcome } from '#app/contracts/returns.ts';
import type { StoredExchange } from '../case/stored-return.ts';
import type { Asked, ChosenLine } from '../decisions/choose-units.ts';
import type { QuotedUnits, QuoteInput } from '../money/bill.ts';
import { type PricedItems, priceItems } from '../money/exchange.ts';
import { type MoneyQuote, quoteOutcome } from '../money/quote.ts';
import { sharedOutcomes } from '../policy/combine-terms.ts';
import { whySaid } from '../policy/said.ts';
import type { TraceStep } from '../policy/terms.ts';
import type { PlacedItem } from './wanted-items.ts';

/** What an exchange would bring, priced. */
export type PricedItem = PlacedItem & PricedItems;

/** What the policy offers for all of these lines: credit needs an account to go to, an exchange something to bring. */
export function offeredOutcomes(
  { order }: Pick<Asked, 'order'>,
  chosen: readonly ChosenLine[],
  items: readonly unknown[],
): readonly Outcome[] {
  return sharedOutcomes(chosen.map(({ terms }) => terms)).filter(
    (outcome) =>
      (outcome !== 'credit' || order.customerId !== null) && (outcome !== 'exchange' || items.length > 0),
  );
}

export function unitsOf(chosen: readonly ChosenLine[]): readonly QuotedUnits[] {
  return chosen.map(({ line, reason, terms, units }) => ({
    line,
    ordinals: units.map(({ ordinal }) => ordinal),
    reason: reason.id,
    terms,
  }));
}

export function priceAll(
  { order }: Pick<Asked, 'order'>,
  chosen: readonly ChosenLine[],
  placed: readonly PlacedItem[],
): readonly PricedItem[] {
  const units = unitsOf(chosen);
  return placed.flatMap((item) => {
    const line = units[item.position];
    if (line === undefined) return [];
    return [{ ...item, ...priceItems(order, { ...line, ordinals: item.ordinals }, item.variant.price) }];
  });
}

export function quoteInput(
  { order }: Pick<Asked, 'order'>,
  chosen: readonly ChosenLine[],
  items: readonly Pick<PricedItem, 'price' | 'tax'>[],
): QuoteInput {
  return { order, units: unitsOf(chosen), newItems: items.map(({ price, tax }) => ({ price, tax })) };
}

/** Every outcome that is offered, with its money and why. */
export function quoteLines(
  asked: Pick<Asked, 'order'>,
  chosen: readonly ChosenLine[],
  items: readonly Pick<PricedItem, 'price' | 'tax'>[],
): readonly MoneyQuote[] {
  const input = quoteInput(asked, chosen, items);
  const windows = chosen.map(({ lastDay }) => lastDay.toString()).sort();
  const inTime = { code: 'window-open', values: { until: windows[0] ?? '' } };
  return offeredOutcomes(asked, chosen, items).map((outcome) => {
    const quoted = quoteOutcome(input, outcome);
    return { ...quoted, why: [inTime, ...whyOfRules(chosen, outcome), ...quoted.why] };
  });
}

/** What rules said that matters for the outcome, each sentence once. */
function whyOfRules(chosen: readonly ChosenLine[], outcome: Outcome): Message[] {
  const said = chosen.flatMap(({ terms }) => terms.said.filter((step) => step.rule !== null));
  const told = whySaid(said.filter((step) => matters(step, outcome)));
  const known = new Map(told.map((message) => [JSON.stringify(message), message]));
  return [...known.values()];
}

function matters({ part, values }: TraceStep, outcome: Outcome): boolean {
  switch (part) {
    case 'refund':
    case 'credit':
    case 'exchange':
    case 'keep':
      return part === outcome;
    case 'restocking':
    case 'return-shipping':
      return (values.outcomes ?? '').split(' ').includes(outcome);
    default:
      return true;
  }
}

/** As the return keeps it. */
export function exchangeRows(items: readonly PricedItem[]): readonly Omit<StoredExchange, 'shopifyId'>[] {
  return items.map(({ position, variant, ordinals, list, price, tax, title }) => ({
    position,
    variantShopifyId: variant.variantShopifyId,
    title,
    variantTitle: variant.title === 'Default Title' ? null : variant.title,
    quantity: ordinals.length,
    listMinor: list.minor,
    priceMinor: price.minor,
    taxMinor: tax.minor,
  }));
}
