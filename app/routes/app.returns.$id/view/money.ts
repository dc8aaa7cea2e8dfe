import type { Outcome } from '#app/contracts/returns.ts';
import { currencyCode } from '#app/kernel/currency.ts';
import { parseMoney, subtractMoney } from '#app/kernel/money.ts';
import type { OutcomeQuote, PaidDetail, QuotePart, ReturnDetail } from '#app/modules/returns/door.ts';
import type { Print } from '../../../ui/print/print.ts';
import { becauseOf, type SaidNames } from '../../../ui/returns/because.ts';
import type { Texts } from '../../../ui/texts/texts.ts';

interface AmountRow {
  readonly label: string;
  readonly amount: string;
}

export interface BillView {
  readonly outcome: Outcome;
  readonly title: string;
  readonly chosen: boolean;
  readonly rows: readonly AmountRow[];
  readonly total: AmountRow;
  readonly notes: readonly string[];
  readonly why: readonly string[];
}

export interface PaidView {
  readonly rows: readonly AmountRow[];
  readonly total: AmountRow;
  /** By which transaction; what was asked of the customer. */
  readonly ways: readonly string[];
}

/** Ours and Shopify's, where they differ without a reason that is known. */
export interface BothView {
  readonly ours: string;
  readonly shopifys: string;
  readonly difference: string;
}

export interface MoneyAround {
  readonly print: Print;
  readonly texts: Texts;
  readonly names: SaidNames;
}

export function billViews(found: ReturnDetail, around: MoneyAround): BillView[] {
  return found.quote.outcomes.map((quote) => billView(quote, quote.outcome === found.outcome, around));
}

function billView(quote: OutcomeQuote, chosen: boolean, { print, texts, names }: MoneyAround): BillView {
  const { one, outcomes, parts } = texts.returns;
  const owes = quote.owes.minor > 0n;
  return {
    outcome: quote.outcome,
    title: outcomes[quote.outcome],
    chosen,
    rows: partRows(quote.parts, print, texts),
    total: owes
      ? { label: one.money.owes, amount: print.money(quote.owes) }
      : { label: parts.total, amount: print.money(quote.total) },
    notes: [...pointsOf(quote, print, texts), ...tierOf(quote, texts)],
    why: quote.why
      .map((message) => becauseOf(message, print, texts, names))
      .filter((sentence) => sentence !== ''),
  };
}

function pointsOf({ points: { clawed, restored } }: OutcomeQuote, print: Print, texts: Texts): string[] {
  const { money: words } = texts.returns.one;
  const said = [
    clawed > 0n ? words.clawed(texts.shared.points(print.points(clawed))) : null,
    restored > 0n ? words.restored(texts.shared.points(print.points(restored))) : null,
  ].filter((line) => line !== null);
  return said.length > 0 ? said : [words.pointsNone];
}

const tierOf = ({ tier }: OutcomeQuote, { returns }: Texts): string[] =>
  tier === null ? [] : [returns.one.money.tier(tier.from, tier.to)];

function partRows(parts: readonly QuotePart[], print: Print, { returns: words }: Texts): AmountRow[] {
  return parts.map((part) => ({ label: words.parts[part.code], amount: print.money(part.amount) }));
}

export function paidView(paid: PaidDetail, print: Print, texts: Texts): PaidView {
  const { one, parts } = texts.returns;
  const total = paid.credited.minor > 0n ? paid.credited : paid.refunded;
  return {
    rows: partRows(paid.parts, print, texts),
    total: { label: parts.total, amount: print.money(total) },
    ways: [
      ...paid.transactions.map(({ gateway, amount }) =>
        one.money.by(print.money(amount), gateway.replaceAll('_', ' ')),
      ),
      ...(paid.bonus.minor > 0n ? [one.money.bonus(print.money(paid.bonus))] : []),
      ...(paid.owed.minor > 0n ? [one.money.owed(print.money(paid.owed))] : []),
    ],
  };
}

/** From the hold of a settlement, else from what held the request. */
export function bothView({ hold, terms }: ReturnDetail, print: Print): BothView | null {
  const values =
    hold?.code === 'amounts-differ'
      ? hold.values
      : terms.held.find(({ code }) => code === 'amounts-differ')?.values;
  const { ours, shopifys, currency } = values ?? {};
  if (ours === undefined || shopifys === undefined || currency === undefined) return null;
  const of = currencyCode(currency);
  const [mine, theirs] = [parseMoney(ours, of), parseMoney(shopifys, of)];
  return {
    ours: print.money(mine),
    shopifys: print.money(theirs),
    difference: print.money(subtractMoney(mine, theirs)),
  };
}
