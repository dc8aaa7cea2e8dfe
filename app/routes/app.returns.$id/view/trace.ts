import { itemName } from '#app/kernel/item-name.ts';
import type { ReturnDetail } from '#app/modules/returns/door.ts';
import type { TermPart } from '#app/modules/returns/policy/terms.ts';
import { becauseOf, heldInWords, traceInWords } from '../../../ui/returns/because.ts';
import type { MoneyAround } from './money.ts';

/** Sentences about one thing. */
export interface TraceGroup {
  readonly title: string;
  readonly sentences: readonly string[];
}

/** About the request as a whole, rather than about what an item gets. */
const ofApproval: readonly TermPart[] = ['approval'];

/** Every decision about a return: why a person looks, what each item gets by which rule, and how the money comes about. */
export function traceOf(found: ReturnDetail, { print, texts, names }: MoneyAround): TraceGroup[] {
  const { why: words } = texts.returns.one;
  const chosen = found.quote.outcomes.find(({ outcome }) => outcome === found.outcome);
  const stepsOf = (line: number, about: (part: TermPart) => boolean) =>
    (found.terms.lines[line]?.said ?? [])
      .filter(({ part }) => about(part))
      .map((step) => traceInWords(step, print, texts, names));
  const approval = [
    ...found.terms.held.map((held) => heldInWords(held, print, texts)),
    ...found.terms.lines.flatMap((_, line) => stepsOf(line, (part) => ofApproval.includes(part))),
  ];
  const groups = [
    { title: words.approval, sentences: unique(approval) },
    ...found.lines.map(({ title, variantTitle }, line) => ({
      title: words.line(itemName(title, variantTitle)),
      sentences: stepsOf(line, (part) => !ofApproval.includes(part)),
    })),
    {
      title: words.money(texts.returns.outcomes[found.outcome]),
      sentences: (chosen?.why ?? []).map((message) => becauseOf(message, print, texts, names)),
    },
  ];
  return groups
    .map(({ title, sentences }) => ({ title, sentences: sentences.filter((sentence) => sentence !== '') }))
    .filter(({ sentences }) => sentences.length > 0);
}

const unique = (sentences: readonly string[]) => [...new Set(sentences)];
