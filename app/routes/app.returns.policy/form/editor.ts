import type { PolicyForm } from '#app/modules/returns/policy/forms.ts';
import type { FormEditor } from '../../../ui/forms/use-form-editor.ts';

/** The policy as it is being edited. */
export type PolicyEditor = FormEditor<PolicyForm>;

type TextField = {
  [Name in keyof PolicyForm]: PolicyForm[Name] extends string
    ? string extends PolicyForm[Name]
      ? Name
      : never
    : never;
}[keyof PolicyForm];

/** What a field of typed text needs. */
export function typed({ form, change, touch, errorOf }: PolicyEditor, name: TextField) {
  return {
    value: form[name],
    onChange: (value: string) => change({ [name]: value }),
    onBlur: () => touch(name),
    error: errorOf(name),
    autoComplete: 'off',
  };
}
