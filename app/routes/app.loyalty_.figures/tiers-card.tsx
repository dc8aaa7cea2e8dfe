import { ColumnChart } from '../../ui/charts/column-chart.tsx';
import { type Column, DataTable } from '../../ui/lists/data-table.tsx';
import { LabelledCell } from '../../ui/lists/labelled-cell.tsx';
import { Section } from '../../ui/page/section.tsx';
import { BlockStack, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { LevelRow, TiersView } from './analytics-view.ts';

type Flow = TiersView['flows'][number];

/** Who came into and went out of levels, and what each level costs. */
export function TiersCard({ tiers }: { tiers: TiersView }) {
  const { flows: words, liabilityChart } = useTexts().loyaltyFigures;
  const columns: readonly Column<Flow>[] = [
    { id: 'month', header: liabilityChart.month, phone: 'title', oneLine: true, cell: (row) => row.label },
    {
      id: 'entered',
      header: words.entered,
      phone: 'detail',
      cell: (row) => <LabelledCell label={words.entered}>{row.entered}</LabelledCell>,
    },
    {
      id: 'left',
      header: words.left,
      phone: 'detail',
      cell: (row) => <LabelledCell label={words.left}>{row.left}</LabelledCell>,
    },
  ];
  return (
    <>
      <Section title={words.title} about={words.about}>
        {tiers.flows.length === 0 ? (
          <Text as="p" tone="subdued">
            {words.none}
          </Text>
        ) : (
          <BlockStack gap="400">
            <ColumnChart
              title={words.title}
              series={[
                { id: 'entered', label: words.entered },
                { id: 'left', label: words.left },
              ]}
              groups={tiers.columns}
              axis={(value) => new Intl.NumberFormat('en').format(value)}
              column={liabilityChart.month}
              tableLabel={liabilityChart.table}
            />
            <DataTable
              caption={words.caption}
              columns={columns}
              rows={tiers.flows}
              rowKey={(row) => row.month}
              bleed
            />
          </BlockStack>
        )}
      </Section>
      <LevelsCard levels={tiers.levels} />
    </>
  );
}

function LevelsCard({ levels }: { levels: readonly LevelRow[] }) {
  const { levels: words } = useTexts().loyaltyFigures;
  const columns: readonly Column<LevelRow>[] = [
    { id: 'name', header: words.tier, phone: 'title', oneLine: true, cell: (row) => row.name },
    {
      id: 'given',
      header: words.given,
      phone: 'detail',
      align: 'end',
      cell: (row) => <LabelledCell label={words.given}>{row.given}</LabelledCell>,
    },
    {
      id: 'entry',
      header: words.entry,
      phone: 'detail',
      align: 'end',
      cell: (row) => <LabelledCell label={words.entry}>{row.entry}</LabelledCell>,
    },
    { id: 'cost', header: words.cost, phone: 'end', align: 'end', cell: (row) => row.cost },
  ];
  return (
    <Section title={words.title} about={words.about}>
      <BlockStack gap="300">
        <DataTable caption={words.caption} columns={columns} rows={levels} rowKey={(row) => row.id} bleed />
        <Text as="p" variant="bodySm" tone="subdued">
          {words.how}
        </Text>
      </BlockStack>
    </Section>
  );
}
