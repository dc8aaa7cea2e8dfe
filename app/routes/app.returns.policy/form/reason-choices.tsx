import type { PolicyForm } from '#app/modules/returns/policy/forms.ts';
import { ChoiceList } from '../../../ui/polaris.ts';
import { placedReasons, reasonTrail } from '../reasons/reason-list.ts';

interface ReasonChoicesProps {
  title: string;
  reasons: PolicyForm['reasons'];
  /** Ids. */
  chosen: readonly string[];
  error: string | undefined;
  onChange: (chosen: readonly string[]) => void;
}

/** Some of the policy's own reasons. One that others stand under means those, too. */
export function ReasonChoices({ title, reasons, chosen, error, onChange }: ReasonChoicesProps) {
  return (
    <ChoiceList
      title={title}
      allowMultiple
      choices={placedReasons(reasons).map(({ reason: { id } }) => ({
        value: id,
        label: reasonTrail(reasons, id),
      }))}
      selected={[...chosen]}
      onChange={onChange}
      {...(error ? { error } : {})}
    />
  );
}
