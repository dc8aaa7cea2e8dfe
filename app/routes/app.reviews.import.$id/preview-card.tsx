import { type Column, DataTable } from '../../ui/lists/data-table.tsx';
import { Section } from '../../ui/page/section.tsx';
import { Badge, BlockStack, InlineStack, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { PreviewRowView } from './view.server.ts';

/** The first rows as they would come in. */
export function PreviewCard({ rows }: { rows: readonly PreviewRowView[] }) {
  const { preview: words } = useTexts().reviewsMoved;
  const columns = useColumns();
  return (
    <Section title={words.title}>
      <DataTable
        bleed
        caption={words.caption}
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.line}`}
      />
    </Section>
  );
}

function useColumns(): readonly Column<PreviewRowView>[] {
  const { reviews, reviewsMoved } = useTexts();
  const words = reviewsMoved.preview;
  return [
    { id: 'line', header: words.columns.line, phone: 'none', cell: (row) => row.line },
    {
      id: 'review',
      header: words.columns.review,
      phone: 'title',
      cell: (row) =>
        row.problem === null ? <Said row={row} /> : <Text as="span">{reviewsMoved.codes[row.problem]}</Text>,
    },
    { id: 'product', header: words.columns.product, phone: 'detail', cell: (row) => row.product },
    { id: 'date', header: words.columns.date, phone: 'detail', oneLine: true, cell: (row) => row.date },
    {
      id: 'state',
      header: words.columns.state,
      phone: 'end',
      cell: (row) => {
        if (row.problem !== null) return <Badge tone="warning">{words.leftOut}</Badge>;
        if (row.known) return <Badge>{words.known}</Badge>;
        return (
          <InlineStack gap="100">
            <Badge>{reviews.statuses[row.status]}</Badge>
            <Badge>{reviews.verification[row.verification]}</Badge>
          </InlineStack>
        );
      },
    },
  ];
}

function Said({ row }: { row: PreviewRowView }) {
  const { reviews, reviewsMoved } = useTexts();
  const { preview: words } = reviewsMoved;
  const more = [
    row.name || reviews.anonymous,
    ...(row.media > 0 ? [words.media(row.media)] : []),
    ...(row.reply ? [words.reply] : []),
  ];
  return (
    <BlockStack gap="050">
      <Text as="span" fontWeight="semibold" breakWord>
        {[reviews.stars(row.stars), row.title].filter(Boolean).join(', ')}
      </Text>
      {row.body === '' ? null : (
        <Text as="span" breakWord>
          {row.body}
        </Text>
      )}
      <Text as="span" tone="subdued" breakWord>
        {more.join(' · ')}
      </Text>
    </BlockStack>
  );
}
