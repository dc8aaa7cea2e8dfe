import { useEffect, useRef, useState } from 'react';

export type TryState = 'waiting' | 'running' | 'done' | 'cancelled' | 'failed' | 'wrong-form';

/** What a step answers: a page of what was tried, with where the next one begins, or what is wrong with the form. */
type Answer<Page> = { readonly page: Page } | { readonly errors: Readonly<Record<string, string>> };

export interface Trying<Tally> {
  readonly state: TryState;
  /** Null: nothing has come yet. */
  readonly tally: Tally | null;
  readonly start: () => void;
  readonly cancel: () => void;
}

interface TryOf<Page, Tally> {
  /** Of one step: takes `form` and `after`. */
  readonly address: string;
  readonly form: unknown;
  /** The sums with one page more; null: it is the first. */
  readonly addPage: (sum: Tally | null, page: Page) => Tally;
}

/** Asks for page after page until the last one, or until it is called off. */
export function useTry<Page extends { readonly next: string | null }, Tally>({
  address,
  form,
  addPage,
}: TryOf<Page, Tally>): Trying<Tally> {
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
      const response = await fetch(address, { method: 'POST', body, signal });
      const answer: Answer<Page> = await response.json();
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
