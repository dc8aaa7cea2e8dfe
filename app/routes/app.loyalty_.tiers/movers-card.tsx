import { BeforeAfter } from '../../ui/charts/before-after.tsx';
import { Section } from '../../ui/page/section.tsx';
import { BlockStack, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { MoversView } from './movers.ts';

/** Who would move if the tiers were saved as they stand, and what it costs. */
export function MoversCard({ movers }: { movers: MoversView }) {
  const { movers: words } = useTexts().tiers;
  return (
    <Section title={words.title} about={words.about}>
      {movers.none ? (
        <Text as="p" tone="subdued">
          {words.noCustomers}
        </Text>
      ) : (
        <BlockStack gap="300">
          <Text as="p" variant="headingMd">
            {movers.sum}
          </Text>
          <BeforeAfter
            caption={words.caption}
            columns={{ label: words.level, before: words.before, after: words.after }}
            rows={movers.rows}
          />
          <Text as="p" variant="bodySm" tone="subdued">
            {movers.cost} {movers.capped ?? ''}
          </Text>
        </BlockStack>
      )}
    </Section>
  );
}
