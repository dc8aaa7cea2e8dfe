import { type Outcome, outcomes } from '#app/contracts/returns.ts';
import { endOfLocalDay, type Zone } from '#app/kernel/calendar.ts';
import { type CurrencyCode, currencyExponent } from '#app/kernel/currency.ts';
import { money, noMoney } from '#app/kernel/money.ts';
import { ONE } from '#app/kernel/rational.ts';
import type { RuleFacts } from '#app/kernel/rules/decide.ts';
import { ruleFacts } from '#app/modules/returns/decisions/rule-facts.ts';
import { windowOf } from '#app/modules/returns/decisions/window.ts';
import type { QuotedUnits, QuoteInput } from '#app/modules/returns/money/bill.ts';
import { quoteOutcome } from '#app/modules/returns/money/quote.ts';
import { valueOfUnits } from '#app/modules/returns/money/units.ts';
import { isOffered } from '#app/modules/returns/policy/combine-terms.ts';
import type { Policy } from '#app/modules/returns/policy/policy.ts';
import { leafReasons, reasonPath } from '#app/modules/returns/policy/reason-tree.ts';
import type { Terms } from '#app/modules/returns/policy/terms.ts';
import { termsOf } from '#app/modules/returns/policy/terms-of.ts';
import type { OrderedLine, ReturnableOrder } from '#app/modules/returns/ports.ts';
import type { Print } from '../../ui/print/print.ts';
import { becauseOf } from '../../ui/returns/because.ts';
import type { Texts } from '../../ui/texts/texts.ts';

/** What a policy means for a shopper: the promise, and one item that comes back. */
export interface PolicyPreview {
  readonly promise: readonly string[];
  readonly example: ExampleView;
}

export interface ExampleView {
  readonly title: string;
  readonly item: string | null;
  readonly reason: string;
  readonly until: string | null;
  /** It could not be returned at all for this reason. */
  readonly finalSale: string | null;
  readonly outcomes: readonly OutcomeView[];
}

export interface OutcomeView {
  readonly id: Outcome;
  readonly title: string;
  readonly total: string;
  readonly rows: readonly { readonly label: string; readonly amount: string }[];
  readonly why: readonly string[];
  /** What it would be for a reason without fees; null: it is the same. */
  readonly waived: string | null;
}

export interface PolicyPreviewInput {
  readonly policy: Policy;
  /** Of the shop. */
  readonly currency: CurrencyCode;
  readonly zone: Zone;
  /** A real order with a line that could come back; null: none yet. */
  readonly sample: { readonly order: ReturnableOrder; readonly line: OrderedLine } | null;
}

interface Around {
  readonly print: Print;
  readonly texts: Texts;
}

export function policyPreview(input: PolicyPreviewInput, print: Print, texts: Texts): PolicyPreview {
  const around = { print, texts };
  return { promise: promiseInWords(input, around), example: exampleOf(input, around) };
}

/** What holds where no rule says otherwise. */
function promiseInWords({ policy, currency }: PolicyPreviewInput, { print, texts }: Around): string[] {
  const { preview: words } = texts.policy;
  const { window, fees, finalSale, rules } = policy;
  const shipping = fees.returnShippingMinor ?? 0;
  const restocking = Number(fees.restockingPercent ?? '0') > 0 ? fees.restockingPercent : null;
  const free = shipping === 0 && restocking === null;
  const on = rules.filter((rule) => rule.on).length;
  return [
    words.within(String(window.days), words.froms[window.from]),
    outcomes
      .filter((outcome) => isOffered(policy, outcome))
      .map((outcome) => texts.returns.outcomes[outcome])
      .join(' · '),
    ...(free ? [words.free] : []),
    ...(shipping > 0 ? [words.shipping(print.money(money(BigInt(shipping), currency)))] : []),
    ...(restocking === null ? [] : [words.restocking(restocking)]),
    ...(free || fees.waivedFor.length === 0 ? [] : [words.feesNotFor(called(policy, fees.waivedFor))]),
    ...finalSaleInWords(policy, finalSale, words),
    ...(on > 0 ? [words.rules(on)] : []),
  ];
}

function finalSaleInWords(
  policy: Policy,
  { skus, tags, collections, overriddenBy }: Policy['finalSale'],
  words: Texts['policy']['preview'],
): string[] {
  const listed = [
    skus.length > 0 ? words.skus(skus.length) : null,
    tags.length > 0 ? words.tags(tags.length) : null,
    collections.length > 0 ? words.collections(collections.length) : null,
  ].filter((part) => part !== null);
  if (listed.length === 0) return [];
  const but = overriddenBy.length > 0 ? ` ${words.finalSaleBut(called(policy, overriddenBy))}` : '';
  return [`${words.finalSale(listed.join(', '))}${but}`];
}

