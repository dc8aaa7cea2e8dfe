import type { Column } from '../../ui/lists/data-table.tsx';
import { Badge, InlineStack, Text } from '../../ui/polaris.ts';
import { Moment } from '../../ui/print/moment.tsx';
import type { Texts } from '../../ui/texts/texts.ts';
import type { ReturnRowView } from './view.server.ts';

export function queueColumns(words: Texts['returns']): readonly Column<ReturnRowView>[] {
  return [
    {
      id: 'what',
      header: words.columns.what,
      phone: 'title',
      cell: (row) => (
        <>
          {row.name}
          <Text as="span" tone="subdued" fontWeight="regular">
            <br />
            {row.who}
          </Text>
        </>
      ),
    },
    {
      id: 'items',
      header: words.columns.items,
      phone: 'detail',
      cell: (row) => (
        <>
          {row.title}
          <Text as="span" tone="subdued">
            {` · ${row.items}`}
          </Text>
        </>
      ),
    },
    {
      id: 'outcome',
      header: words.columns.outcome,
      phone: 'detail',
      oneLine: true,
      cell: (row) => (
        <InlineStack gap="200" blockAlign="center">
          <span>{row.outcome}</span>
          {row.state ? <Badge>{row.state}</Badge> : null}
          {row.held ? <Badge tone="attention">{words.held}</Badge> : null}
        </InlineStack>
      ),
    },
    {
      id: 'since',
      header: words.columns.since,
      phone: 'detail',
      oneLine: true,
      cell: (row) => <Moment at={row.since} />,
    },
    { id: 'value', header: words.columns.value, phone: 'end', align: 'end', cell: (row) => row.value },
  ];
}
