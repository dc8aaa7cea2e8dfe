import { PlusIcon } from '@shopify/polaris-icons';
import { useState } from 'react';
import type { RewardForm, RewardsForm } from '#app/modules/loyalty/rewards/rewards-form.ts';
import type { CollectionTitles } from '../../../merchants/collection-titles.server.ts';
import { moved } from '../../../ui/forms/moved.ts';
import type { FormEditor } from '../../../ui/forms/use-form-editor.ts';
import { Section } from '../../../ui/page/section.tsx';
import { BlockStack, Button, InlineError, InlineStack, Text } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import { isAllowed } from '../needed-scopes.ts';
import { newReward } from './kinds.ts';
import { RewardRow } from './reward-row.tsx';

interface RewardsCardProps {
  editor: FormEditor<RewardsForm>;
  /** Of the last state without errors, by the rewards' order. */
  maths: readonly string[];
  currency: string;
  /** Scopes that Shopify allows. */
  granted: readonly string[];
  collections: CollectionTitles;
}

const limits = ['minPoints', 'maxPoints', 'minSubtotal', 'capPercent', 'collections', 'validDays'];

/** What points buy, in the merchant's order. */
export function RewardsCard({ editor, maths, currency, granted, collections }: RewardsCardProps) {
  const { list: words } = useTexts().rewards;
  const { form, change, errorOf, generation } = editor;
  const { rewards } = form;
  // Picked collections keep their names while the page is open, saved or not.
  const [picked, setPicked] = useState<ReadonlyMap<string, string>>(new Map());
  const titles = new Map([...Object.entries(collections), ...picked]);
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
              part={{
                reward,
                index,
                currency,
                allowed: isAllowed(reward.kind, granted),
                editor,
                onChange: (next) => set(rewards.map((other, at) => (at === index ? next : other))),
              }}
              last={index === rewards.length - 1}
              maths={maths[index] ?? ''}
              wrong={limits.some((name) => editor.wrongAt(`rewards.${index}.${name}`))}
              titles={titles}
              onTitles={setPicked}
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
