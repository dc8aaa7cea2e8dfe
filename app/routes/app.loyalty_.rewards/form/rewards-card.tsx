import { PlusIcon } from '@shopify/polaris-icons';
import type { RewardForm, RewardsForm } from '#app/modules/loyalty/rewards/rewards-form.ts';
import { moved } from '../../../ui/forms/moved.ts';
import type { FormEditor } from '../../../ui/forms/use-form-editor.ts';
import { Section } from '../../../ui/page/section.tsx';
import { BlockStack, Button, InlineError, InlineStack, Text } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import { RewardRow } from './reward-row.tsx';

const newReward: RewardForm = {
  id: '',
  name: '',
  kind: 'amount-off',
  points: '100',
  value: '5.00',
  multiples: true,
  minSubtotal: '',
};

interface RewardsCardProps {
  editor: FormEditor<RewardsForm>;
  /** Of the last state without errors, by the rewards' order. */
  maths: readonly string[];
  currency: string;
}

/** What points buy, in the merchant's order. */
export function RewardsCard({ editor, maths, currency }: RewardsCardProps) {
  const { list: words } = useTexts().rewards;
  const { form, change, errorOf, generation } = editor;
  const { rewards } = form;
  const set = (next: readonly RewardForm[]) => change({ rewards: next });
  const wrong = errorOf('rewards');
  return (
    <Section title={words.title} about={words.about}>
      <BlockStack gap="300">
        {rewards.length === 0 ? (
          <Text as="p" tone="subdued">
            {words.none}
          </Text>
        ) : (
          rewards.map((reward, index) => (
            <RewardRow
              // New rewards have no name of their own yet: one that moves brings its text along through the form.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              key={`${generation}:${rewards.length}:${index}`}
              reward={reward}
              index={index}
              last={index === rewards.length - 1}
              maths={maths[index] ?? ''}
              currency={currency}
              editor={editor}
              onChange={(next) => set(rewards.map((other, at) => (at === index ? next : other)))}
              onMove={(by) => set(moved(rewards, index, index + by))}
              onRemove={() => set(rewards.filter((_, at) => at !== index))}
            />
          ))
        )}
        {wrong ? <InlineError message={wrong} fieldID="rewards" /> : null}
        <InlineStack>
          <Button icon={PlusIcon} onClick={() => set([...rewards, newReward])}>
            {words.add}
          </Button>
        </InlineStack>
      </BlockStack>
    </Section>
  );
}
