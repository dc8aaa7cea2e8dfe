import { BlockStack, InlineStack, ProgressBar, Text } from '../polaris.ts';
import type { ImportView } from './import-view.ts';

/** A bar for each kind of thing that is imported, each with its state in words. */
export function ImportProgress({ view }: { view: ImportView }) {
  return (
    <BlockStack gap="300">
      {view.areas.map(({ area, label, text, percent, state }) => (
        <BlockStack key={area} gap="100">
          <InlineStack align="space-between" gap="200">
            <Text as="span" id={`import-${area}`}>
              {label}
            </Text>
            <Text as="span" variant="bodySm" tone={state === 'failed' ? 'critical' : 'subdued'}>
              {text}
            </Text>
          </InlineStack>
          <ProgressBar
            progress={percent}
            size="small"
            tone={state === 'failed' ? 'critical' : state === 'done' ? 'success' : 'primary'}
            ariaLabelledBy={`import-${area}`}
          />
        </BlockStack>
      ))}
    </BlockStack>
  );
}
