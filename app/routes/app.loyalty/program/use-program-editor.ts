import { useFetcher } from '@remix-run/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ProgramForm } from '#app/modules/loyalty/earning/forms.ts';
import type { LoyaltyAnswer } from '../decide.server.ts';

/** The programme as it is being edited. */
export interface ProgramEditor {
  readonly form: ProgramForm;
  readonly unsaved: boolean;
  readonly saving: boolean;
  readonly answer: LoyaltyAnswer | undefined;
  /** Grows with every discard and save: fields that keep text of their own begin anew. */
  readonly generation: number;
  readonly change: (patch: Partial<ProgramForm>) => void;
  /** An error shows once its field was left, or saving was tried. */
  readonly touch: (path: string) => void;
  readonly errorOf: (path: string) => string | undefined;
  /** What the last check of the current values found, by path. */
  readonly report: (errors: Readonly<Record<string, string>>) => void;
  readonly save: () => void;
  readonly discard: () => void;
}

const nothingWrong: Readonly<Record<string, string>> = {};

export function useProgramEditor(saved: ProgramForm): ProgramEditor {
  const fetcher = useFetcher<LoyaltyAnswer>();
  const [form, setForm] = useState(saved);
  const [errors, setErrors] = useState(nothingWrong);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const [generation, setGeneration] = useState(0);
  const [baseline, setBaseline] = useState(saved);
  // Each load brings an equal but new object; only other values are news.
  const isNews = JSON.stringify(baseline) !== JSON.stringify(saved);
  if (isNews) setBaseline(saved);
  const unsaved = JSON.stringify(form) !== JSON.stringify(saved);
  const { data: answer, state, submit } = fetcher;

  const restart = useCallback(() => {
    setForm(baseline);
    setErrors(nothingWrong);
    setTouched(new Set());
    setTried(false);
    setGeneration((count) => count + 1);
  }, [baseline]);

  // Saved, or put back from the history: what was loaded since is what the form shows.
  const shown = useRef(baseline);
  useEffect(() => {
    if (shown.current === baseline) return;
    shown.current = baseline;
    restart();
  }, [baseline, restart]);
  useEffect(() => {
    if (state !== 'idle' || answer === undefined) return;
    if ('errors' in answer) setErrors(answer.errors);
    else restart();
  }, [state, answer, restart]);

  return useMemo<ProgramEditor>(
    () => ({
      form,
      unsaved,
      saving: state !== 'idle',
      answer,
      generation,
      change: (patch) => setForm((current) => ({ ...current, ...patch })),
      touch: (path) => setTouched((paths) => new Set([...paths, path])),
      errorOf: (path) => (tried || touched.has(path) ? errors[path] : undefined),
      report: setErrors,
      save: () => {
        setTried(true);
        submit({ intent: 'save', program: JSON.stringify(form) }, { method: 'post', action: '/app/loyalty' });
      },
      discard: restart,
    }),
    [form, unsaved, state, answer, generation, tried, touched, errors, submit, restart],
  );
}
