import { choiceFilters, linkedFilters } from '../../ui/lists/choice-filters.tsx';
import { useListAddress, useSearchText } from '../../ui/lists/use-list-address.ts';
import { Filters } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { markChoices, starChoices } from './choices.ts';
import type { InboxAddress } from './query.ts';

type FilterName = 'status' | 'stars' | 'mark' | 'product' | 'customer' | 'open';
const names = ['status', 'stars', 'mark'] as const;
const statuses = ['pending', 'published', 'hidden'] as const;

interface InboxFiltersProps {
  asked: InboxAddress;
  /** What the list is narrowed to, by their names. */
  product: string | null;
  customer: string | null;
}

/** Search and filters of the inbox. */
export function InboxFilters({ asked, product, customer }: InboxFiltersProps) {
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
  const linkedTo = (name: 'product' | 'customer', value: string | null) =>
    value === null
      ? []
      : [
          {
            key: name,
            label: `${words.filters[name]}: ${value}`,
            onRemove: () => change({ [name]: null, open: null }),
          },
        ];
  const linked = linkedFilters([...linkedTo('product', product), ...linkedTo('customer', customer)]);
  return (
    <Filters
      key={linked.key}
      queryValue={text}
      queryPlaceholder={words.search}
      onQueryChange={setText}
      onQueryClear={() => setText('')}
      filters={[...linked.filters, ...filters]}
      appliedFilters={[...applied, ...linked.applied]}
      onClearAll={() => {
        setText('');
        change({ q: null, status: null, stars: null, mark: null, product: null, customer: null, open: null });
      }}
    />
  );
}
