import { Section } from '../../ui/page/section.tsx';
import { BlockStack, InlineStack, Tag, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { ProfileView } from './view.server.ts';

/** What we know of the person. */
export function DetailsCard({ profile }: { profile: ProfileView }) {
  const { details: words } = useTexts().customer;
  const { shared } = useTexts();
  const lines = [
    [words.email, profile.email],
    [words.country, profile.country],
  ] as const;
  return (
    <Section title={words.title}>
      <BlockStack gap="200">
        {lines.map(([label, value]) => (
          <BlockStack key={label} gap="050">
            <Text as="p" variant="bodySm" tone="subdued">
              {label}
            </Text>
            <Text as="p" breakWord>
              {value ?? shared.none}
            </Text>
          </BlockStack>
        ))}
        {profile.tags.length > 0 ? (
          <InlineStack gap="100">
            {profile.tags.map((tag) => (
              <Tag key={tag}>{tag}</Tag>
            ))}
          </InlineStack>
        ) : null}
      </BlockStack>
    </Section>
  );
}
