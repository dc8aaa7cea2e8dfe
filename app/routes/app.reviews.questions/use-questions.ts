import { useFetcher } from '@remix-run/react';
import { useCallback, useState } from 'react';
import type { AnswerFault } from '#app/modules/reviews/questions/typed.ts';
import type { HideReason } from '#app/modules/reviews/review.ts';
import { useKeys } from '../../ui/lists/use-keys.ts';
import { useReading } from '../../ui/lists/use-reading.ts';
import { useMay } from '../../ui/page/allowed.tsx';
import { useToast } from '../../ui/page/toast.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { QuestionAnswer } from './decide.server.ts';
import type { QuestionsView } from './view.server.ts';

export const questionsAddress = '/app/reviews/questions';
/** Where the answer is written. */
export const answerField = 'answer';

/** What is being hidden; `answer` null: the question. */
export interface Hiding {
  readonly answer: string | null;
}

export interface QuestionDesk {
  /** The search that opens a question beside the same list. */
  readonly searchTo: (id: string | null) => string;
  readonly busy: boolean;
  /** What came of the last decision, if it was refused. */
  readonly wrong: string | null;
  /** What is wrong with the answer that was sent. */
  readonly fault: AnswerFault | null;
  /** The reason for hiding is being asked for; null: it is not. */
  readonly hiding: Hiding | null;
  readonly setHiding: (hiding: Hiding | null) => void;
  /** `answer`: one of its answers; null: the question itself. */
  readonly publish: (answer: string | null) => void;
  readonly hide: (reason: HideReason) => void;
  readonly answer: (body: string) => void;
}

/** Moving through questions, answering and deciding, by pointer or keys: j, k, r, p, h. */
export function useQuestions({ rows, reading }: Pick<QuestionsView, 'rows' | 'reading'>): QuestionDesk {
  const { reviewQuestions: words } = useTexts();
  const { data, state, submit } = useFetcher<QuestionAnswer>();
  const [hiding, setHiding] = useState<Hiding | null>(null);
  const busy = state !== 'idle';
  const id = reading?.id ?? null;
  const { searchTo, move, isSeen } = useReading(rows, id, questionsAddress);
  useToast(
    data,
    useCallback(
      (answer: QuestionAnswer) => {
        if (!('done' in answer)) return null;
        if (answer.done === 'answer') return words.answer.done;
        return answer.done === 'publish' ? words.published : words.hidden;
      },
      [words],
    ),
  );
  const send = (fields: Record<string, string>, answer: string | null = null) => {
    setHiding(null);
    if (id === null) return;
    const about: Record<string, string> = answer === null ? { question: id } : { question: id, answer };
    submit({ ...fields, ...about }, { method: 'post', action: questionsAddress });
  };
  const allowed = useMay('decide');
  const may = (is: boolean) => allowed && reading !== null && !reading.erased && !busy && isSeen() && is;
  useKeys(
    hiding
      ? {}
      : {
          j: () => move(1),
          k: () => move(-1),
          r: () => document.getElementById(answerField)?.focus(),
          p: () => may(reading?.status !== 'published') && send({ intent: 'publish' }),
          h: () => may(reading?.status !== 'hidden') && setHiding({ answer: null }),
        },
  );
  const refused = data && 'refused' in data && !busy ? data : null;
  const fault = refused?.fault ?? null;
  return {
    searchTo,
    busy,
    wrong: refused === null || fault !== null ? null : refusedInWords(refused.refused, words.refused),
    fault,
    hiding,
    setHiding,
    publish: (answer) => send({ intent: 'publish' }, answer),
    hide: (reason) => send({ intent: 'hide', reason }, hiding?.answer ?? null),
    answer: (body) => send({ intent: 'answer', body }),
  };
}

function refusedInWords(
  word: string,
  words: ReturnType<typeof useTexts>['reviewQuestions']['refused'],
): string {
  return word === 'already-done' || word === 'not-yours' || word === 'not-allowed'
    ? words[word]
    : words.other;
}
