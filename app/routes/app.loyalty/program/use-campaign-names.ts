import { useMemo, useState } from 'react';
import { currencyCode } from '#app/kernel/currency.ts';
import type { RuleContext } from '../../../ui/rules/editor/rule-context.ts';
import { openRuleNames } from '../../../ui/rules/rule-names.ts';
import type { LoyaltyView } from '../view.server.ts';

type Learnt = Readonly<Record<'collections' | 'products', Readonly<Record<string, string>>>>;
const nothingLearnt: Learnt = { collections: {}, products: {} };

/** What the ids that campaigns ask about are called: as the server knew them, and as pickers answered. */
export function useCampaignNames({
  currency,
  collectionTitles,
  productTitles,
  countries,
  years,
}: Pick<
  LoyaltyView,
  'currency' | 'collectionTitles' | 'productTitles' | 'countries' | 'years'
>): RuleContext {
  // What was picked keeps its name while the page is open, saved or not.
  const [learnt, setLearnt] = useState(nothingLearnt);
  return useMemo(
    () => ({
      names: openRuleNames({
        ...{ currency, countries, reasons: {}, locations: {}, blank: '…' },
        collections: { ...collectionTitles, ...learnt.collections },
        products: { ...productTitles, ...learnt.products },
      }),
      years,
      currency: currencyCode(currency),
      countries: Object.entries(countries)
        .map(([value, label]) => ({ value, label }))
        .sort((a, b) => a.label.localeCompare(b.label)),
      locations: [],
      reasons: [],
      learn: (what, titles) => setLearnt((before) => ({ ...before, [what]: { ...before[what], ...titles } })),
    }),
    [currency, collectionTitles, productTitles, countries, years, learnt],
  );
}
