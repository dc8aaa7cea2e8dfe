import { ColumnChart } from '../../ui/charts/column-chart.tsx';
import { LineChart } from '../../ui/charts/line-chart.tsx';
import { Section } from '../../ui/page/section.tsx';
import { useTexts } from '../../ui/texts/texts.ts';
import type { ReviewFiguresView } from './performance-view.ts';

const count = (value: number) => new Intl.NumberFormat('en').format(value);

/** How the rating went, and how much was written. */
export function ChartsCard({ view }: { view: Pick<ReviewFiguresView, 'rating' | 'written'> }) {
  const { ratingChart, writtenChart } = useTexts().reviewFigures;
  const series = (['many', 'middle', 'few'] as const).map((id) => ({ id, label: writtenChart[id] }));
  return (
    <>
      {view.rating.length > 1 ? (
        <Section title={ratingChart.title} about={ratingChart.about}>
          <LineChart
            title={ratingChart.title}
            points={view.rating}
            axis={(value) => value.toFixed(1)}
            columns={{ label: ratingChart.month, value: ratingChart.rating }}
            tableLabel={ratingChart.table}
          />
        </Section>
      ) : null}
      <Section title={writtenChart.title} about={writtenChart.about}>
        <ColumnChart
          title={writtenChart.title}
          series={series}
          groups={view.written}
          axis={count}
          column={ratingChart.month}
          tableLabel={ratingChart.table}
        />
      </Section>
    </>
  );
}
