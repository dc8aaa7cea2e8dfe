import { choiceFilters } from '../../ui/lists/choice-filters.tsx';
import { useListAddress, useSearchText } from '../../ui/lists/use-list-address.ts';
import { Filters } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { markChoices, starChoices } from './choices.ts';
import type { InboxAddress } from './query.ts';

type FilterName = 'status' | 'stars' | 'mark' | 'product' | 'open';
const names = ['status', 'stars', 'mark'] as const;
const statuses = ['pending', 'published', 'hidden'] as const;

/** Search and filters of the inbox. */
export function InboxFilters({ asked, product }: { asked: InboxAddress; product: string | null }) {
  const { reviews: words } = useTexts();
  const change = useListAddress<FilterName>();
  const [text, setText] = useSearchText(asked, ({ q }) => change({ q, open: null }));
  const choices = {
    status: statuses.map((value) => ({ value: String(value), label: words.statuses[value] })),
    mark: markChoices.map((value) => ({ value: String(value), label: words.marks[value] })),
    stars: starChoices.map((value) => ({ value: String(value), label: words.stars(Number(value)) })),
  };
  const { filters, applied } = choiceFilters({
    names,
    labels: words.filters,
    choices,
    asked,
    choose: (name, value) => change({ [name]: value, open: null }),
  });
  return (
    <Filters
      queryValue={text}
      queryPlaceholder={words.search}
      onQueryChange={setText}
      onQueryClear={() => setText('')}
      filters={filters}
      appliedFilters={[
        ...applied,
        ...(product === null
          ? []
          : [
              {
                key: 'product',
                label: `${words.filters.product}: ${product}`,
                onRemove: () => change({ product: null, open: null }),
              },
            ]),
      ]}
      onClearAll={() => {
        setText('');
        change({ q: null, status: null, stars: null, mark: null, product: null, open: null });
      }}
    />
  );
}
