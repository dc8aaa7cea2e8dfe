import { choiceFilters } from '../../ui/lists/choice-filters.tsx';
import { useListAddress, useSearchText } from '../../ui/lists/use-list-address.ts';
import { Filters, Select } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { marketingStates, withinDays } from './choices.ts';
import type { CustomersView } from './view.server.ts';

type FilterName = 'country' | 'marketing' | 'within';

/** Search and filters of the list. The address holds them, so a link or Back brings them again. */
export function CustomerFilters({ view }: { view: Pick<CustomersView, 'asked' | 'countries'> }) {
  const { customers: words } = useTexts();
  const { asked, countries } = view;
  const change = useListAddress<FilterName>();
  const [text, setText] = useSearchText(asked, change);
  const choices = {
    country: countries,
    marketing: marketingStates.map((value) => ({ value, label: words.marketing[value] })),
    within: withinDays.map((value) => ({ value, label: words.within[value] })),
  };
  const names = ['country', 'marketing', 'within'] as const;
  const { filters, applied } = choiceFilters({
    names,
    labels: words.filters,
    choices,
    asked,
    choose: (name, value) => change({ [name]: value }),
  });
  // There are too many countries for a list of buttons.
  const byCountry = (
    <Select
      label={words.filters.country}
      labelHidden
      placeholder={words.filters.country}
      options={[...countries]}
      value={asked.country ?? ''}
      onChange={(country) => change({ country })}
    />
  );
  return (
    <Filters
      queryValue={text}
      queryPlaceholder={words.search}
      onQueryChange={setText}
      onQueryClear={() => setText('')}
      filters={filters.map((one) => (one.key === 'country' ? { ...one, filter: byCountry } : one))}
      appliedFilters={applied}
      onClearAll={() => {
        setText('');
        change({ q: null, country: null, marketing: null, within: null });
      }}
    />
  );
}
