import { points, printPoints } from '#app/kernel/points.ts';
import { choiceFilters } from '../../ui/lists/choice-filters.tsx';
import { useListAddress, useSearchText } from '../../ui/lists/use-list-address.ts';
import { Filters } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { balancesOffered } from './query.ts';
import type { MembersView } from './view.server.ts';

const names = ['atleast', 'expiring', 'owing', 'level'] as const;

/** Search and filters of the list. The address holds them, so a link or Back brings them again. */
export function MemberFilters({ view }: { view: Pick<MembersView, 'asked' | 'levels'> }) {
  const { members: words, shared } = useTexts();
  const { asked, levels } = view;
  const change = useListAddress<(typeof names)[number]>();
  const [text, setText] = useSearchText(asked, change);
  const inWords = (value: string) => words.atLeast(shared.points(printPoints(points(BigInt(value)), 'en')));
  const offered: readonly string[] = balancesOffered;
  const balances =
    asked.atleast === null || offered.includes(asked.atleast) ? offered : [...offered, asked.atleast];
  const choices = {
    atleast: balances.map((value) => ({ value, label: inWords(value) })),
    expiring: [{ value: 'yes', label: words.expiring }],
    owing: [{ value: 'yes', label: words.owing }],
    level: levels,
  };
  const shown = levels.length > 0 ? names : names.filter((name) => name !== 'level');
  const { filters, applied } = choiceFilters({
    names: shown,
    labels: words.filters,
    choices,
    asked,
    choose: (name, value) => change({ [name]: value }),
  });
  return (
    <Filters
      queryValue={text}
      queryPlaceholder={words.search}
      onQueryChange={setText}
      onQueryClear={() => setText('')}
      filters={filters}
      appliedFilters={applied}
      onClearAll={() => {
        setText('');
        change({ q: null, atleast: null, expiring: null, owing: null, level: null });
      }}
    />
  );
}
