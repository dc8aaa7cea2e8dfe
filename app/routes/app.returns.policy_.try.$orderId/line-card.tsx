import { BlockStack, InlineGrid, Select, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { type Chosen, nothingChosen } from './chosen.ts';
import styles from './try.module.css';
import type { TriedLine, TriedReason } from './try-view.ts';
import { Why } from './why.tsx';

interface LineCardProps {
  line: TriedLine;
  reasons: readonly TriedReason[];
  chosen: Chosen | undefined;
  onChange: (chosen: Chosen) => void;
}

/** One line of the order: what of it can come back until when, and what the shopper would choose. */
export function LineCard({ line, reasons, chosen = nothingChosen, onChange }: LineCardProps) {
  const { tryOne: words } = useTexts().policy;
  const asks = reasons.find(({ value }) => value === chosen.reason)?.asks ?? '';
  const amounts = Array.from({ length: Math.min(line.quantity, 100) }, (_, index) => String(index + 1));
  return (
    <article className={styles.line} aria-label={line.title}>
      <div className={styles.head}>
        {line.imageUrl ? (
          <img src={line.imageUrl} alt="" width="48" height="48" className={styles.picture} />
        ) : (
          <span className={styles.picture} />
        )}
        <BlockStack gap="050">
          <Text as="h3" variant="headingSm">
            {line.title}
          </Text>
          <Text as="p" {...(line.quantity === 0 ? { tone: 'subdued' } : {})}>
            {line.says}
          </Text>
          {line.but ? (
            <Text as="p" variant="bodySm" tone="subdued">
              {words.but(line.but)}
            </Text>
          ) : null}
          {line.outcomes ? (
            <Text as="p" variant="bodySm" tone="subdued">
              {words.outcomes(line.outcomes)}
            </Text>
          ) : null}
          <Why label={words.whyLabel(line.title)} sentences={line.why} />
        </BlockStack>
      </div>
      {line.quantity === 0 ? null : (
        <InlineGrid columns={{ xs: 1, sm: line.variants.length > 0 ? 3 : 2 }} gap="300">
          <Select
            label={words.units(line.title)}
            labelHidden
            options={[
              { value: '0', label: words.noUnits },
              ...amounts.map((value) => ({ value, label: words.unitsBack(Number(value)) })),
            ]}
            value={String(chosen.quantity)}
            onChange={(quantity) => onChange({ ...chosen, quantity: Number(quantity) })}
          />
          <Select
            label={words.reason(line.title)}
            labelHidden
            placeholder={words.reasonPlaceholder}
            options={reasons.map(({ value, label }) => ({ value, label }))}
            value={chosen.reason}
            onChange={(reason) =>
              onChange({ ...chosen, reason, quantity: chosen.quantity === 0 ? 1 : chosen.quantity })
            }
            {...(asks ? { helpText: words.asks(asks) } : {})}
          />
          {line.variants.length > 0 ? (
            <Select
              label={words.variant(line.title)}
              labelHidden
              options={[{ value: '', label: words.noVariant }, ...line.variants]}
              value={chosen.variant}
              onChange={(variant) => onChange({ ...chosen, variant })}
            />
          ) : null}
        </InlineGrid>
      )}
    </article>
  );
}
