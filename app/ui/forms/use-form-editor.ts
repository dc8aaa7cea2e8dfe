import { useFetcher } from '@remix-run/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

/** What saving answers: done, or what is wrong by field path. */
export type FormAnswer =
  | {
      readonly ok: true;
      readonly done: string;
      readonly changed?: boolean;
      readonly version?: number;
    }
  | {
      readonly errors: Readonly<Record<string, string>>;
      readonly refused?: string;
      /** What a refusal names. */
      readonly values?: Readonly<Record<string, string>>;
    };

/** A form as it is being edited. */
export interface FormEditor<Form> {
  readonly form: Form;
  readonly unsaved: boolean;
  readonly saving: boolean;
  readonly answer: FormAnswer | undefined;
  /** Grows with every discard and save: fields that keep text of their own begin anew. */
  readonly generation: number;
  readonly change: (patch: Partial<Form>) => void;
  /** An error shows once its field was left, or saving was tried. */
  readonly touch: (path: string) => void;
  readonly errorOf: (path: string) => string | undefined;
  /** Is anything that shows wrong at that path or below it? */
  readonly wrongAt: (path: string) => boolean;
  /** What the last check of the current values found, by path. */
  readonly report: (errors: Readonly<Record<string, string>>) => void;
  readonly save: () => void;
  /** With other fields than those that usually go along. */
  readonly saveWith: (more: Readonly<Record<string, string>>) => void;
  readonly discard: () => void;
}

interface Sent {
  /** The path that takes it. */
  readonly action: string;
  /** The field that carries the form as JSON. */
  readonly field: string;
  /** What saving is called there; "save" unless it is said. */
  readonly intent?: string;
  /** Goes along with the form. */
  readonly more?: Readonly<Record<string, string>>;
}

const nothingMore: Readonly<Record<string, string>> = {};

const nothingWrong: Readonly<Record<string, string>> = {};

/** `draft`: what was being edited before, to go on with; null: nothing was. */
export function useFormEditor<Form extends object>(
  saved: Form,
  sent: Sent,
  draft: Form | null = null,
): FormEditor<Form> {
  const { action, field, intent = 'save' } = sent;
  const more = JSON.stringify(sent.more ?? nothingMore);
  const { data: answer, state, submit } = useFetcher<FormAnswer>();
  const [form, setForm] = useState(draft ?? saved);
  const [errors, setErrors] = useState(nothingWrong);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const [generation, setGeneration] = useState(0);
  const [baseline, setBaseline] = useState(saved);
  // Each load brings an equal but new object; only other values are news.
  const isNews = JSON.stringify(baseline) !== JSON.stringify(saved);
  if (isNews) setBaseline(saved);
  const unsaved = JSON.stringify(form) !== JSON.stringify(saved);

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
  const heard = useRef<FormAnswer>();
  useEffect(() => {
    if (state !== 'idle' || answer === undefined || heard.current === answer) return;
    if ('errors' in answer) setErrors(answer.errors);
    else restart();
    heard.current = answer;
  }, [state, answer, restart]);

  const send = useCallback(
    (along: Readonly<Record<string, string>>) => {
      setTried(true);
      submit({ intent, ...along, [field]: JSON.stringify(form) }, { method: 'post', action });
    },
    [submit, intent, field, form, action],
  );

  return useMemo<FormEditor<Form>>(
    () => ({
      form,
      unsaved,
      saving: state !== 'idle',
      answer,
      generation,
      change: (patch) => setForm((current) => ({ ...current, ...patch })),
      touch: (path) => setTouched((paths) => new Set([...paths, path])),
      errorOf: (path) => (tried || touched.has(path) ? errors[path] : undefined),
      wrongAt: (path) =>
        Object.keys(errors).some(
          (known) => (known === path || known.startsWith(`${path}.`)) && (tried || touched.has(known)),
        ),
      report: setErrors,
      save: () => send(JSON.parse(more)),
      saveWith: send,
      discard: restart,
    }),
    [form, unsaved, state, answer, generation, tried, touched, errors, send, more, restart],
  );
}
