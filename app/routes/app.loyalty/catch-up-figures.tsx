import { BlockStack, InlineGrid, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { CatchUpCount } from '../app.loyalty_.catch-up.ts';

/** What awarding would give and cost. */
export function CatchUpFigures({ count }: { count: CatchUpCount }) {
  const { catchUp: words } = useTexts().loyalty;
  if (count.none) return <Text as="p">{words.nothing}</Text>;
  const figures = [
    [words.orders, count.orders],
    [words.customers, count.customers],
    [words.points, count.pointsNumber],
    [words.worth, count.worth],
  ] as const;
  return (
    <BlockStack gap="200">
      <InlineGrid columns={{ xs: 2, sm: 4 }} gap="300">
        {figures.map(([label, value]) => (
          <BlockStack key={label} gap="050">
            <Text as="p" variant="bodySm" tone="subdued">
              {label}
            </Text>
            <Text as="p" variant="headingMd">
              {value}
            </Text>
          </BlockStack>
        ))}
      </InlineGrid>
      <Text as="p" variant="bodySm" tone="subdued">
        {count.worthNote} {count.capped ? words.capped : ''}
      </Text>
    </BlockStack>
  );
}
