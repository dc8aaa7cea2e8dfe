import type { ReactNode } from 'react';
import { Section } from '../../ui/page/section.tsx';
import { BlockStack, Divider, InlineStack, Text } from '../../ui/polaris.ts';
import { Moment } from '../../ui/print/moment.tsx';
import { useTexts } from '../../ui/texts/texts.ts';
import type { PointsView } from './statement/statement.server.ts';

interface PointsCardProps {
  points: PointsView | null;
  /** What can be done with them; nothing for who may not. */
  action: ReactNode;
}

/** What the customer has, what is on its way and what is about to go. */
export function PointsCard({ points, action }: PointsCardProps) {
  const { points: words } = useTexts().customer;
  if (points === null) {
    return (
      <Section title={words.title} about={words.noneText}>
        <Text as="p">{words.none}</Text>
        {action}
      </Section>
    );
  }
  return (
    <Section title={words.title}>
      <BlockStack gap="050">
        <Text as="p" variant="bodySm" tone="subdued">
          {words.available}
        </Text>
        <Text as="p" variant="headingXl">
          {points.available}
        </Text>
        {points.expires.map((line) => (
          <Text as="p" key={line} variant="bodySm" tone="subdued">
            {line}
          </Text>
        ))}
      </BlockStack>
      <Divider />
      <BlockStack gap="100">
        <Amount label={words.pending} value={points.pending} />
        {points.becomes.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lots can read alike
          <Text as="p" key={`${index} ${line}`} variant="bodySm" tone="subdued">
            {line}
          </Text>
        ))}
        {points.moreBecomes > 0 ? (
          <Text as="p" variant="bodySm" tone="subdued">
            {words.morePending(points.moreBecomes)}
          </Text>
        ) : null}
      </BlockStack>
      {points.held ? (
        <BlockStack gap="100">
          <Amount label={words.held} value={points.held} />
          {points.codes.map((held) => (
            <BlockStack gap="050" key={held.id}>
              <Text as="p" variant="bodySm">
                {held.what}
              </Text>
              <Text as="p" variant="bodySm" tone="subdued" breakWord>
                {held.code ?? words.codeBeingMade}
                {', '}
                <Moment at={held.ends} />
              </Text>
            </BlockStack>
          ))}
        </BlockStack>
      ) : null}
      {points.owed ? (
        <BlockStack gap="100">
          <Amount label={words.owed} value={points.owed} />
          <Text as="p" variant="bodySm" tone="subdued">
            {words.owedText}
          </Text>
        </BlockStack>
      ) : null}
      {action}
    </Section>
  );
}

function Amount({ label, value }: { label: string; value: string }) {
  return (
    <InlineStack align="space-between">
      <Text as="span">{label}</Text>
      <Text as="span" variant="headingSm">
        {value}
      </Text>
    </InlineStack>
  );
}
