import { localDate, type Zone } from '#app/kernel/calendar.ts';
import type { ShownQuestion, ShownQuestions } from '../listing/shown.ts';
import type { ReviewSettings } from '../settings/settings.ts';
import type { Answer, Question } from './question.ts';

/** Questions that a theme can print without asking us, and answers to each. */
export const shownAtOnce = { questions: 10, answers: 3 } as const;
/** Of the list as JSON: with what stands beside it, below the 64 KB that every version of the API takes. */
const mostBytes = 60_000;

export interface QuestionWithAnswers {
  readonly question: Question;
  /** Published ones, in the order they are shown. */
  readonly answers: readonly Answer[];
}

/** A question as the storefront shows it. */
export function shownQuestion({ question, answers }: QuestionWithAnswers, zone: Zone): ShownQuestion {
  return {
    id: question.id.toString(),
    body: question.body,
    name: question.displayName,
    date: localDate(question.askedAt, zone).toString(),
    answers: answers.map((answer) => ({
      id: answer.id.toString(),
      by: answer.by,
      body: answer.body,
      name: answer.displayName,
      date: localDate(answer.answeredAt, zone).toString(),
    })),
  };
}

/** What stands at a product: the latest that fit. */
export function shownQuestions(
  count: number,
  list: readonly QuestionWithAnswers[],
  settings: ReviewSettings['questions'],
  zone: Zone,
): ShownQuestions {
  let left = mostBytes;
  const first = list
    .slice(0, shownAtOnce.questions)
    .map(({ question, answers }) =>
      shownQuestion({ question, answers: answers.slice(0, shownAtOnce.answers) }, zone),
    );
  return {
    count,
    list: first.filter((one) => {
      left -= utf8Bytes(JSON.stringify(one)) + 1;
      return left >= 0;
    }),
    open: settings.on,
    owners: settings.owners,
  };
}

const encoder = new TextEncoder();
const utf8Bytes = (text: string) => encoder.encode(text).length;
