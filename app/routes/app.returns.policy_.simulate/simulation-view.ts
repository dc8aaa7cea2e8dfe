import type { Message } from '#app/contracts/answers.ts';
import { type Money, money, subtractMoney } from '#app/kernel/money.ts';
import type {
  SimulatedAnswer,
  SimulatedChange,
  SimulatedTotals,
  Simulation,
} from '#app/modules/returns/door.ts';
import type { MomentView, Print } from '../../ui/print/print.ts';
import type { Texts } from '../../ui/texts/texts.ts';

export type ChangeKind = 'refused-now' | 'accepted-now' | 'looked-at-now' | 'money';
export const changeKinds = ['refused-now', 'accepted-now', 'looked-at-now', 'money'] as const;

export interface TotalRow {
  readonly id: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
  /** With its sign; '' where nothing changes. */
  readonly change: string;
  /** Of the longest bar of its kind, from 0 to 1. */
  readonly share: { readonly before: number; readonly after: number };
}

export interface AnswerView {
  readonly answer: SimulatedAnswer['answer'];
  readonly title: string;
  /** Why it is refused, or what it pays, keeps and gives. */
  readonly says: string;
  /** Places in `SimulationView.sentences`. */
  readonly why: readonly number[];
}

export interface ChangeView {
  readonly id: string;
  readonly orderId: string;
  readonly order: string;
  readonly asked: MomentView;
  readonly of: string;
  readonly kinds: readonly ChangeKind[];
  readonly before: AnswerView;
  readonly after: AnswerView;
}

export interface SimulationView {
  readonly days: number;
  readonly requests: string;
  readonly any: boolean;
  readonly totals: readonly TotalRow[];
  readonly changes: readonly ChangeView[];
  /** Traces say the same again and again: each sentence is kept once. */
  readonly sentences: readonly string[];
  readonly more: boolean;
}

interface Around {
  readonly print: Print;
  readonly texts: Texts;
  readonly because: (message: Message) => string;
}

/** What a draft would have changed, as text. */
export function simulationView(simulation: Simulation, around: Around): SimulationView {
  const sentences = new Map<string, number>();
  return {
    days: simulation.days,
    requests: around.texts.policy.simulator.requests(around.print.count(simulation.after.requests)),
    any: simulation.before.requests > 0 || simulation.after.requests > 0,
    totals: totalRows(simulation, around),
    changes: simulation.changes.map((change, index) => changeView(change, index, sentences, around)),
    sentences: [...sentences.keys()],
    more: simulation.more,
  };
}

const counted = ['accepted', 'refused', 'looked'] as const;
const paid = ['refund', 'fees', 'bonus'] as const;

/** Counts have one scale and money another, so that bars can be compared with those they belong to. */
function totalRows({ before, after }: Simulation, around: Around): TotalRow[] {
  return [
    ...rowsOf(
      counted.map((id) => ({ id, before: BigInt(before[id]), after: BigInt(after[id]) })),
      around,
      (count) => around.print.count(count).replace(/^-/, '\u2212'),
    ),
    ...rowsOf(
      paid.map((id) => ({ id, before: before[id].minor, after: after[id].minor })),
      around,
      (minor) => around.print.money(money(minor, after.refund.currency)),
    ),
  ];
}

interface Pair {
  readonly id: keyof Omit<SimulatedTotals, 'requests'>;
  readonly before: bigint;
  readonly after: bigint;
}

function rowsOf(pairs: readonly Pair[], { texts }: Around, printed: (value: bigint) => string): TotalRow[] {
  const most = pairs.flatMap(({ before, after }) => [before, after]).reduce((a, b) => (a > b ? a : b), 1n);
  return pairs.map(({ id, before, after }) => ({
    id,
    label: texts.policy.simulator.rows[id],
    before: printed(before),
    after: printed(after),
    change: after === before ? '' : `${after > before ? '+' : ''}${printed(after - before)}`,
    share: { before: shareOf(before, most), after: shareOf(after, most) },
  }));
}

/** To a thousandth: no bar is drawn finer. */
function shareOf(value: bigint, most: bigint): number {
  return Number((value * 1000n) / most) / 1000;
}

function changeView(
  change: SimulatedChange,
  index: number,
  sentences: Map<string, number>,
  around: Around,
): ChangeView {
  const { print, texts } = around;
  return {
    id: `${change.orderId}-${index}`,
    orderId: change.orderId.toString(),
    order: change.orderName,
    asked: print.moment(change.askedAt),
    of: texts.policy.simulator.of[change.of],
    kinds: kindsOf(change),
    before: answerView(change.before, sentences, around),
    after: answerView(change.after, sentences, around),
  };
}

/** What is different about the answer: a request can be in several lists. */
export function kindsOf({ before, after }: Pick<SimulatedChange, 'before' | 'after'>): ChangeKind[] {
  const was = before.answer === 'refused';
  const is = after.answer === 'refused';
  const moved = [
    [before.refund, after.refund],
    [before.fees, after.fees],
    [before.bonus, after.bonus],
  ] as const;
  return [
    ...(!was && is ? (['refused-now'] as const) : []),
    ...(was && !is ? (['accepted-now'] as const) : []),
    ...(before.answer !== 'looked-at' && after.answer === 'looked-at' ? (['looked-at-now'] as const) : []),
    ...(moved.some(([one, other]) => subtractMoney(one, other).minor !== 0n) ? (['money'] as const) : []),
  ];
}

function answerView(
  { answer, refused, outcome, refund, fees, bonus, why }: SimulatedAnswer,
  sentences: Map<string, number>,
  { print, texts, because }: Around,
): AnswerView {
  const { simulator: words, tryOne } = texts.policy;
  const said = why.map(because).filter((sentence) => sentence !== '');
  return {
    answer,
    title: words.answers[answer],
    says:
      answer === 'refused'
        ? (tryOne.refused[refused ?? ''] ?? tryOne.otherRefusal)
        : words.answer(texts.returns.outcomes[outcome], moneyInWords({ refund, fees, bonus }, print, words)),
    why: said.map((sentence) => placeOf(sentence, sentences)),
  };
}

function moneyInWords(
  { refund, fees, bonus }: Readonly<Record<'refund' | 'fees' | 'bonus', Money>>,
  print: Print,
  words: Texts['policy']['simulator'],
): string {
  const some = (amount: Money, said: (printed: string) => string) =>
    amount.minor === 0n ? [] : [said(print.money(amount))];
  const parts = [...some(refund, words.money), ...some(fees, words.fees), ...some(bonus, words.bonus)];
  return parts.length === 0 ? words.nothingPaid : parts.join(', ');
}

function placeOf(sentence: string, sentences: Map<string, number>): number {
  const known = sentences.get(sentence);
  if (known !== undefined) return known;
  sentences.set(sentence, sentences.size);
  return sentences.size - 1;
}
