import { useNavigate, useSearchParams } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { cursorParameter } from '../../ui/lists/keyset.ts';
import { ChoiceList, Filters, Select } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { marketingStates, withinDays } from './choices.ts';
import type { ListAddress } from './query.ts';
import type { CustomersView } from './view.server.ts';

const typingPauseMs = 300;

type FilterName = 'country' | 'marketing' | 'within';

/** Search and filters of the list. The address holds them, so a link or Back brings them again. */
export function CustomerFilters({ view }: { view: Pick<CustomersView, 'asked' | 'countries'> }) {
  const { customers: words } = useTexts();
  const { asked, countries } = view;
  const change = useAddress();
  const [text, setText] = useSearchText(asked, change);
  const choices = {
    country: countries,
    marketing: marketingStates.map((value) => ({ value, label: words.marketing[value] })),
    within: withinDays.map((value) => ({ value, label: words.within[value] })),
  };
  const names = ['country', 'marketing', 'within'] as const;
  const labelOf = (name: FilterName) =>
    choices[name].find((choice) => choice.value === asked[name])?.label ?? asked[name];
  return (
    <Filters
      queryValue={text}
      queryPlaceholder={words.search}
      onQueryChange={setText}
      onQueryClear={() => setText('')}
      filters={names.map((name) => ({
        key: name,
        label: words.filters[name],
        pinned: true,
        filter:
          name === 'country' ? (
            <Select
              label={words.filters.country}
              labelHidden
              placeholder={words.filters.country}
              options={[...countries]}
              value={asked.country ?? ''}
              onChange={(country) => change({ country })}
            />
          ) : (
            <ChoiceList
              title={words.filters[name]}
              titleHidden
              choices={[...choices[name]]}
              selected={asked[name] === null ? [] : [asked[name]]}
              onChange={([chosen]) => change({ [name]: chosen ?? null })}
            />
          ),
      }))}
      appliedFilters={names
        .filter((name) => asked[name] !== null)
        .map((name) => ({
          key: name,
          label: `${words.filters[name]}: ${labelOf(name)}`,
          onRemove: () => change({ [name]: null }),
        }))}
      onClearAll={() => {
        setText('');
        change({ q: null, country: null, marketing: null, within: null });
      }}
    />
  );
}

type Change = (parameters: Partial<Record<FilterName | 'q', string | null>>) => void;

function useAddress(): Change {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  return (parameters) => {
    const next = new URLSearchParams(search);
    next.delete(cursorParameter);
    for (const [name, value] of Object.entries(parameters)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    navigate({ search: next.toString() }, { replace: true, preventScrollReset: true });
  };
}

/** The text while it is typed; the address follows after a pause. */
function useSearchText(asked: ListAddress, change: Change): [string, (text: string) => void] {
  const [text, setText] = useState(asked.q);
  const changed = text.trim() !== asked.q;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts the pause anew, not a page that loads meanwhile
  useEffect(() => {
    if (!changed) return;
    const timer = setTimeout(() => change({ q: text.trim() }), typingPauseMs);
    return () => clearTimeout(timer);
  }, [text, changed]);
  return [text, setText];
}
