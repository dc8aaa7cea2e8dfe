import { type Column, DataTable } from '../../ui/lists/data-table.tsx';
import { LabelledCell } from '../../ui/lists/labelled-cell.tsx';
import { Section } from '../../ui/page/section.tsx';
import { useDownload } from '../../ui/page/use-download.ts';
import { BlockStack, Button, InlineError, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { MonthRow } from './analytics-view.ts';

/** The same month by month, and as a file. */
export function MonthsCard({ months }: { months: readonly MonthRow[] }) {
  const { loyaltyFigures: words } = useTexts();
  const download = useDownload({
    address: '/app/loyalty/figures/export',
    name: 'loyalty-figures.csv',
    said: words.exported,
  });
  const flow = (id: 'given' | 'used' | 'expired' | 'taken'): Column<MonthRow> => ({
    id,
    header: words.months[id],
    phone: 'detail',
    align: 'end',
    cell: (row) => <LabelledCell label={words.months[id]}>{row[id]}</LabelledCell>,
  });
  const columns: readonly Column<MonthRow>[] = [
    { id: 'month', header: words.months.month, phone: 'title', oneLine: true, cell: (row) => row.label },
    ...(['given', 'used', 'expired', 'taken'] as const).map(flow),
    {
      id: 'outstanding',
      header: words.months.outstanding,
      phone: 'end',
      align: 'end',
      cell: (row) => (
        <>
          {row.outstanding}
          <Text as="span" tone="subdued">
            <br />
            {row.worth}
          </Text>
        </>
      ),
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
          {words.months.how}
        </Text>
      </BlockStack>
    </Section>
  );
}
