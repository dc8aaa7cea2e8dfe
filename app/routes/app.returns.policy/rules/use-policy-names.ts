import { useMemo, useState } from 'react';
import { currencyCode } from '#app/kernel/currency.ts';
import type { PolicyForm } from '#app/modules/returns/policy/forms.ts';
import type { RuleContext } from '../../../ui/rules/editor/rule-context.ts';
import { openRuleNames } from '../../../ui/rules/rule-names.ts';
import { placedReasons, reasonTrail } from '../reasons/reason-list.ts';
import type { PolicyPageView } from '../view.server.ts';

type Learnt = Readonly<Record<'collections' | 'products', Readonly<Record<string, string>>>>;
const nothingLearnt: Learnt = { collections: {}, products: {} };

/** What the ids of the policy are called: as the server knew them, as pickers answered, and as reasons read now. */
export function usePolicyNames(
  { names: known, years }: Pick<PolicyPageView, 'names' | 'years'>,
  reasons: PolicyForm['reasons'],
): RuleContext {
  // What was picked keeps its name while the page is open, saved or not.
  const [learnt, setLearnt] = useState(nothingLearnt);
  return useMemo(() => {
    const called = placedReasons(reasons).map(({ reason: { id } }) => ({
      value: id,
      label: reasonTrail(reasons, id),
    }));
    const names = openRuleNames({
      ...known,
      collections: { ...known.collections, ...learnt.collections },
      products: { ...known.products, ...learnt.products },
      reasons: {
        ...known.reasons,
        ...Object.fromEntries(called.map(({ value, label }) => [value, label])),
      },
    });
    const choices = (all: Readonly<Record<string, string>>) =>
      Object.entries(all)
        .map(([value, label]) => ({ value, label }))
        .sort((a, b) => a.label.localeCompare(b.label));
    return {
      names,
      years,
      currency: currencyCode(known.currency),
      countries: choices(known.countries),
      locations: choices(known.locations),
      reasons: called,
      learn: (what, titles) => setLearnt((before) => ({ ...before, [what]: { ...before[what], ...titles } })),
    };
  }, [known, years, reasons, learnt]);
}
