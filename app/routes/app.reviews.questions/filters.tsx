import { questionLists } from '#app/modules/reviews/questions/door.ts';
import { choiceFilters, linkedFilters } from '../../ui/lists/choice-filters.tsx';
import { useListAddress, useSearchText } from '../../ui/lists/use-list-address.ts';
import { Filters } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { QuestionsAddress } from './query.ts';

type FilterName = 'list' | 'product' | 'open';
const names = ['list'] as const;

/** Search and filters of the questions. `product`: what the list is narrowed to. */
export function QuestionFilters({ asked, product }: { asked: QuestionsAddress; product: string | null }) {
  const { reviewQuestions: words } = useTexts();
  const change = useListAddress<FilterName>();
  const [text, setText] = useSearchText(asked, ({ q }) => change({ q, open: null }));
  const choices = {
    list: questionLists.map((value) => ({ value: String(value), label: words.lists[value] })),
  };
  const { filters, applied } = choiceFilters({
    names,
    labels: words.filters,
    choices,
    asked,
    choose: (name, value) => change({ [name]: value, open: null }),
  });
  const linked = linkedFilters(
    product === null
      ? []
      : [
          {
            key: 'product',
            label: `${words.filters.product}: ${product}`,
            onRemove: () => change({ product: null, open: null }),
          },
        ],
  );
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
        change({ q: null, list: null, product: null, open: null });
      }}
    />
  );
}
