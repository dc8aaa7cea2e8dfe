import { type ComponentProps, useId, useState } from 'react';
import type { RewardForm } from '#app/modules/loyalty/rewards/rewards-form.ts';
import { BlockStack, Box, Button, Collapsible, InlineStack, Text } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import { isForSomeGoods, isIssuedKind } from './kinds.ts';
import { LimitFields } from './limit-fields.tsx';

/** Limits fold away, with what is set in one line; whatever is wrong in them opens them. */
export function Limits({ wrong, ...props }: ComponentProps<typeof LimitFields> & { wrong: boolean }) {
  const { list: words } = useTexts().rewards;
  const { reward, currency, index } = props.part;
  const [asked, setAsked] = useState(false);
  const id = useId();
  const open = asked || wrong;
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center">
        <Button
          variant="plain"
          disclosure={open ? 'up' : 'down'}
          ariaExpanded={open}
          ariaControls={id}
          accessibilityLabel={words.limitsOf(index + 1)}
          onClick={() => setAsked(!open)}
        >
          {words.limits}
        </Button>
        <Text as="span" variant="bodySm" tone="subdued">
          {open ? '' : sentence(setLimits(reward, currency, words).join(' · ')) || words.noLimits}
        </Text>
      </InlineStack>
      <Collapsible id={id} open={open} transition={false}>
        <Box paddingBlockStart="100">
          <LimitFields {...props} />
        </Box>
      </Collapsible>
    </BlockStack>
  );
}

const sentence = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

type Words = ReturnType<typeof useTexts>['rewards']['list'];

/** "Several at once · 500 points or more · 50 % of the cart at most", as typed. */
function setLimits(reward: RewardForm, currency: string, words: Words): string[] {
  const { kind, multiples, minPoints, maxPoints, minSubtotal, capPercent, collections, validDays } = reward;
  const several = multiples && (kind === 'amount-off' || isIssuedKind(kind));
  const { summary } = words;
  return [
    several ? summary.several : '',
    several && minPoints !== '' ? summary.min(minPoints) : '',
    several && maxPoints !== '' ? summary.max(maxPoints) : '',
    !isIssuedKind(kind) && minSubtotal !== '' ? summary.from(`${minSubtotal} ${currency}`) : '',
    kind === 'amount-off' && capPercent !== '' ? summary.cap(capPercent) : '',
    isForSomeGoods(kind) && collections.length > 0 ? summary.collections(collections.length) : '',
    isIssuedKind(kind) && validDays !== '' ? summary.days(validDays) : '',
    !isIssuedKind(kind) && reward.combines !== null ? summary.combines : '',
  ].filter((line) => line !== '');
}
