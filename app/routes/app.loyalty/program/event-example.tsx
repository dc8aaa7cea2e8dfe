import { useId, useState } from 'react';
import { useCopy } from '../../../ui/page/use-copy.ts';
import { BlockStack, Button, Collapsible, InlineStack, Text } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import styles from './event-example.module.css';

/** How another system tells of an event, to be copied. */
export function EventExample({ event, address }: { event: string; address: string }) {
  const { events: words } = useTexts().loyalty;
  const copy = useCopy(words.copied);
  const [open, setOpen] = useState(false);
  const id = useId();
  const example = exampleOf(event, address);
  return (
    <BlockStack gap="200">
      <InlineStack>
        <Button
          variant="plain"
          disclosure={open ? 'up' : 'down'}
          ariaExpanded={open}
          ariaControls={id}
          onClick={() => setOpen(!open)}
        >
          {words.example}
        </Button>
      </InlineStack>
      <Collapsible id={id} open={open}>
        <BlockStack gap="200">
          <Text as="p" tone="subdued">
            {words.exampleHelp}
          </Text>
          <pre className={styles.example}>
            <code>{example}</code>
          </pre>
          <InlineStack>
            <Button onClick={() => copy(example)}>{words.copy}</Button>
          </InlineStack>
        </BlockStack>
      </Collapsible>
    </BlockStack>
  );
}

function exampleOf(event: string, address: string): string {
  return [
    `body='{"event":"${event}","customer":{"id":"7001"}}'`,
    `happening='${event}-7001-1'`,
    'time=$(date +%s)',
    `digits=$(printf '%s.%s.%s' "$time" "$happening" "$body" | openssl dgst -sha256 -hmac "$AFTERGLOW_SECRET" -r | cut -d' ' -f1)`,
    `curl ${address} \\`,
    '  -H "Afterglow-Key: $AFTERGLOW_KEY" \\',
    '  -H "Afterglow-Timestamp: $time" \\',
    '  -H "Afterglow-Signature: v1=$digits" \\',
    '  -H "Idempotency-Key: $happening" \\',
    '  --data-raw "$body"',
  ].join('\n');
}
