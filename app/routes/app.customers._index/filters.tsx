import { useListAddress, useSearchText } from '../../ui/lists/use-list-address.ts';
import { ChoiceList, Filters, Select } from '../../ui/polaris.ts';
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
