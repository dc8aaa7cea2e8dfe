import { useFetcher } from '@remix-run/react';
import { useCallback } from 'react';
import { useToast } from '../../../ui/page/toast.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { ReturnAnswer } from '../decide.server.ts';

export type Send = (fields: Record<string, string>) => void;

export interface Acting {
  readonly busy: boolean;
  /** What came of the last decision, if it was refused. */
  readonly wrong: string | null;
  /** What was done last; it changes with every answer. */
  readonly answer: ReturnAnswer | undefined;
  readonly send: Send;
}

/** Decides something about one return: what went well is said in a toast, what was refused stays beside the button. */
export function useActing(returnId: string, notPay: string | null): Acting {
  const { actions: words, rights } = useTexts().returns;
  const { data, state, submit } = useFetcher<ReturnAnswer>();
  const busy = state !== 'idle';
  useToast(
    data,
    useCallback((answer: ReturnAnswer) => ('done' in answer ? words.done[answer.done] : null), [words]),
  );
  const send = useCallback<Send>(
    (fields) => submit(fields, { method: 'post', action: `/app/returns/${returnId}` }),
    [submit, returnId],
  );
  const refused = data && 'refused' in data && !busy ? data : null;
  const because = refused?.values?.because;
  return {
    busy,
    answer: data,
    send,
    wrong:
      refused === null
        ? null
        : because === 'amount' || because === 'role'
          ? (notPay ?? rights.role(''))
          : refused.refused === 'not-allowed' || refused.refused === 'already-done'
            ? words.refused[refused.refused]
            : words.refused.other,
  };
}
