import { messageKinds, notSentReasons } from '#app/modules/messages/message.ts';
import { choiceFilters, linkedFilters } from '../../ui/lists/choice-filters.tsx';
import { useListAddress, useSearchText } from '../../ui/lists/use-list-address.ts';
import { Filters } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { logStates } from '../app.settings_.messages/log-address.ts';
import type { LogQuery } from './query.ts';

type FilterName = 'kind' | 'state' | 'reason';
const names = ['state', 'kind', 'reason'] as const satisfies readonly FilterName[];

/** Search and filters of the log. */
export function LogFilters({ asked }: { asked: LogQuery }) {
  const { messages, messageWords } = useTexts();
  const { log: words } = messages;
  const change = useListAddress<FilterName | 'customer'>();
  const [text, setText] = useSearchText(asked, change);
  const choices = {
    kind: messageKinds.map((value) => ({ value, label: messageWords.kinds[value] })),
    state: logStates.map((value) => ({ value, label: words.states[value] })),
    reason: notSentReasons.map((value) => ({ value, label: messageWords.reasons[value] })),
  };
  // Only what was not sent has a reason.
  const choose = (name: FilterName, value: string | null) =>
    change({
      [name]: value,
      ...(name === 'reason' && value !== null ? { state: 'not-sent' } : {}),
      ...(name === 'state' && value !== 'not-sent' ? { reason: null } : {}),
    });
  const { filters, applied } = choiceFilters({ names, labels: words.filters, choices, asked, choose });
  const linked = linkedFilters(
    asked.customer === null
      ? []
      : [{ key: 'customer', label: words.ofOne, onRemove: () => change({ customer: null }) }],
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
        change({ q: null, kind: null, state: null, reason: null, customer: null });
      }}
    />
  );
}
