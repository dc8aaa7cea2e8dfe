import { useState } from 'react';
import { Section } from '../../ui/page/section.tsx';
import { BlockStack, Button, Collapsible, Divider, InlineStack, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { ExampleView, OutcomeView, PolicyPreview } from './preview.ts';

/** The policy as a shopper meets it, beside the form while it is edited. */
export function PolicyPreviewCard({ preview, stale }: { preview: PolicyPreview; stale: boolean }) {
  const { preview: words } = useTexts().policy;
  const [first, ...rest] = preview.promise;
  return (
    <Section title={words.title}>
      <BlockStack gap="100">
        <Text as="p" variant="headingLg">
          {first}
        </Text>
        {rest.map((line) => (
          <Text as="p" tone="subdued" key={line}>
            {line}
          </Text>
        ))}
      </BlockStack>
      <Divider />
      <Example example={preview.example} />
      {stale ? (
        <Text as="p" variant="bodySm" tone="subdued">
          {words.invalid}
        </Text>
      ) : null}
    </Section>
  );
}

function Example({ example }: { example: ExampleView }) {
  return (
    <BlockStack gap="300">
      <BlockStack gap="050">
        <Text as="h3" variant="headingSm">
          {example.title}
        </Text>
        {example.item ? <Text as="p">{example.item}</Text> : null}
        <Text as="p" tone="subdued">
          {example.reason}
        </Text>
        {example.until ? (
          <Text as="p" tone="subdued">
            {example.until}
          </Text>
        ) : null}
        {example.finalSale ? <Text as="p">{example.finalSale}</Text> : null}
      </BlockStack>
      {example.finalSale
        ? null
        : example.outcomes.map((outcome) => <Outcome key={outcome.id} outcome={outcome} />)}
    </BlockStack>
  );
}

function Outcome({ outcome }: { outcome: OutcomeView }) {
  const { why } = useTexts().policy.preview;
  const [open, setOpen] = useState(false);
  const id = `why-${outcome.id}`;
  return (
    <BlockStack gap="100">
      <InlineStack align="space-between">
        <Text as="h4" variant="headingSm">
          {outcome.title}
        </Text>
        <Text as="span" variant="headingSm" numeric>
          {outcome.total}
        </Text>
      </InlineStack>
      {outcome.rows.length > 1
        ? outcome.rows.map((row) => (
            <InlineStack key={row.label} align="space-between">
              <Text as="span" tone="subdued">
                {row.label}
              </Text>
              <Text as="span" tone="subdued" numeric>
                {row.amount}
              </Text>
            </InlineStack>
          ))
        : null}
      {outcome.waived ? (
        <Text as="p" variant="bodySm" tone="subdued">
          {outcome.waived}
        </Text>
      ) : null}
      <InlineStack>
        <Button
          variant="plain"
          disclosure={open ? 'up' : 'down'}
          ariaExpanded={open}
          ariaControls={id}
          onClick={() => setOpen(!open)}
        >
          {why}
        </Button>
      </InlineStack>
      <Collapsible id={id} open={open} transition={false}>
        <BlockStack gap="100">
          {outcome.why.map((line) => (
            <Text as="p" variant="bodySm" key={line}>
              {line}
            </Text>
          ))}
        </BlockStack>
      </Collapsible>
    </BlockStack>
  );
}
