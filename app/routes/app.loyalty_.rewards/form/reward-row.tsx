import type { RewardForm, RewardsForm } from '#app/modules/loyalty/rewards/rewards-form.ts';
import { Maths } from '../../../ui/figures/maths.tsx';
import { RowButtons } from '../../../ui/forms/row-buttons.tsx';
import type { FormEditor } from '../../../ui/forms/use-form-editor.ts';
import {
  BlockStack,
  Box,
  Checkbox,
  InlineGrid,
  InlineStack,
  Select,
  Text,
  TextField,
} from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';

interface RewardRowProps {
  reward: RewardForm;
  index: number;
  last: boolean;
  maths: string;
  currency: string;
  editor: Pick<FormEditor<RewardsForm>, 'touch' | 'errorOf'>;
  onChange: (reward: RewardForm) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

const kinds = ['amount-off', 'percent', 'free-shipping'] as const;

/** One reward: what it gives and what it costs, with the sum under it. */
export function RewardRow(props: RewardRowProps) {
  const { reward, index, last, maths, currency, editor, onChange, onMove, onRemove } = props;
  const { list: words } = useTexts().rewards;
  const field = (name: 'name' | 'points' | 'value' | 'minSubtotal') => {
    const path = `rewards.${index}.${name}`;
    return {
      value: reward[name],
      onChange: (value: string) => onChange({ ...reward, [name]: value }),
      onBlur: () => editor.touch(path),
      error: editor.errorOf(path),
      autoComplete: 'off',
    };
  };
  return (
    <Box padding="300" borderWidth="025" borderColor="border" borderRadius="200">
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {words.reward(index + 1)}
          </Text>
          <RowButtons
            labels={{ up: words.up(index + 1), down: words.down(index + 1), remove: words.remove(index + 1) }}
            first={index === 0}
            last={last}
            onMove={onMove}
            onRemove={onRemove}
          />
        </InlineStack>
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
          <TextField label={words.name} {...field('name')} maxLength={100} />
          <Select
            label={words.kind}
            options={kinds.map((value) => ({ value, label: words.kinds[value] }))}
            value={reward.kind}
            onChange={(value) => onChange(ofKind(reward, value))}
          />
          <TextField
            label={words.points}
            {...field('points')}
            suffix={words.pointsSuffix}
            inputMode="numeric"
          />
          {reward.kind === 'free-shipping' ? null : (
            <TextField
              label={reward.kind === 'percent' ? words.percent : words.amount}
              {...field('value')}
              suffix={reward.kind === 'percent' ? '%' : currency}
              inputMode="decimal"
            />
          )}
          <TextField
            label={words.minSubtotal}
            helpText={words.minHelp}
            {...field('minSubtotal')}
            suffix={currency}
            inputMode="decimal"
          />
          {reward.kind === 'amount-off' ? (
            <Checkbox
              label={words.multiples}
              helpText={words.multiplesHelp}
              checked={reward.multiples}
              onChange={(multiples) => onChange({ ...reward, multiples })}
            />
          ) : null}
        </InlineGrid>
        <Maths>{maths}</Maths>
      </BlockStack>
    </Box>
  );
}

const usual = { 'amount-off': '5.00', percent: '10', 'free-shipping': '' } as const;

function ofKind(reward: RewardForm, value: string): RewardForm {
  const kind = kinds.find((known) => known === value) ?? 'amount-off';
  return { ...reward, kind, value: usual[kind], multiples: kind === 'amount-off' };
}
