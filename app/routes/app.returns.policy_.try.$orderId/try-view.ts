import type { Message } from '#app/contracts/answers.ts';
import type {
  LineReturnability,
  OrderReturns,
  OutcomeQuote,
  Quote,
  ReturnRefusal,
} from '#app/modules/returns/door.ts';
import { leafReasons } from '#app/modules/returns/policy/reason-tree.ts';
import type { Print } from '../../ui/print/print.ts';
import type { Texts } from '../../ui/texts/texts.ts';
import { reasonTrail } from '../app.returns.policy/reasons/reason-list.ts';

export interface TriedLine {
  readonly id: string;
  readonly title: string;
  readonly imageUrl: string | null;
  /** Units that can come back now. */
  readonly quantity: number;
  /** What can come back and until when, or why nothing can. */
  readonly says: string;
  /** Why not more, or not for every reason. */
  readonly but: string | null;
  readonly outcomes: string;
  readonly variants: readonly { readonly value: string; readonly label: string }[];
  readonly why: readonly string[];
}

export interface TriedReason {
  readonly value: string;
  readonly label: string;
  /** What goes with it: "photos, 1 question". */
  readonly asks: string;
}

export interface TriedOrder {
  readonly name: string;
  readonly lines: readonly TriedLine[];
  readonly reasons: readonly TriedReason[];
}

export interface TriedOutcome {
  readonly id: string;
  readonly title: string;
  readonly total: string;
  readonly rows: readonly { readonly label: string; readonly amount: string }[];
  readonly effects: readonly string[];
  readonly why: readonly string[];
}

export type TriedQuote =
  | { readonly outcomes: readonly TriedOutcome[] }
  | { readonly refused: string; readonly why: readonly string[] };

interface Around {
  readonly print: Print;
  readonly texts: Texts;
  readonly because: (message: Message) => string;
  /** ISO local date for people. */
  readonly day: (date: string) => string;
}

/** An order as its shopper would see it. */
export function triedOrder({ order, lines, reasons }: OrderReturns, around: Around): TriedOrder {
  const { reasons: words } = around.texts.policy;
  return {
    name: order.name,
    lines: lines.map((line) => triedLine(line, around)),
    reasons: leafReasons(reasons).map(({ id, photo, note, questions }) => ({
      value: id,
      label: reasonTrail(reasons, id),
      asks: [
        words.photoShort[photo],
        words.noteShort[note],
        questions.length > 0 ? words.questions(questions.length) : '',
      ]
        .filter((part) => part !== '')
        .join(', '),
    })),
  };
}

function triedLine(line: LineReturnability, { texts, because, day }: Around): TriedLine {
  const { tryOne: words } = texts.policy;
  const { quantity, until, refused } = line;
  const no = refused === null ? null : refusalInWords(refused.code, refused.values, { texts, day });
  const can = [words.can(quantity), ...(until === null ? [] : [words.until(day(until.toString()))])];
  return {
    id: line.lineShopifyId.toString(),
    title: [line.title, line.variantTitle].filter(Boolean).join(' · '),
    imageUrl: line.imageUrl,
    quantity,
    says: quantity === 0 ? (no ?? words.otherRefusal) : can.join(' · '),
    but: quantity === 0 ? null : no,
    outcomes: line.outcomes.map((outcome) => texts.returns.outcomes[outcome]).join(' · '),
    variants: line.variants.map(({ variantShopifyId, title }) => ({
      value: variantShopifyId.toString(),
      label: title,
    })),
    why: sentences(line.why, because),
  };
}

export function triedQuote(quote: Quote | ReturnRefusal, around: Around): TriedQuote {
  if ('refused' in quote)
    return { refused: refusalInWords(quote.refused, quote.values ?? {}, around), why: [] };
  return { outcomes: quote.outcomes.map((outcome) => triedOutcome(outcome, around)) };
}

function triedOutcome(quote: OutcomeQuote, { print, texts, because }: Around): TriedOutcome {
  const { tryOne: words } = texts.policy;
  const { returns } = texts;
  const { clawed, restored } = quote.points;
  return {
    id: quote.outcome,
    title: returns.outcomes[quote.outcome],
    total: quote.owes.minor > 0n ? words.owes(print.money(quote.owes)) : print.money(quote.total),
    rows: quote.parts.map(({ code, amount }) => ({
      label: returns.parts[code],
      amount: print.money(amount),
    })),
    effects: [
      ...(clawed > 0n ? [words.clawed(texts.shared.points(print.points(clawed)))] : []),
      ...(restored > 0n ? [words.restored(texts.shared.points(print.points(restored)))] : []),
      ...(quote.tier === null ? [] : [words.tier(quote.tier.from, quote.tier.to)]),
    ],
    why: sentences(quote.why, because),
  };
}

/** With the day or what is missing where the refusal names it. */
function refusalInWords(
  code: string,
  values: Message['values'],
  { texts, day }: Pick<Around, 'texts' | 'day'>,
): string {
  const { tryOne: words } = texts.policy;
  const said = words.refused[code] ?? words.otherRefusal;
  const until = values.until ?? values.ended;
  return until === undefined || !/^\d{4}-\d\d-\d\d$/.test(until) ? said : words.ended(said, day(until));
}

const sentences = (why: readonly Message[], because: Around['because']) =>
  why.map(because).filter((sentence) => sentence !== '');