const called = (policy: Policy, ids: readonly string[]) => ids.map((id) => labelOf(policy, id)).join(', ');

function exampleOf(input: PolicyPreviewInput, around: Around): ExampleView {
  const { policy, sample, zone } = input;
  const { print, texts } = around;
  const { preview: words } = texts.policy;
  const made = everydayItem(input.currency);
  const order = sample?.order ?? made.order;
  const line = sample?.line ?? made.line;
  const [parcel] = sample?.line.parcels ?? [];
  const reasons = leafReasons(policy.reasons).map(({ id }) => id);
  const reason = reasons.find((id) => !isWaived(policy, id)) ?? reasons[0] ?? '';
  const terms = termsOf(policy, factsOf(input, reason));
  const until =
    sample && parcel ? windowOf(parcel, sample.order.processedAt, terms.window, zone).lastDay : null;
  return {
    title: sample ? words.example(order.name) : words.exampleNone(print.money(line.net)),
    item: sample ? [sample.line.title, sample.line.variantTitle].filter(Boolean).join(' · ') : null,
    reason: words.exampleReason(labelOf(policy, reason)),
    until: until && words.until(print.date(endOfLocalDay(until, zone).subtract({ seconds: 1 })).text),
    finalSale: terms.returnable === 'yes' ? null : words.soldAs[terms.returnable],
    outcomes: offeredOf(terms).map((outcome) =>
      outcomeView({ input, order, unit: { line, ordinals: [1], reason, terms } }, outcome, around),
    ),
  };
}

/** What rules may ask about the item; of one that is made up, only the reason is known. */
function factsOf({ policy, sample, zone }: PolicyPreviewInput, reason: string): RuleFacts {
  const given = reasonPath(policy, reason);
  if (sample) return ruleFacts({ ...sample, zone, known: null, histories: new Map() }, sample.line, given);
  return {
    names: (field) => (field === 'return.reason' ? given : null),
    number: () => null,
    date: () => null,
  };
}

const isWaived = (policy: Policy, reason: string) =>
  reasonPath(policy, reason).some((id) => policy.fees.waivedFor.includes(id));

const offeredOf = (terms: Terms) => outcomes.filter((outcome) => isOffered(terms, outcome));

interface Example {
  readonly input: PolicyPreviewInput;
  readonly order: QuoteInput['order'];
  readonly unit: QuotedUnits;
}

function outcomeView(example: Example, outcome: Outcome, { print, texts }: Around): OutcomeView {
  const { input, unit } = example;
  const { policy } = input;
  const { preview: words } = texts.policy;
  const names = {
    currency: input.currency,
    reasons: Object.fromEntries(policy.reasons.map(({ id, label }) => [id, label])),
  };
  const quote = quoteOutcome(quoted(example, unit), outcome);
  const free = leafReasons(policy.reasons).find(({ id }) => isWaived(policy, id))?.id;
  const other =
    free === undefined
      ? null
      : quoteOutcome(
          quoted(example, { ...unit, reason: free, terms: termsOf(policy, factsOf(input, free)) }),
          outcome,
        );
  return {
    id: outcome,
    title: texts.returns.outcomes[outcome],
    total: quote.owes.minor > 0n ? words.owes(print.money(quote.owes)) : print.money(quote.total),
    rows: quote.parts.map(({ code, amount }) => ({
      label: texts.returns.parts[code],
      amount: print.money(amount),
    })),
    why: quote.why
      .map((message) => becauseOf(message, print, texts, names))
      .filter((sentence) => sentence !== ''),
    waived:
      other === null || free === undefined || other.total.minor === quote.total.minor
        ? null
        : words.waived(labelOf(policy, free), print.money(other.total)),
  };
}

/** An exchange is shown for another one of the same price. */
function quoted({ order }: Example, unit: QuotedUnits): QuoteInput {
  const { line, ordinals } = unit;
  const ofUnits = (amount: typeof line.net) => valueOfUnits(amount, ordinals, line.quantity);
  const tax = order.taxesIncluded ? noMoney(order.currency) : ofUnits(line.tax);
  return { order, units: [unit], newItems: [{ price: ofUnits(line.net), tax }] };
}

function labelOf({ reasons }: Policy, id: string): string {
  return reasons.find((reason) => reason.id === id)?.label ?? id;
}

/** 80.00, or 8000 where the currency has no smaller unit: one item of an order that was paid. */
function everydayItem(currency: CurrencyCode) {
  const digits = currencyExponent(currency);
  const price = money(8000n * 10n ** BigInt(Math.max(0, digits - 2)), currency);
  return {
    order: { name: '', currency, rate: ONE, taxesIncluded: true, paidLeft: price },
    line: { quantity: 1, net: price, tax: noMoney(currency) },
  };
}
