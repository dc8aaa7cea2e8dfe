import type { FormPreview } from '../../ui/forms/use-form-preview.ts';
import { Section } from '../../ui/page/section.tsx';
import { BlockStack, Box, Divider, InlineStack, Text, TextField } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { PreviewView } from './preview.ts';

interface PreviewCardProps {
  readonly preview: FormPreview<PreviewView>;
  readonly basket: string;
  readonly onBasket: (amount: string) => void;
  readonly currency: string;
}

/** The programme as a shopper meets it, beside the form while it is edited. */
export function PreviewCard({ preview, basket, onBasket, currency }: PreviewCardProps) {
  const { preview: words } = useTexts().loyalty;
  const { view, stale } = preview;
  return (
    <Section title={words.title}>
      <BlockStack gap="100">
        <Text as="p" variant="headingLg">
          {view.rule}
        </Text>
        <Text as="p" variant="bodySm" tone="subdued">
          {view.back}
        </Text>
      </BlockStack>
      <Divider />
      {view.recent ? (
        <RecentOrder recent={view.recent} />
      ) : (
        <Text as="p" tone="subdued">
          {words.recentNone}
        </Text>
      )}
      <Divider />
      <BlockStack gap="200">
        <TextField
          label={words.basket}
          helpText={words.basketHelp}
          value={basket}
          onChange={onBasket}
          suffix={currency}
          inputMode="decimal"
          autoComplete="off"
          {...(view.basket === null && !stale ? { error: words.basketBad } : {})}
        />
        <Box minHeight="1.25rem">
          {view.basket ? (
            <Text as="p">
              {view.basket.amount} {words.earns} <strong>{view.basket.points}</strong>
            </Text>
          ) : null}
        </Box>
      </BlockStack>
      {stale ? (
        <Text as="p" variant="bodySm" tone="subdued">
          {words.invalid}
        </Text>
      ) : null}
    </Section>
  );
}

function RecentOrder({ recent }: { recent: NonNullable<PreviewView['recent']> }) {
  return (
    <BlockStack gap="200">
      <InlineStack align="space-between" blockAlign="baseline">
        <Text as="h3" variant="headingSm">
          {recent.order}
        </Text>
        <Text as="span" variant="bodySm" tone="subdued">
          {recent.when}
        </Text>
      </InlineStack>
      <BlockStack gap="100">
        {recent.lines.map((line) => (
          <InlineStack key={`${line.title} ${line.text}`} align="space-between" gap="200" wrap={false}>
            <Text as="span" truncate>
              {line.title}
            </Text>
            <Text as="span" tone="subdued">
              {line.text}
            </Text>
          </InlineStack>
        ))}
      </BlockStack>
      <InlineStack align="space-between" blockAlign="baseline" gap="200">
        <Text as="p" variant="headingMd">
          {recent.points}
        </Text>
        <Text as="span" variant="bodySm" tone="subdued">
          {recent.usable}
        </Text>
      </InlineStack>
    </BlockStack>
  );
}
