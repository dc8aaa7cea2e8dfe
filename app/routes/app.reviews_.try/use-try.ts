import { useEffect, useRef, useState } from 'react';
import type { TriedAnswer } from '../app.reviews_.try_.step.ts';
import { tryAddress } from './draft.ts';
import { addPage, type Tally } from './tally.ts';

export type TryState = 'waiting' | 'running' | 'done' | 'cancelled' | 'failed' | 'wrong-form';

export interface Trying {
  readonly state: TryState;
  /** Null: nothing has come yet. */
  readonly tally: Tally | null;
  readonly start: () => void;
  readonly cancel: () => void;
}

/** Asks for page after page of orders until the last one, or until it is called off. */
export function useTry(form: unknown): Trying {
  const [state, setState] = useState<TryState>('waiting');
  const [tally, setTally] = useState<Tally | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const run = async (signal: AbortSignal) => {
    let sum: Tally | null = null;
    for (let after = ''; ; ) {
      const body = new FormData();
      body.set('form', JSON.stringify(form));
      body.set('after', after);
      const response = await fetch(`${tryAddress}/step`, { method: 'POST', body, signal });
      const answer: TriedAnswer = await response.json();
      if ('errors' in answer) {
        setState('wrong-form');
        return;
      }
      sum = addPage(sum, answer.page);
      setTally(sum);
      if (answer.page.next === null) {
        setState('done');
        return;
      }
      after = answer.page.next;
    }
  };

  return {
    state,
    tally,
    start: () => {
      const control = new AbortController();
      running.current?.abort();
      running.current = control;
      setTally(null);
      setState('running');
      run(control.signal).catch(() => {
        if (!control.signal.aborted) setState('failed');
      });
    },
    cancel: () => {
      running.current?.abort();
      setState('cancelled');
    },
  };
}
