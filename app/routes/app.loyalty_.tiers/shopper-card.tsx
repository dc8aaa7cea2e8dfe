import { useState } from 'react';
import { Section } from '../../ui/page/section.tsx';
import { BlockStack, ProgressBar, Select, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { ShopperView } from './preview.ts';

const almost = 80;

/** The levels as a shopper on the way to one of them meets them. */
export function ShopperCard({ shoppers, stale }: { shoppers: readonly ShopperView[]; stale: boolean }) {
  const { preview: words } = useTexts().tiers;
  const [chosen, setChosen] = useState<number | null>(null);
  const place = Math.min(chosen ?? shoppers.length - 1, shoppers.length - 1);
  const shopper = shoppers[place];
  return (
    <Section title={words.title}>
      {shopper ? (
        <>
          <BlockStack gap="200">
            <Text as="p" variant="headingLg" breakWord>
              {shopper.missing === null ? shopper.level : (shopper.has ?? words.none)}
            </Text>
            {shopper.missing === null ? (
              <Text as="p">{words.reached(shopper.level)}</Text>
            ) : (
              <>
                <div role="img" aria-label={words.bar(shopper.level)}>
                  <div aria-hidden="true">
                    <ProgressBar progress={almost} size="small" animated={false} />
                  </div>
                </div>
                <Text as="p" breakWord>
                  {shopper.missing}
                </Text>
              </>
            )}
            {shopper.gives.length > 0 ? (
              <Text as="p" variant="bodySm" tone="subdued">
                {shopper.level}: {shopper.gives.join(', ')}
              </Text>
            ) : null}
          </BlockStack>
          <Select
            label={words.onTheWay}
            options={shoppers.map(({ level }, index) => ({ value: String(index), label: level }))}
            value={String(place)}
            onChange={(value) => setChosen(Number(value))}
          />
        </>
      ) : null}
      {stale ? (
        <Text as="p" variant="bodySm" tone="subdued">
          {words.invalid}
        </Text>
      ) : null}
    </Section>
  );
}
