import type { Outcome } from '#app/contracts/returns.ts';
import type { Zone } from '#app/kernel/calendar.ts';
import { type CurrencyCode, currencyExponent } from '#app/kernel/currency.ts';
import { money, noMoney, parseMoney } from '#app/kernel/money.ts';
import { ONE } from '#app/kernel/rational.ts';
import { isFinalSale } from '#app/modules/returns/decisions/choose-units.ts';
import { windowOf } from '#app/modules/returns/decisions/window.ts';
import { type QuoteInput, quoteOutcome } from '#app/modules/returns/money/quote.ts';
import type { Policy } from '#app/modules/returns/policy/policy.ts';
import { returnPromise } from '#app/modules/returns/policy/promise.ts';
import type { OrderedLine, ReturnableOrder } from '#app/modules/returns/ports.ts';
import type { Print } from '../../ui/print/print.ts';
import type { Texts } from '../../ui/texts/texts.ts';
import { becauseOf } from '../../ui/returns/because.ts';

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

function promiseInWords({ policy, currency }: PolicyPreviewInput, { print, texts }: Around): string[] {
  const { preview: words } = texts.policy;
  const promise = returnPromise(policy, currency);
  const { returnShipping: shipping, restockingPercent: percent, finalSale } = promise;
  const listed = [
    finalSale.skus.length > 0 ? words.skus(finalSale.skus.length) : null,
    finalSale.tags.length > 0 ? words.tags(finalSale.tags.length) : null,
    finalSale.collections.length > 0 ? words.collections(finalSale.collections.length) : null,
  ].filter((part) => part !== null);
  const labels = (ids: readonly string[]) => ids.map((id) => labelOf(policy, id)).join(', ');
  return [
    words.within(String(promise.days), words.froms[promise.from]),
    promise.outcomes.map((outcome) => texts.returns.outcomes[outcome]).join(' · '),
    ...(promise.free ? [words.free] : []),
    ...(shipping ? [words.shipping(print.money(parseMoney(shipping.amount, currency)))] : []),
    ...(percent ? [words.restocking(percent)] : []),
    ...(!promise.free && policy.fees.waivedFor.length > 0
      ? [words.feesNotFor(labels(policy.fees.waivedFor))]
      : []),
    ...(listed.length > 0
      ? [
          [
            words.finalSale(listed.join(', ')),
            policy.finalSale.overriddenBy.length > 0
              ? words.finalSaleBut(labels(policy.finalSale.overriddenBy))
              : '',
          ]
            .filter(Boolean)
            .join(' '),
        ]
      : []),
  ];
}

function exampleOf(input: PolicyPreviewInput, around: Around): ExampleView {
  const { policy, sample, zone } = input;
  const { print, texts } = around;
  const { preview: words } = texts.policy;
  const made = everydayItem(input.currency);
  const order = sample?.order ?? made.order;
  const line = sample?.line ?? made.line;
  const [parcel] = sample?.line.parcels ?? [];
  const overriding = policy.finalSale.overriddenBy;
  const final = sample !== null && isFinalSale(sample.line, policy);
  const reasons = policy.reasons.map(({ id }) => id);
  const reason = reasons.find((id) => !policy.fees.waivedFor.includes(id)) ?? reasons[0] ?? '';
  const offered = outcomesOf(policy);
  return {
    title: sample ? words.example(order.name) : words.exampleNone(print.money(line.net)),
    item: sample ? [sample.line.title, sample.line.variantTitle].filter(Boolean).join(' · ') : null,
    reason: words.exampleReason(labelOf(policy, reason)),
    until:
      parcel && sample
        ? words.until(
            print.date(
              windowOf(parcel, sample.order.processedAt, policy.window, zone).endsAt.subtract({ seconds: 1 }),
            ).text,
          )
        : null,
    finalSale: final && !overriding.includes(reason) ? words.soldAsFinal : null,
    outcomes: offered.map((outcome) =>
      outcomeView({ order, policy, units: [{ line, ordinals: [1], reason }] }, outcome, around),
    ),
  };
}

function outcomeView(asked: QuoteInput, outcome: Outcome, { print, texts }: Around): OutcomeView {
  const { policy, units } = asked;
  const quote = quoteOutcome(asked, outcome);
  const [free] = policy.fees.waivedFor;
  const other =
    free === undefined
      ? null
      : quoteOutcome({ ...asked, units: units.map((unit) => ({ ...unit, reason: free })) }, outcome);
  return {
    id: outcome,
    title: texts.returns.outcomes[outcome],
    total: print.money(quote.total),
    rows: quote.parts.map(({ code, amount }) => ({
      label: texts.returns.parts[code],
      amount: print.money(amount),
    })),
    why: quote.why.map((message) => becauseOf(message, print, texts)).filter((sentence) => sentence !== ''),
    waived:
      other === null || free === undefined || other.total.minor === quote.total.minor
        ? null
        : texts.policy.preview.waived(labelOf(policy, free), print.money(other.total)),
  };
}

function outcomesOf({ outcomes }: Policy): Outcome[] {
  return [
    ...(outcomes.refund ? (['refund'] as const) : []),
    ...(outcomes.credit === null ? [] : (['credit'] as const)),
  ];
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
