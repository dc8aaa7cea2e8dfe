import { useFetcher } from '@remix-run/react';
import { useEffect } from 'react';
import type { PolicyForm } from '#app/modules/returns/policy/forms.ts';
import { useDeciding } from '../../../ui/forms/use-deciding.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { FiringsAnswer } from '../../app.returns.policy_.firings.ts';

const typingPauseMs = 800;
const action = '/app/returns/policy/firings';

/** A line for each rule: how often it would have decided something; nothing for one that is off. Counted anew after each pause in editing. */
export function useFirings(
  form: PolicyForm,
): (rule: { readonly id: string; readonly on: boolean }) => string {
  const { fired: words } = useTexts().rules;
  const { data, state, submit } = useFetcher<FiringsAnswer>();
  const deciding = useDeciding();
  const any = form.rules.length > 0;
  const text = JSON.stringify(form);
  useEffect(() => {
    if (!any || deciding) return;
    const timer = setTimeout(() => submit({ form: text }, { method: 'post', action }), typingPauseMs);
    return () => clearTimeout(timer);
  }, [any, deciding, text, submit]);
  return ({ id, on }) => {
    if (!on) return '';
    if (data === undefined) return words.counting;
    if ('errors' in data) return words.stale;
    const count = data.counts[id];
    if (count === undefined) return state === 'idle' ? words.never(data.days) : words.counting;
    return count === 0 ? words.never(data.days) : words.times(words.requests(count), data.days);
  };
}
