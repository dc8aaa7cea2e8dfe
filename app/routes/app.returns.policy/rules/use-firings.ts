import type { PolicyForm } from '#app/modules/returns/policy/forms.ts';
import { useWorkedOut } from '../../../ui/forms/use-worked-out.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { FiringsAnswer } from '../../app.returns.policy_.firings.ts';

const typingPauseMs = 800;
const action = '/app/returns/policy/firings';

/** A line for each rule: how often it would have decided something; nothing for one that is off. Counted anew after each pause in editing. */
export function useFirings(
  form: PolicyForm,
): (rule: { readonly id: string; readonly on: boolean }) => string {
  const { fired: words } = useTexts().rules;
  const fields = form.rules.length === 0 ? undefined : { form: JSON.stringify(form) };
  const { data, waiting } = useWorkedOut<FiringsAnswer>(action, fields, typingPauseMs);
  return ({ id, on }) => {
    if (!on) return '';
    if (data === undefined) return words.counting;
    if ('errors' in data) return words.stale;
    const count = data.counts[id];
    if (count === undefined) return waiting ? words.counting : words.never(data.days);
    return count === 0 ? words.never(data.days) : words.times(words.requests(count), data.days);
  };
}
