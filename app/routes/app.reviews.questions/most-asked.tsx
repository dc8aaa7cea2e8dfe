import { Section } from '../../ui/page/section.tsx';
import { BlockStack, InlineStack, Link, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { QuestionsView } from './view.server.ts';

/** Products about which most is asked and not answered. */
export function MostAsked({ most }: Pick<QuestionsView, 'most'>) {
  const { most: words } = useTexts().reviewQuestions;
  if (most.length === 0) return null;
  return (
    <Section title={words.title}>
      <BlockStack gap="200">
        {most.map(({ to, title, count }) => (
          <InlineStack key={to} gap="200">
            <Link url={to}>{title}</Link>
            <Text as="span" tone="subdued">
              {count}
            </Text>
          </InlineStack>
        ))}
      </BlockStack>
    </Section>
  );
}
