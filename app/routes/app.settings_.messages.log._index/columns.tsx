import type { Column } from '../../ui/lists/data-table.tsx';
import { FeedbackBadges } from '../../ui/messages/feedback-badges.tsx';
import { StateBadge } from '../../ui/messages/state-badge.tsx';
import { InlineStack, Text } from '../../ui/polaris.ts';
import { Moment } from '../../ui/print/moment.tsx';
import type { Texts } from '../../ui/texts/texts.ts';
import type { LogRowView } from './view.server.ts';

/** The log's table. */
export function logColumns({ columns }: Texts['messages']['log']): readonly Column<LogRowView>[] {
  return [
    {
      id: 'message',
      header: columns.message,
      phone: 'title',
      cell: (row) => (
        <>
          {row.kind}
          <Text as="span" tone="subdued" fontWeight="regular">
            <br />
            {[row.who, row.order].filter(Boolean).join(' · ')}
          </Text>
        </>
      ),
    },
    {
      id: 'answer',
      header: columns.answer,
      phone: 'detail',
      cell: (row) => (
        <InlineStack gap="200" blockAlign="center">
          <StateBadge state={row.state} later={row.later} />
          {row.via ? <span>{row.via}</span> : null}
          {row.why ? <span>{row.why}</span> : null}
        </InlineStack>
      ),
    },
    {
      id: 'after',
      header: columns.after,
      phone: 'detail',
      cell: ({ told }) => <FeedbackBadges told={told} />,
    },
    {
      id: 'when',
      header: columns.when,
      phone: 'end',
      oneLine: true,
      align: 'end',
      cell: (row) => <Moment at={row.at} />,
    },
  ];
}
