import { useListAddress, useSearchText } from '../../ui/lists/use-list-address.ts';
import { ChoiceList, Filters } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { starChoices } from './choices.ts';
import type { InboxAddress } from './query.ts';

type FilterName = 'status' | 'stars' | 'open';
const names = ['status', 'stars'] as const;
const statuses = ['pending', 'published', 'hidden'] as const;

/** Search and filters of the inbox. */
export function InboxFilters({ asked }: { asked: InboxAddress }) {
  const { reviews: words } = useTexts();
  const change = useListAddress<FilterName>();
  const [text, setText] = useSearchText(asked, ({ q }) => change({ q, open: null }));
  const choices = {
    status: statuses.map((value) => ({ value: String(value), label: words.statuses[value] })),
    stars: starChoices.map((value) => ({ value: String(value), label: words.stars(Number(value)) })),
  };
  const labelOf = (name: (typeof names)[number]) =>
    choices[name].find(({ value }) => value === asked[name])?.label ?? '';
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
        filter: (
          <ChoiceList
            title={words.filters[name]}
            titleHidden
            choices={choices[name]}
            selected={asked[name] === null ? [] : [asked[name]]}
            onChange={([chosen]) => change({ [name]: chosen ?? null, open: null })}
          />
        ),
      }))}
      appliedFilters={names
        .filter((name) => asked[name] !== null)
        .map((name) => ({
          key: name,
          label: `${words.filters[name]}: ${labelOf(name)}`,
          onRemove: () => change({ [name]: null, open: null }),
        }))}
      onClearAll={() => {
        setText('');
        change({ q: null, status: null, stars: null, open: null });
      }}
    />
  );
}
