import { Section } from '../../ui/page/section.tsx';
import { useRefreshWhile } from '../../ui/page/use-refresh-while.ts';
import { BlockStack, InlineStack, ProgressBar, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { RunView } from './view.server.ts';

/** Points for many at once: how far each run is, and what came of it. Nothing while there was never one. */
export function RunsCard({ runs }: { runs: readonly RunView[] }) {
  const { runs: words } = useTexts().members;
  useRefreshWhile(runs.some(({ running }) => running));
  if (runs.length === 0) return null;
  return (
    <Section title={words.title} about={words.about}>
      <BlockStack gap="400" as="ul">
        {runs.map((run) => (
          <li key={run.id} style={{ listStyle: 'none' }}>
            <BlockStack gap="100">
              <InlineStack align="space-between" gap="200">
                <Text as="span" fontWeight="semibold">
                  <span id={`run-${run.id}`}>{run.what}</span>
                </Text>
                <Text as="span">
                  <span role="status">{run.outcome}</span>
                </Text>
              </InlineStack>
              {run.running ? (
                <ProgressBar
                  size="small"
                  animated={false}
                  progress={run.percent}
                  ariaLabelledBy={`run-${run.id}`}
                />
              ) : null}
              <Text as="span" variant="bodySm" tone="subdued">
                {run.started}
              </Text>
            </BlockStack>
          </li>
        ))}
      </BlockStack>
    </Section>
  );
}
