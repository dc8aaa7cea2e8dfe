import { type Column, DataTable } from '../../ui/lists/data-table.tsx';
import { Section } from '../../ui/page/section.tsx';
import { useDownload } from '../../ui/page/use-download.ts';
import { BlockStack, Button, InlineError, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { MonthView, ValueView } from './performance-view.ts';

/** The same figures month by month, and as a file. */
export function MonthsCard({ months }: { months: readonly MonthView[] }) {
  const { figures: words } = useTexts().returns;
  const download = useDownload({
    address: '/app/returns/figures/export',
    name: 'return-figures.csv',
    said: words.exported,
  });
  const columns: readonly Column<MonthView>[] = [
    { id: 'month', header: words.months.month, phone: 'title', oneLine: true, cell: (row) => row.label },
    { id: 'rate', header: words.months.rate, phone: 'detail', cell: (row) => <Value of={row.rate} /> },
    { id: 'kept', header: words.months.kept, phone: 'detail', cell: (row) => <Value of={row.kept} /> },
    {
      id: 'settled',
      header: words.months.settled,
      phone: 'detail',
      cell: (row) => <Value of={row.settled} />,
    },
    {
      id: 'refunded',
      header: words.months.refunded,
      phone: 'end',
      align: 'end',
      cell: (row) => row.refunded,
    },
  ];
  return (
    <Section
      title={words.months.title}
      aside={
        <Button variant="plain" loading={download.busy} onClick={() => void download.start()}>
          {words.export}
        </Button>
      }
    >
      <BlockStack gap="300">
        {download.failed ? <InlineError fieldID="export" message={words.exportFailed} /> : null}
        <DataTable
          caption={words.months.caption}
          columns={columns}
          rows={months}
          rowKey={(row) => row.month}
          bleed
        />
        <Text as="p" variant="bodySm" tone="subdued">
          {words.how}
        </Text>
      </BlockStack>
    </Section>
  );
}

function Value({ of: { value, of } }: { of: ValueView }) {
  return (
    <>
      {value}
      {of ? (
        <Text as="span" tone="subdued">
          <br />
          {of}
        </Text>
      ) : null}
    </>
  );
}
