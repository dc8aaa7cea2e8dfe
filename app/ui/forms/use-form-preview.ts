import { useEffect, useState } from 'react';
import { useDeciding } from './use-deciding.ts';
import type { FormEditor } from './use-form-editor.ts';

const typingPauseMs = 250;

interface Previews<View> {
  readonly data:
    | { readonly preview: View }
    | { readonly errors: Readonly<Record<string, string>> }
    | undefined;
  readonly submit: (
    fields: Record<string, string>,
    options: { readonly method: 'post'; readonly action: string },
  ) => void;
}

export interface FormPreview<View> {
  readonly view: View;
  /** The form has errors: what shows is the last state without. */
  readonly stale: boolean;
}

interface Asks {
  /** The path that works it out. */
  readonly action: string;
  /** What the preview is tried on beside the form; differs from what was loaded: `changed`. */
  readonly tried?: { readonly fields: Readonly<Record<string, string>>; readonly changed: boolean };
}

/** What an edited form means, worked out by the server through a fetcher after each pause in typing. */
export function useFormPreview<View>(
  loaded: View,
  { data, submit }: Previews<View>,
  { form, unsaved, report }: Pick<FormEditor<object>, 'form' | 'unsaved' | 'report'>,
  { action, tried }: Asks,
): FormPreview<View> {
  const [last, setLast] = useState(loaded);
  const deciding = useDeciding();
  const asLoaded = !unsaved && !tried?.changed;
  const text = JSON.stringify({ ...tried?.fields, form: JSON.stringify(form) });
  useEffect(() => {
    if (asLoaded || deciding) return;
    const fields: Record<string, string> = JSON.parse(text);
    const timer = setTimeout(() => submit(fields, { method: 'post', action }), typingPauseMs);
    return () => clearTimeout(timer);
  }, [asLoaded, deciding, text, submit, action]);
  useEffect(() => {
    if (data === undefined) return;
    if ('errors' in data) {
      report(data.errors);
      return;
    }
    report(nothingWrong);
    setLast(data.preview);
  }, [data, report]);
  return {
    view: asLoaded ? loaded : last,
    stale: !asLoaded && data !== undefined && 'errors' in data,
  };
}

const nothingWrong: Readonly<Record<string, string>> = {};
