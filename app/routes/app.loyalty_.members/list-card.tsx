import { useNavigation } from '@remix-run/react';
import { useState } from 'react';
import { EmptyState } from '../../ui/empty/empty-state.tsx';
import { DataTable, type TableSelection } from '../../ui/lists/data-table.tsx';
import { useSelection } from '../../ui/lists/use-selection.ts';
import { useDownload } from '../../ui/page/use-download.ts';
import { BlockStack, Box, Button, Card, InlineError, InlineStack, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { memberColumns } from './columns.tsx';
import { MemberFilters } from './filters.tsx';
import { GiveModal } from './give-modal.tsx';
import type { MemberRowView, MembersView } from './view.server.ts';

const address = '/app/loyalty/members';

/** The list with its filters; the chosen members, or all that match, can be given points. */
export function MembersList({ view, search }: { view: MembersView; search: string }) {
  const { members: words } = useTexts();
  const { state, location } = useNavigation();
  const waiting = state === 'loading' && location.pathname === address;
  const selection = useSelection(view.rows.map(({ id }) => id));
  const choosing: TableSelection<MemberRowView> = {
    chosen: selection.chosen,
    label: (row) => words.select.one(row.name),
    allLabel: words.select.all,
    onToggle: selection.toggle,
    onAll: selection.chooseAll,
  };
  const [giving, setGiving] = useState<'chosen' | 'all' | null>(null);
  return (
    <Card padding="0">
      <MemberFilters view={view} />
      {view.rows.length === 0 ? (
        <EmptyState
          picture="search"
          title={words.nobody.title}
          action={<Button url={address}>{words.nobody.action}</Button>}
        >
          {words.nobody.text}
        </EmptyState>
      ) : (
        <DataTable
          caption={words.caption}
          columns={memberColumns(words, view.levels.length > 0)}
          rows={view.rows}
          rowKey={(row) => row.id}
          rowTo={(row) => `/app/customers/${row.id}?tab=statement`}
          waiting={waiting}
          {...(view.mayGive ? { selection: choosing } : {})}
        />
      )}
      <Foot
        view={view}
        search={search}
        chosen={selection.chosen.size}
        onClear={selection.clear}
        onGive={setGiving}
      />
      {giving === null ? null : (
        <GiveModal
          chosen={giving === 'chosen' ? [...selection.chosen] : []}
          asked={view.asked}
          onClose={() => setGiving(null)}
          onDone={() => {
            setGiving(null);
            selection.clear();
          }}
        />
      )}
    </Card>
  );
}

interface FootProps {
  view: MembersView;
  search: string;
  chosen: number;
  onClear: () => void;
  onGive: (whom: 'chosen' | 'all') => void;
}

function Foot({ view, search, chosen, onClear, onGive }: FootProps) {
  const { members: words } = useTexts();
  const download = useDownload({
    address: `${address}/export?${search}`,
    name: 'members.csv',
    said: words.exported,
  });
  const notes = [...(view.searchCapped ? [words.searchCapped] : []), ...(view.looked ? [words.looked] : [])];
  return (
    <Box padding="400">
      <BlockStack gap="200">
        {notes.map((note) => (
          <Text as="p" key={note} variant="bodySm" tone="subdued">
            {note}
          </Text>
        ))}
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Button variant="plain" loading={download.busy} onClick={() => void download.start()}>
            {words.export}
          </Button>
          {view.mayGive && chosen > 0 ? (
            <InlineStack gap="200" blockAlign="center">
              <Text as="span">
                <span role="status">{words.select.chosen(chosen)}</span>
              </Text>
              <Button variant="tertiary" onClick={onClear}>
                {words.select.clear}
              </Button>
              <Button variant="primary" onClick={() => onGive('chosen')}>
                {words.give.chosen}
              </Button>
            </InlineStack>
          ) : null}
          {view.mayGive && chosen === 0 && view.rows.length > 0 && !view.searchCapped ? (
            <Button onClick={() => onGive('all')}>{words.give.all}</Button>
          ) : null}
        </InlineStack>
        {download.failed ? <InlineError fieldID="members-export" message={words.exportFailed} /> : null}
      </BlockStack>
    </Box>
  );
}
