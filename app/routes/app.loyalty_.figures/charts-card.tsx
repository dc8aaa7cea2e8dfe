import { currencyCode } from '#app/kernel/currency.ts';
import { money, printMoney } from '#app/kernel/money.ts';
import { ColumnChart } from '../../ui/charts/column-chart.tsx';
import { LineChart } from '../../ui/charts/line-chart.tsx';
import { Section } from '../../ui/page/section.tsx';
import { useTexts } from '../../ui/texts/texts.ts';
import type { AnalyticsView } from './analytics-view.ts';

const count = (value: number) => new Intl.NumberFormat('en').format(value);

/** What points with customers are worth over time, and what moved them. */
export function ChartsCard({ view }: { view: AnalyticsView }) {
  const { liabilityChart, pointsChart } = useTexts().loyaltyFigures;
  const currency = currencyCode(view.currency);
  const series = (['given', 'used', 'expired', 'taken'] as const).map((id) => ({
    id,
    label: pointsChart[id],
  }));
  return (
    <>
      <Section title={liabilityChart.title} about={liabilityChart.about}>
        <LineChart
          title={liabilityChart.title}
          points={view.liability}
          axis={(value) => printMoney(money(BigInt(Math.round(value)), currency), 'en')}
          columns={{ label: liabilityChart.month, value: liabilityChart.worth }}
          tableLabel={liabilityChart.table}
        />
      </Section>
      <Section title={pointsChart.title} about={pointsChart.about}>
        <ColumnChart
          title={pointsChart.title}
          series={series}
          groups={view.points}
          axis={count}
          column={liabilityChart.month}
          tableLabel={liabilityChart.table}
        />
      </Section>
    </>
  );
}
