import { Link } from '@remix-run/react';
import { BeforeAfter } from '../../ui/charts/before-after.tsx';
import { ColumnChart } from '../../ui/charts/column-chart.tsx';
import { Figure } from '../../ui/figures/figure.tsx';
import { type Column, DataTable } from '../../ui/lists/data-table.tsx';
import { LabelledCell } from '../../ui/lists/labelled-cell.tsx';
import { Section } from '../../ui/page/section.tsx';
import { BlockStack, InlineGrid, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { LevelsView, TriedRow, TriedView } from './tried-view.ts';

/** What came of it so far. */
export function ResultCards({ view }: { view: TriedView }) {
  return (
    <>
      <InlineGrid columns={{ xs: 1, sm: 3 }} gap="400">
        {view.figures.map((figure) => (
          <Figure key={figure.label} {...figure} />
        ))}
      </InlineGrid>
      <MonthsCard view={view} />
      {view.levels === null ? null : <LevelsCard levels={view.levels} />}
    </>
  );
}

function MonthsCard({ view }: { view: TriedView }) {
  const { months: words } = useTexts().loyaltyTry;
  const columns: readonly Column<TriedRow>[] = [
    { id: 'month', header: words.month, phone: 'title', oneLine: true, cell: (row) => row.label },
    {
      id: 'orders',
      header: words.orders,
      phone: 'detail',
      align: 'end',
      cell: (row) => <LabelledCell label={words.orders}>{row.orders}</LabelledCell>,
    },
    {
      id: 'saved',
      header: words.saved,
      phone: 'detail',
      align: 'end',
      cell: (row) => <LabelledCell label={words.saved}>{row.saved}</LabelledCell>,
    },
    { id: 'tried', header: words.tried, phone: 'end', align: 'end', cell: (row) => row.tried },
    {
      id: 'share',
      header: words.share,
      phone: 'detail',
      align: 'end',
      cell: (row) => <LabelledCell label={words.share}>{row.share}</LabelledCell>,
    },
  ];
  return (
    <Section title={words.title}>
      <BlockStack gap="400">
        <ColumnChart
          title={words.title}
          series={[
            { id: 'tried', label: words.tried },
            { id: 'saved', label: words.saved },
          ]}
          groups={view.columns}
          axis={(value) => new Intl.NumberFormat('en').format(value)}
          column={words.month}
          tableLabel={words.table}
        />
        <DataTable
          caption={words.caption}
          columns={columns}
          rows={view.months}
          rowKey={(row) => row.month}
          bleed
        />
      </BlockStack>
    </Section>
  );
}

function LevelsCard({ levels }: { levels: LevelsView }) {
  const { levels: words } = useTexts().loyaltyTry;
  return (
    <Section title={words.title} about={words.about}>
      <BlockStack gap="300">
        <Text as="p" variant="headingMd">
          {levels.sum}
        </Text>
        <BeforeAfter
          caption={words.caption}
          columns={{ label: words.level, before: words.before, after: words.after }}
          rows={levels.rows}
        />
        {levels.movers.length === 0 ? null : (
          <BlockStack gap="100">
            <Text as="h3" variant="headingSm">
              {words.some}
            </Text>
            <ul>
              {levels.movers.map(({ id, name, moves }) => (
                <li key={id}>
                  <Link to={`/app/customers/${id}`}>{name}</Link>: {moves}
                </li>
              ))}
            </ul>
          </BlockStack>
        )}
      </BlockStack>
    </Section>
  );
}
