import { Section } from '../../ui/page/section.tsx';
import { Badge, BlockStack, InlineStack, Spinner, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import styles from './try.module.css';
import type { TriedOutcome, TriedQuote } from './try-view.ts';
import { Why } from './why.tsx';

/** The outcomes side by side, with their exact money. */
export function OutcomesCard({ quote, working }: { quote: TriedQuote | null; working: boolean }) {
  const { tryOne: words } = useTexts().policy;
  return (
    <Section
      title={words.result}
      aside={working ? <Spinner size="small" accessibilityLabel={words.working} /> : null}
    >
      <div aria-live="polite">
        {quote === null ? (
          <Text as="p" tone="subdued">
            {words.choose}
          </Text>
        ) : 'refused' in quote ? (
          <BlockStack gap="200">
            <InlineStack>
              <Badge>{words.answers.refused}</Badge>
            </InlineStack>
            <Text as="p">{quote.refused}</Text>
          </BlockStack>
        ) : (
          <ul className={styles.outcomes}>
            {quote.outcomes.map((outcome) => (
              <Outcome key={outcome.id} outcome={outcome} />
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
}

function Outcome({ outcome }: { outcome: TriedOutcome }) {
  const { tryOne: words } = useTexts().policy;
  return (
    <li className={styles.outcome}>
      <InlineStack align="space-between" blockAlign="center">
        <Text as="h3" variant="headingSm">
          {outcome.title}
        </Text>
        <Text as="span" variant="headingMd" numeric>
          {outcome.total}
        </Text>
      </InlineStack>
      {outcome.rows.length > 1
        ? outcome.rows.map(({ label, amount }) => (
            <InlineStack key={label} align="space-between">
              <Text as="span" tone="subdued">
                {label}
              </Text>
              <Text as="span" tone="subdued" numeric>
                {amount}
              </Text>
            </InlineStack>
          ))
        : null}
      {outcome.effects.map((effect) => (
        <Text as="p" key={effect} variant="bodySm" tone="subdued">
          {effect}
        </Text>
      ))}
      <Why label={words.whyLabel(outcome.title)} sentences={outcome.why} />
    </li>
  );
}
