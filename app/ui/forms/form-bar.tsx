import { useCallback } from 'react';
import { useToast } from '../page/toast.ts';
import { UnsavedBar } from '../page/unsaved-bar.tsx';
import { Banner } from '../polaris.ts';
import { useTexts } from '../texts/texts.ts';
import type { FormAnswer, FormEditor } from './use-form-editor.ts';

interface FormBarProps {
  id: string;
  editor: Pick<FormEditor<object>, 'unsaved' | 'saving' | 'answer' | 'save' | 'discard'>;
  /** What the toast says once it is saved. */
  saved: string;
  /** A page that takes the form along. */
  carriesTo?: string;
}

/** The save bar of a form, and what came of saving. */
export function FormBar({ id, editor, saved, carriesTo }: FormBarProps) {
  const { shared } = useTexts();
  const { unsaved, saving, answer, save, discard } = editor;
  const said = useCallback(
    (result: FormAnswer) => ('ok' in result ? (result.changed === false ? shared.unchanged : saved) : null),
    [saved, shared],
  );
  useToast(answer, said);
  const refused = answer !== undefined && 'errors' in answer && unsaved && !saving;
  return (
    <>
      <UnsavedBar
        id={id}
        unsaved={unsaved}
        saving={saving}
        onSave={save}
        onDiscard={discard}
        {...(carriesTo === undefined ? {} : { carriesTo })}
      />
      {refused ? (
        <div style={{ marginBlockEnd: 'var(--p-space-400)' }}>
          <Banner tone="critical">{shared.invalidForm}</Banner>
        </div>
      ) : null}
    </>
  );
}
