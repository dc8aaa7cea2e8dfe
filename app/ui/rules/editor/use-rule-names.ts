import { useMemo, useState } from 'react';
import { currencyCode } from '#app/kernel/currency.ts';
import { type KnownNames, openRuleNames } from '../rule-names.ts';
import type { RuleContext } from './rule-context.ts';

type Learnt = Readonly<Record<'collections' | 'products', Readonly<Record<string, string>>>>;
const nothingLearnt: Learnt = { collections: {}, products: {} };

/** What the ids that rules ask about are called: as the server knew them, and as pickers answered. */
export function useRuleNames(known: KnownNames, years: readonly number[]): RuleContext {
  // What was picked keeps its name while the page is open, saved or not.
  const [learnt, setLearnt] = useState(nothingLearnt);
  return useMemo(
    () => ({
      names: openRuleNames({
        ...known,
        collections: { ...known.collections, ...learnt.collections },
        products: { ...known.products, ...learnt.products },
      }),
      years,
      currency: currencyCode(known.currency),
      countries: choices(known.countries),
      locations: choices(known.locations),
      reasons: [],
      learn: (what, titles) => setLearnt((before) => ({ ...before, [what]: { ...before[what], ...titles } })),
    }),
    [known, years, learnt],
  );
}

const choices = (all: Readonly<Record<string, string>>) =>
  Object.entries(all)
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label));
