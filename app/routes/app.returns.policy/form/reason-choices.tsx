import type { PolicyForm } from '#app/modules/returns/policy/forms.ts';
import { ChoiceList } from '../../../ui/polaris.ts';

interface ReasonChoicesProps {
  title: string;
  reasons: PolicyForm['reasons'];
  /** Ids. */
  chosen: readonly string[];
  error: string | undefined;
  onChange: (chosen: readonly string[]) => void;
}

/** Some of the policy's own reasons. */
export function ReasonChoices({ title, reasons, chosen, error, onChange }: ReasonChoicesProps) {
  return (
    <ChoiceList
      title={title}
      allowMultiple
      choices={reasons.map(({ id, label }) => ({ value: id, label: label || id }))}
      selected={[...chosen]}
      onChange={onChange}
      {...(error ? { error } : {})}
    />
  );
}
