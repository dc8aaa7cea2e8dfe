import { Section } from '../../ui/page/section.tsx';
import { BlockStack, Divider, Text, TextField } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { RewardsPreview } from './preview.ts';

interface RewardsPreviewCardProps {
  preview: RewardsPreview;
  stale: boolean;
  balance: string;
  onBalance: (balance: string) => void;
}

/** The rewards as a shopper with some points meets them. */
export function RewardsPreviewCard({ preview, stale, balance, onBalance }: RewardsPreviewCardProps) {
  const { rewards } = useTexts();
  const { preview: words } = rewards;
  const { shopper } = preview;
  return (
    <Section title={words.title}>
      {shopper ? (
        <>
          <Text as="p" variant="headingLg">
            {shopper.have}
          </Text>
          {shopper.rewards.length === 0 ? (
            <Text as="p" tone="subdued">
              {words.none}
            </Text>
          ) : (
            <BlockStack gap="300">
              {shopper.rewards.map((reward) => (
                <BlockStack key={reward.id} gap="050">
                  <Text as="h3" variant="headingSm" breakWord>
                    {reward.name}
                  </Text>
                  <Text as="p">{reward.what}</Text>
                  {reward.limits.map((limit) => (
                    <Text key={limit} as="p" variant="bodySm" tone="subdued">
                      {limit}
                    </Text>
                  ))}
                  {reward.reach ? (
                    <Text as="p" variant="bodySm" fontWeight="medium">
                      {reward.reach}
                    </Text>
                  ) : null}
                  <Text as="p" variant="bodySm" tone="subdued">
                    {reward.place}
                  </Text>
                </BlockStack>
              ))}
            </BlockStack>
          )}
        </>
      ) : null}
      <Divider />
      <TextField
        label={words.balance}
        value={balance}
        onChange={onBalance}
        suffix={rewards.list.pointsSuffix}
        inputMode="numeric"
        autoComplete="off"
        {...(shopper === null && !stale ? { error: words.balanceBad } : {})}
      />
      {stale ? (
        <Text as="p" variant="bodySm" tone="subdued">
          {words.invalid}
        </Text>
      ) : null}
    </Section>
  );
}
