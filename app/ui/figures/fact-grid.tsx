import { BlockStack, InlineGrid, Text } from '../polaris.ts';

export interface GridFact {
  readonly label: string;
  readonly value: string;
  readonly note: string;
  /** Broken: the value stands in red. */
  readonly broken?: boolean;
}

/** A few numbers side by side, each with what it means. */
export function FactGrid({ facts }: { facts: readonly GridFact[] }) {
  return (
    <InlineGrid columns={{ xs: 2, md: facts.length === 3 ? 3 : 4 }} gap="400">
      {facts.map(({ label, value, note, broken = false }) => (
        <BlockStack key={label} gap="050">
          <Text as="p" variant="bodySm" tone="subdued">
            {label}
          </Text>
          <Text as="p" variant="headingMd" {...(broken ? { tone: 'critical' } : {})}>
            {value}
          </Text>
          <Text as="p" variant="bodySm" tone="subdued">
            {note}
          </Text>
        </BlockStack>
      ))}
    </InlineGrid>
  );
}
