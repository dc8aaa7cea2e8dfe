import { Bars } from '../charts/bars.tsx';
import { Sparkline } from '../charts/sparkline.tsx';
import { BlockStack, Box, Card, Text } from '../polaris.ts';
import styles from './figure.module.css';

export interface FigureView {
  readonly label: string;
  readonly value: string;
  /** What the value means, in words. */
  readonly note: string;
  /** What it was before, or what stands beside it. */
  readonly before?: string;
  readonly trend?: { readonly label: string; readonly values: readonly number[] };
  /** Instead of a trend: parts of one whole, side by side. */
  readonly bars?: { readonly label: string; readonly values: readonly number[] };
  /** What the number is made of, in sentences that open below it. */
  readonly how?: { readonly label: string; readonly sentences: readonly string[] };
}

/** One number that matters, what it means and how it went. */
export function Figure({ label, value, note, before, trend, bars, how }: FigureView) {
  return (
    <Card>
      <BlockStack gap="100">
        <Text as="h3" variant="bodySm" tone="subdued">
          {label}
        </Text>
        <Text as="p" variant="headingLg">
          {value}
        </Text>
        <Text as="p" variant="bodySm" tone="subdued">
          {note}
        </Text>
        {before ? (
          <Text as="p" variant="bodySm" tone="subdued">
            {before}
          </Text>
        ) : null}
        {bars ? (
          <Box paddingBlockStart="200">
            <Bars values={bars.values} label={bars.label} />
          </Box>
        ) : null}
        {trend ? (
          <Box paddingBlockStart="200">
            <Sparkline values={trend.values} label={trend.label} />
          </Box>
        ) : null}
        {how ? (
          <details className={styles.how}>
            <summary aria-label={`${how.label}: ${label}`}>{how.label}</summary>
            {how.sentences.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </details>
        ) : null}
      </BlockStack>
    </Card>
  );
}
