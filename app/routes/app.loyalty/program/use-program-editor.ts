import type { ProgramForm } from '#app/modules/loyalty/earning/forms.ts';
import { type FormEditor, useFormEditor } from '../../../ui/forms/use-form-editor.ts';

/** The programme as it is being edited. */
export type ProgramEditor = FormEditor<ProgramForm>;

export function useProgramEditor(saved: ProgramForm, draft: ProgramForm | null): ProgramEditor {
  return useFormEditor(saved, { action: '/app/loyalty', field: 'program' }, draft);
}
