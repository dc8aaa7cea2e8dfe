import { type Column, DataTable } from '../lists/data-table.tsx';
import { Section } from '../page/section.tsx';
import { useDownload } from '../page/use-download.ts';
import { BlockStack, Button, InlineError, Text } from '../polaris.ts';

interface MonthsTableProps<Row> {
  words: {
    readonly export: string;
    readonly exported: string;
    readonly exportFailed: string;
    readonly months: { readonly title: string; readonly caption: string; readonly month: string };
  };
  /** What the numbers are made of, under them. */
  how: string;
  /** Where the file comes from, and its name where the answer has none. */
  file: { readonly address: string; readonly name: string };
  /** After that of the month. */
  columns: readonly Column<Row>[];
  months: readonly Row[];
}

/** Figures month by month, and as a file. */
export function MonthsTable<Row extends { readonly month: string; readonly label: string }>({
  words,
  how,
  file,
  columns,
  months,
}: MonthsTableProps<Row>) {
  const download = useDownload({ ...file, said: words.exported });
  const { title, caption, month } = words.months;
  return (
    <Section
      title={title}
      aside={
        <Button variant="plain" loading={download.busy} onClick={() => void download.start()}>
          {words.export}
        </Button>
      }
    >
      <BlockStack gap="300">
        {download.failed ? <InlineError fieldID="export" message={words.exportFailed} /> : null}
        <DataTable
          caption={caption}
          columns={[
            { id: 'month', header: month, phone: 'title', oneLine: true, cell: (row) => row.label },
            ...columns,
          ]}
          rows={months}
          rowKey={(row) => row.month}
          bleed
        />
        <Text as="p" variant="bodySm" tone="subdued">
          {how}
        </Text>
      </BlockStack>
    </Section>
  );
}
