import { messageKinds, notSentReasons } from '#app/modules/messages/message.ts';
import { useListAddress, useSearchText } from '../../ui/lists/use-list-address.ts';
import { ChoiceList, Filters } from '../../ui/polaris.ts';
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
  const choices: Readonly<Record<FilterName, { value: string; label: string }[]>> = {
    kind: messageKinds.map((value) => ({ value, label: messageWords.kinds[value] })),
    state: logStates.map((value) => ({ value, label: words.states[value] })),
    reason: notSentReasons.map((value) => ({ value, label: messageWords.reasons[value] })),
  };
  const labelOf = (name: FilterName) => choices[name].find(({ value }) => value === asked[name])?.label ?? '';
  // Only what was not sent has a reason.
  const choose = (name: FilterName, value: string | null) =>
    change({
      [name]: value,
      ...(name === 'reason' && value !== null ? { state: 'not-sent' } : {}),
      ...(name === 'state' && value !== 'not-sent' ? { reason: null } : {}),
    });
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
            onChange={([chosen]) => choose(name, chosen ?? null)}
          />
        ),
      }))}
      appliedFilters={[
        ...names
          .filter((name) => asked[name] !== null)
          .map((name) => ({
            key: name,
            label: `${words.filters[name]}: ${labelOf(name)}`,
            onRemove: () => choose(name, null),
          })),
        ...(asked.customer === null
          ? []
          : [
              {
                key: 'customer',
                label: words.ofOne,
                onRemove: () => change({ customer: null }),
              },
            ]),
      ]}
      onClearAll={() => {
        setText('');
        change({ q: null, kind: null, state: null, reason: null, customer: null });
      }}
    />
  );
}
