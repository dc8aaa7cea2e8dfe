import { EmptyState } from '../../ui/empty/empty-state.tsx';
import { type Column, DataTable } from '../../ui/lists/data-table.tsx';
import { Section } from '../../ui/page/section.tsx';
import { Button, Text } from '../../ui/polaris.ts';
import { Moment } from '../../ui/print/moment.tsx';
import { useTexts } from '../../ui/texts/texts.ts';
import type { FailedView } from './view.server.ts';

interface FailedSectionProps {
  failed: readonly FailedView[];
  busyWith: string | null;
  onRetry: (id: string) => void;
  onRetryAll: () => void;
}

/** What gave up, why, and another try. */
export function FailedSection({ failed, busyWith, onRetry, onRetryAll }: FailedSectionProps) {
  const { dead: words } = useTexts().health;
  const columns: readonly Column<FailedView>[] = [
    {
      id: 'what',
      header: words.columns.what,
      phone: 'title',
      cell: (row) => (
        <>
          {row.what}
          <Text as="span" tone="subdued">
            <br />
            {row.reason}
          </Text>
        </>
      ),
    },
    {
      id: 'since',
      header: words.columns.when,
      oneLine: true,
      phone: 'detail',
      cell: (row) => <Moment at={row.since} />,
    },
    {
      id: 'action',
      header: words.columns.action,
      phone: 'end',
      align: 'end',
      cell: (row) =>
        row.canRetry ? (
          <Button size="slim" loading={busyWith === row.id} onClick={() => onRetry(row.id)}>
            {words.retry}
          </Button>
        ) : null,
    },
  ];
  return (
    <Section
      title={words.title}
      about={words.about}
      id="dead"
      aside={
        failed.length > 1 ? (
          <Button loading={busyWith === 'retry-all'} onClick={onRetryAll}>
            {words.retryAll}
          </Button>
        ) : null
      }
    >
      {failed.length === 0 ? (
        <EmptyState compact picture="calm" title={words.none}>
          {words.noneText}
        </EmptyState>
      ) : (
        <DataTable bleed caption={words.caption} columns={columns} rows={failed} rowKey={(row) => row.id} />
      )}
    </Section>
  );
}
