import { useEffect, useState } from 'react';
import type { FormEditor } from './use-form-editor.ts';
import { useWorkedOut } from './use-worked-out.ts';

const typingPauseMs = 250;

type Answer<View> = { readonly preview: View } | { readonly errors: Readonly<Record<string, string>> };

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

/** What an edited form means, worked out by the server after each pause in typing. */
export function useFormPreview<View>(
  loaded: View,
  { form, unsaved, report }: Pick<FormEditor<object>, 'form' | 'unsaved' | 'report'>,
  { action, tried }: Asks,
): FormPreview<View> {
  const [last, setLast] = useState(loaded);
  const asLoaded = !unsaved && !tried?.changed;
  const fields = asLoaded ? undefined : { ...tried?.fields, form: JSON.stringify(form) };
  const { data } = useWorkedOut<Answer<View>>(action, fields, typingPauseMs);
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
