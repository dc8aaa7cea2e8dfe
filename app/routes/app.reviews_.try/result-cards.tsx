import { ColumnChart, type ColumnGroup } from '../../ui/charts/column-chart.tsx';
import { Figure } from '../../ui/figures/figure.tsx';
import { type Column, DataTable } from '../../ui/lists/data-table.tsx';
import { LabelledCell } from '../../ui/lists/labelled-cell.tsx';
import { Section } from '../../ui/page/section.tsx';
import { BlockStack, InlineGrid, Text } from '../../ui/polaris.ts';
import { Moment } from '../../ui/print/moment.tsx';
import { useTexts } from '../../ui/texts/texts.ts';
import type { TriedView } from './tried-view.ts';
import type { SampleRow } from './tried-wire.ts';

/** What came of it so far. */
export function ResultCards({ view, samples }: { view: TriedView; samples: readonly SampleRow[] }) {
  const { days, hours } = useTexts().reviewAsking.attempt;
  return (
    <>
      <InlineGrid columns={{ xs: 1, sm: 3 }} gap="400">
        {view.figures.map((figure) => (
          <Figure key={figure.label} {...figure} />
        ))}
      </InlineGrid>
      <RequestsCard words={days} groups={view.days} />
      <RequestsCard words={hours} groups={view.hours} />
      <WhyCard view={view} />
      <SamplesCard samples={samples} />
    </>
  );
}

interface RequestsCardProps {
  words: { title: string; about: string; column: string; table: string };
  groups: readonly ColumnGroup[];
}

function RequestsCard({ words, groups }: RequestsCardProps) {
  const { days } = useTexts().reviewAsking.attempt;
  if (groups.length === 0) return null;
  return (
    <Section title={words.title} about={words.about}>
      <ColumnChart
        title={words.title}
        series={[{ id: 'requests', label: days.series }]}
        groups={groups}
        axis={(value) => new Intl.NumberFormat('en').format(value)}
        column={words.column}
        tableLabel={words.table}
      />
    </Section>
  );
}

function WhyCard({ view }: { view: TriedView }) {
  const { why: words } = useTexts().reviewAsking.attempt;
  const columns: readonly Column<TriedView['outcomes'][number]>[] = [
    { id: 'what', header: words.what, phone: 'title', cell: (row) => row.label },
    { id: 'orders', header: words.orders, phone: 'end', align: 'end', cell: (row) => row.orders },
  ];
  return (
    <Section title={words.title}>
      <BlockStack gap="300">
        <DataTable
          caption={words.caption}
          columns={columns}
          rows={view.outcomes}
          rowKey={(row) => row.id}
          bleed
        />
        {view.notes.map((note) => (
          <Text as="p" key={note}>
            {note}
          </Text>
        ))}
      </BlockStack>
    </Section>
  );
}

function SamplesCard({ samples }: { samples: readonly SampleRow[] }) {
  const { samples: words, why } = useTexts().reviewAsking.attempt;
  const columns: readonly Column<SampleRow>[] = [
    { id: 'order', header: words.order, phone: 'title', oneLine: true, cell: (row) => row.name },
    {
      id: 'placed',
      header: words.placed,
      phone: 'detail',
      cell: (row) => <LabelledCell label={words.placed}>{row.placed}</LabelledCell>,
    },
    { id: 'outcome', header: words.outcome, phone: 'detail', cell: (row) => why.outcomes[row.outcome] },
    {
      id: 'moment',
      header: words.moment,
      phone: 'detail',
      cell: (row) => (
        <LabelledCell label={words.moment}>
          {row.at === null ? words.never : <Moment at={row.at} />}
        </LabelledCell>
      ),
    },
    {
      id: 'because',
      header: words.because,
      phone: 'detail',
      cell: (row) =>
        row.because === '' ? null : <LabelledCell label={words.because}>{row.because}</LabelledCell>,
    },
  ];
  return (
    <Section title={words.title}>
      <DataTable caption={words.caption} columns={columns} rows={samples} rowKey={(row) => row.id} bleed />
    </Section>
  );
}
