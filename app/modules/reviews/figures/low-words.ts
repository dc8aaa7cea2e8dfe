import type { Stars } from '../review.ts';

/** A word that stands in reviews with one or two stars more often than chance would have it. */
export interface LowWord {
  readonly word: string;
  /** Reviews with 1 or 2, and with 4 or 5 stars, in which it stands. */
  readonly low: number;
  readonly high: number;
  /** Notes written with returns, and questions, in which it stands. */
  readonly notes: number;
  readonly questions: number;
  /** Log-odds ratio over its standard error; from 1.96 on it is unlikely to be chance. */
  readonly score: number;
}

/**
 * Words by their log-odds ratio between reviews with few and with many stars, under a prior from all of them (Monroe,
 * Colaresi and Quinn, "Fightin' Words", 2008): rare words need more to stand out, and words that everybody uses come
 * out by themselves, in any language. A word counts once for each text. Three stars are neither. For people to read:
 * nothing is decided by it.
 */
export function lowWords(
  {
    reviews,
    notes,
    questions,
  }: {
    readonly reviews: readonly { readonly stars: Stars; readonly text: string }[];
    readonly notes: readonly string[];
    readonly questions: readonly string[];
  },
  most: number,
): LowWord[] {
  const low = countWords(reviews.filter(({ stars }) => stars <= 2).map(({ text }) => text));
  const high = countWords(reviews.filter(({ stars }) => stars >= 4).map(({ text }) => text));
  const [inNotes, inQuestions] = [countWords(notes), countWords(questions)];
  const [lowTotal, highTotal] = [sumOf(low), sumOf(high)];
  const all = lowTotal + highTotal;
  if (lowTotal === 0) return [];
  return [...low]
    .filter(([, count]) => count >= leastTexts)
    .map(([word, count]): LowWord => {
      const other = high.get(word) ?? 0;
      const prior = (priorWords * (count + other)) / all;
      const odds = (n: number, total: number) => Math.log((n + prior) / (total + priorWords - n - prior));
      const error = Math.sqrt(1 / (count + prior) + 1 / (other + prior));
      const score = (odds(count, lowTotal) - odds(other, highTotal)) / error;
      return {
        word,
        low: count,
        high: other,
        notes: inNotes.get(word) ?? 0,
        questions: inQuestions.get(word) ?? 0,
        score,
      };
    })
    .filter(({ score }) => score >= certain)
    .sort((a, b) => b.score - a.score || (a.word < b.word ? -1 : 1))
    .slice(0, most);
}

/** Fewer could be one person's way of writing. */
const leastTexts = 3;
/** One in forty by chance. */
const certain = 1.96;
/** How many words the prior weighs as much as. */
const priorWords = 100;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** In how many texts each word stands. */
function countWords(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Letters only: numbers and signs tell nothing. One letter is a word where one sign is. */
function wordsOf(text: string): Set<string> {
  const words = new Set<string>();
  for (const { segment, isWordLike } of segmenter.segment(text.normalize('NFC').toLocaleLowerCase()))
    if (isWordLike && /\p{L}/u.test(segment) && (segment.length > 2 || /[^\p{Script=Latin}]/u.test(segment)))
      words.add(segment);
  return words;
}

function sumOf(counts: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}
