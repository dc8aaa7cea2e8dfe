import { compareInstants, type Instant, type Zone } from '#app/kernel/calendar.ts';
import { nextAllowed } from '#app/modules/messages/sending/send-window.ts';
import type { TriedOrder, TriedOutcome, TriedPage } from '#app/modules/reviews/requests/tried.ts';
import type { MomentView, Print } from '../../ui/print/print.ts';
import type { Texts } from '../../ui/texts/texts.ts';

/** How many there are of each; absent: none. */
export type Counts<Name extends string> = Readonly<Partial<Record<Name, number>>>;

/** A page of orders that were tried, as it travels: sums, and some orders in words. */
export interface TriedWire {
  readonly looked: number;
  /** By the outcome. */
  readonly outcomes: Counts<TriedOutcome>;
  /** Requests that would still go out after now. */
  readonly toCome: number;
  /** Orders that would be asked about with some of their products left out. */
  readonly partly: number;
  /** By the shop's local day, "2026-03-01". */
  readonly days: Counts<string>;
  /** By the customer's hour, "9". */
  readonly hours: Counts<string>;
  readonly samples: readonly SampleRow[];
  /** What rules ask about and nobody knows of some of them. */
  readonly unknown: readonly string[];
  readonly next: string | null;
}

export interface SampleRow {
  readonly id: string;
  readonly name: string;
  readonly placed: string;
  readonly outcome: TriedOutcome;
  /** Null: never. */
  readonly at: MomentView | null;
  readonly because: string;
}

/** Of each page: enough to look at, and not more than anybody reads. */
const samplesOfPage = 12;

interface Around {
  readonly now: Instant;
  /** Of the shop. */
  readonly zone: Zone;
  readonly print: Print;
  readonly texts: Texts;
  /** What a rule is called, by its id. */
  readonly called: (rule: string) => string;
}

/** Moments are those at which a mail would go out: the next minute of the window. */
export function triedWire(page: TriedPage, around: Around): TriedWire {
  const sent = page.orders.map((order) => ({
    order,
    at: order.dueAt === null ? null : nextAllowed(order.dueAt, page.window, order.zone),
  }));
  const going = sent.flatMap(({ order, at }) =>
    at === null || order.outcome !== 'asked' ? [] : [{ order, at }],
  );
  return {
    looked: page.orders.length,
    outcomes: countBy(page.orders.map(({ outcome }) => outcome)),
    toCome: going.filter(({ at }) => compareInstants(at, around.now) > 0).length,
    partly: page.orders.filter(({ dueAt, lines, skipped }) => dueAt !== null && lines > 0 && skipped > 0)
      .length,
    days: countBy(going.map(({ at }) => at.toZonedDateTimeISO(around.zone).toPlainDate().toString())),
    hours: countBy(going.map(({ order, at }) => String(at.toZonedDateTimeISO(order.zone).hour))),
    samples: spread(sent, samplesOfPage).map(({ order, at }) => sampleRow(order, at, around)),
    unknown: page.unknown.map((field) => around.texts.rules.fields[field]),
    next: page.next === null ? null : page.next.toString(),
  };
}

function sampleRow(order: TriedOrder, at: Instant | null, { print, texts, called }: Around): SampleRow {
  const words = texts.reviewAsking.attempt.because;
  const { because, skippedBy } = order;
  const rule = order.outcome === 'skipped' ? skippedBy : (because?.rule ?? null);
  const { triggers } = texts.reviews.settings.inWords;
  const why =
    because === null
      ? []
      : [
          words.days(print.count(because.days), triggers[because.unreported ? 'fulfilled' : because.trigger]),
          ...(because.unreported ? [words.unreported] : []),
          ...(because.waited ? [words.waited] : []),
        ];
  return {
    id: order.orderId.toString(),
    name: order.name,
    placed: print.dateTime(order.placedAt).text,
    outcome: order.outcome,
    at: at === null ? null : print.dateTime(at),
    because: [...why, ...(rule === null ? [] : [called(rule)])].join(', '),
  };
}

/** Some of them, from the first to the last. */
function spread<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  const step = all.length / most;
  return Array.from({ length: most }, (_, index) => all[Math.floor(index * step)]).filter(
    (one) => one !== undefined,
  );
}

function countBy<Name extends string>(names: readonly Name[]): Counts<Name> {
  const counts: Partial<Record<Name, number>> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
