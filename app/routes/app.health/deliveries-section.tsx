import { LineChart } from '../../ui/charts/line-chart.tsx';
import { FactGrid } from '../../ui/figures/fact-grid.tsx';
import { Section } from '../../ui/page/section.tsx';
import { Text } from '../../ui/polaris.ts';
import { printDuration } from '../../ui/print/print-duration.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { HealthView } from './view.server.ts';

/** How fast messages from Shopify are handled. */
export function DeliveriesSection({
  facts,
  lag,
}: {
  facts: HealthView['deliveries'];
  lag: HealthView['lag'];
}) {
  const { health, shared } = useTexts();
  const { deliveries: words } = health;
  return (
    <Section title={words.title} about={words.about}>
      <FactGrid facts={facts} />
      {lag.length > 1 ? (
        <LineChart
          title={words.chart}
          points={lag}
          axis={(milliseconds) => printDuration(milliseconds)}
          columns={words.chartColumns}
          tableLabel={shared.showAsTable}
        />
      ) : (
        <Text as="p" tone="subdued">
          {words.chartEmpty}
        </Text>
      )}
    </Section>
  );
}
