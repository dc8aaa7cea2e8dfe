import type { Column } from '../../ui/lists/data-table.tsx';
import { Badge, InlineStack, Text } from '../../ui/polaris.ts';
import { DueMark } from '../../ui/print/due-mark.tsx';
import { Moment } from '../../ui/print/moment.tsx';
import type { Texts } from '../../ui/texts/texts.ts';
import type { ReturnRowView } from './view.server.ts';

/** `dated`: a list of what has ended shows when, in place of the time left. `owned`: somebody looks after some of it. */
export function queueColumns(
  words: Texts['returns'],
  { dated, owned }: { readonly dated: boolean; readonly owned: boolean },
): readonly Column<ReturnRowView>[] {
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
            <br />
            {row.about}
          </Text>
        </>
      ),
    },
    {
      id: 'outcome',
      header: words.columns.outcome,
      phone: 'detail',
      cell: (row) => (
        <InlineStack gap="150" blockAlign="center">
          <span>{row.outcome}</span>
          {row.state ? <Badge>{row.state}</Badge> : null}
          {row.origin ? <Badge tone="info">{row.origin}</Badge> : null}
          {row.first ? <Badge tone="success">{words.queue.first}</Badge> : null}
          {row.held ? <Badge tone="attention">{words.held}</Badge> : null}
          {row.unread ? <Badge tone="attention">{words.queue.unread}</Badge> : null}
        </InlineStack>
      ),
    },
    ...(owned
      ? [
          {
            id: 'owner',
            header: words.queue.columns.owner,
            phone: 'none' as const,
            oneLine: true,
            cell: (row: ReturnRowView) => row.owner,
          },
        ]
      : []),
    dated
      ? {
          id: 'since',
          header: words.columns.since,
          phone: 'detail',
          oneLine: true,
          cell: (row) => <Moment at={row.since} />,
        }
      : {
          id: 'due',
          header: words.queue.columns.due,
          phone: 'detail',
          oneLine: true,
          cell: (row) =>
            row.due ? (
              <DueMark due={row.due} />
            ) : (
              <Text as="span" tone="subdued">
                <Moment at={row.since} />
              </Text>
            ),
        },
    { id: 'value', header: words.columns.value, phone: 'end', align: 'end', cell: (row) => row.value },
  ];
}
