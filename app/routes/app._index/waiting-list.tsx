import { EmptyState } from '../../ui/empty/empty-state.tsx';
import { Section } from '../../ui/page/section.tsx';
import { BlockStack, Button, Divider, InlineStack, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { WaitingItem } from './view.server.ts';

/** What needs somebody, most urgent first, each with its way there. */
export function WaitingList({ items }: { items: readonly WaitingItem[] }) {
  const words = useTexts().today.waiting;
  return (
    <Section title={words.title}>
      {items.length === 0 ? (
        <EmptyState compact picture="calm" title={words.nothing}>
          {words.nothingText}
        </EmptyState>
      ) : (
        <BlockStack gap="300">
          {items.map((item, index) => (
            <BlockStack key={item.id} gap="300">
              {index > 0 ? <Divider /> : null}
              <InlineStack align="space-between" blockAlign="center" gap="300">
                <BlockStack gap="050">
                  <Text as="h3" variant="headingSm">
                    {item.title}
                  </Text>
                  <Text as="p" tone="subdued">
                    {item.text}
                  </Text>
                </BlockStack>
                <Button url={item.to}>{item.action}</Button>
              </InlineStack>
            </BlockStack>
          ))}
        </BlockStack>
      )}
    </Section>
  );
}
