import { Section } from '../../ui/page/section.tsx';
import { Badge, Banner, BlockStack, InlineStack, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { SettingsView } from './view.server.ts';

/** What Shopify lets this app read. */
export function ScopesSection({ scopes, limited }: Pick<SettingsView, 'scopes' | 'limited'>) {
  const { scopes: words } = useTexts().settings;
  return (
    <Section title={words.title} about={words.about} id="scopes">
      <BlockStack as="ul" gap="200">
        {scopes.map((scope) => (
          <li key={scope.name} style={{ listStyle: 'none' }}>
            <InlineStack align="space-between" gap="200">
              <Text as="span">{scope.label}</Text>
              <Badge {...(scope.granted ? { tone: 'success' } : {})}>
                {scope.granted ? words.granted : words.missing}
              </Badge>
            </InlineStack>
          </li>
        ))}
      </BlockStack>
      {limited ? (
        <Banner tone="info" title={words.limitedTitle}>
          {words.limited}
        </Banner>
      ) : (
        <Text as="p" tone="subdued">
          {words.all}
        </Text>
      )}
    </Section>
  );
}
