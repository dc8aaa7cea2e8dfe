import { useMemo } from 'react';
import type { PolicyForm } from '#app/modules/returns/policy/forms.ts';
import type { RuleContext } from '../../../ui/rules/editor/rule-context.ts';
import { useRuleNames } from '../../../ui/rules/editor/use-rule-names.ts';
import { placedReasons, reasonTrail } from '../reasons/reason-list.ts';
import type { PolicyPageView } from '../view.server.ts';

/** What the ids of the policy are called: as the server knew them, as pickers answered, and as reasons read now. */
export function usePolicyNames(
  { names: known, years }: Pick<PolicyPageView, 'names' | 'years'>,
  reasons: PolicyForm['reasons'],
): RuleContext {
  const called = useMemo(
    () =>
      placedReasons(reasons).map(({ reason: { id } }) => ({ value: id, label: reasonTrail(reasons, id) })),
    [reasons],
  );
  const names = useMemo(
    () => ({
      ...known,
      reasons: {
        ...known.reasons,
        ...Object.fromEntries(called.map(({ value, label }) => [value, label])),
      },
    }),
    [known, called],
  );
  const context = useRuleNames(names, years);
  return useMemo(() => ({ ...context, reasons: called }), [context, called]);
}
