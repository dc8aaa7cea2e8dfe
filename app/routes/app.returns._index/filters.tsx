import { outcomes } from '#app/contracts/returns.ts';
import { choiceFilters } from '../../ui/lists/choice-filters.tsx';
import { useListAddress, useSearchText } from '../../ui/lists/use-list-address.ts';
import { ChoiceList, Filters } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { type Need, needs, origins } from './choices.ts';
import type { QueueView } from './view.server.ts';

type FilterName = 'reason' | 'outcome' | 'origin' | 'owner' | 'value';
const names = ['reason', 'outcome', 'value', 'owner', 'origin'] as const satisfies readonly FilterName[];

/** Search and filters of the queue; all of it lives in the address. */
export function QueueFilters({ view }: { view: Pick<QueueView, 'asked' | 'choices'> }) {
  const { returns: words } = useTexts();
  const { queue } = words;
  const { asked, choices } = view;
  const change = useListAddress<FilterName | Need>();
  const [text, setText] = useSearchText(asked, change);
  const wanted = needs.filter((need) => asked[need]);
  const setNeeds = (chosen: readonly string[]) =>
    change(Object.fromEntries(needs.map((need) => [need, chosen.includes(need) ? 'yes' : null])));
  const { filters, applied } = choiceFilters({
    names,
    labels: queue.filters,
    choices: {
      ...choices,
      outcome: outcomes.map((value) => ({ value, label: words.outcomes[value] })),
      origin: origins.map((value) => ({ value, label: queue.origins[value] })),
    },
    asked,
    choose: (name, value) => change({ [name]: value }),
  });
  return (
    <Filters
      queryValue={text}
      queryPlaceholder={words.search}
      onQueryChange={setText}
      onQueryClear={() => setText('')}
      filters={[
        {
          key: 'needs',
          label: queue.filters.needs,
          pinned: true,
          filter: (
            <ChoiceList
              title={queue.filters.needs}
              titleHidden
              allowMultiple
              choices={needs.map((value) => ({ value, label: queue.needs[value] }))}
              selected={wanted}
              onChange={setNeeds}
            />
          ),
        },
        ...filters,
      ]}
      appliedFilters={[
        ...(wanted.length === 0
          ? []
          : [
              {
                key: 'needs',
                label: wanted.map((need) => queue.needs[need]).join(', '),
                onRemove: () => setNeeds([]),
              },
            ]),
        ...applied,
      ]}
      onClearAll={() => {
        setText('');
        change(Object.fromEntries(['q', ...names, ...needs].map((name) => [name, null])));
      }}
    />
  );
}
