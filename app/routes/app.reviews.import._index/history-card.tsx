import { EmptyState } from '../../ui/empty/empty-state.tsx';
import { type Column, DataTable } from '../../ui/lists/data-table.tsx';
import { Section } from '../../ui/page/section.tsx';
import { Badge, BlockStack, Text } from '../../ui/polaris.ts';
import { Moment } from '../../ui/print/moment.tsx';
import { useTexts } from '../../ui/texts/texts.ts';
import type { FileRowView } from './view.server.ts';

const tones = {
  looking: 'attention',
  ready: 'attention',
  running: 'info',
  done: 'success',
  undoing: 'info',
  undone: undefined,
} as const;

/** Every file with what became of it. */
export function HistoryCard({ files }: { files: readonly FileRowView[] }) {
  const { history: words } = useTexts().reviewsMoved;
  const columns = useColumns();
  return (
    <Section title={words.title}>
      {files.length === 0 ? (
        <EmptyState picture="calm" title={words.none} compact>
          {words.noneText}
        </EmptyState>
      ) : (
        <DataTable
          bleed
          caption={words.caption}
          columns={columns}
          rows={files}
          rowKey={(row) => row.id}
          rowTo={(row) => `/app/reviews/import/${row.id}`}
        />
      )}
    </Section>
  );
}

export function StateBadge({ state }: { state: FileRowView['state'] }) {
  const { states } = useTexts().reviewsMoved;
  const tone = tones[state];
  return <Badge {...(tone === undefined ? {} : { tone })}>{states[state]}</Badge>;
}

function useColumns(): readonly Column<FileRowView>[] {
  const { history, formats } = useTexts().reviewsMoved;
  const words = history.columns;
  return [
    {
      id: 'file',
      header: words.file,
      phone: 'title',
      cell: (row) => (
        <BlockStack gap="050">
          <Text as="span" fontWeight="semibold" breakWord>
            {row.name}
          </Text>
          <Text as="span" tone="subdued" fontWeight="regular">
            {formats[row.format]}
          </Text>
        </BlockStack>
      ),
    },
    { id: 'state', header: words.state, phone: 'end', cell: (row) => <StateBadge state={row.state} /> },
    { id: 'rows', header: words.rows, phone: 'none', align: 'end', cell: (row) => row.rows },
    { id: 'added', header: words.added, phone: 'none', align: 'end', cell: (row) => row.added },
    {
      id: 'created',
      header: words.created,
      phone: 'detail',
      oneLine: true,
      cell: (row) => <Moment at={row.created} />,
    },
  ];
}
