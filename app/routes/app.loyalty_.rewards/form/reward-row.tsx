import { Maths } from '../../../ui/figures/maths.tsx';
import { RowButtons } from '../../../ui/forms/row-buttons.tsx';
import { BlockStack, Box, InlineGrid, InlineStack, Select, Text, TextField } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import { kinds, ofKind } from './kinds.ts';
import { Limits } from './limits.tsx';
import { fieldOf, kindPath, type RewardPart } from './reward-field.ts';
import { VariantField } from './variant-field.tsx';

interface RewardRowProps {
  part: RewardPart;
  last: boolean;
  maths: string;
  wrong: boolean;
  titles: ReadonlyMap<string, string>;
  onTitles: (titles: ReadonlyMap<string, string>) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

/** One reward: what it gives and what it costs, with the sum under it; its limits below. */
export function RewardRow({ part, last, maths, wrong, titles, onTitles, onMove, onRemove }: RewardRowProps) {
  const { list: words } = useTexts().rewards;
  const { index } = part;
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
          <TextField label={words.name} {...fieldOf(part, 'name')} maxLength={100} />
          <KindField {...part} />
          <TextField
            label={words.points}
            {...fieldOf(part, 'points')}
            suffix={words.pointsSuffix}
            inputMode="numeric"
          />
          <ValueField {...part} />
        </InlineGrid>
        <Maths>{maths}</Maths>
        <Limits {...{ part, titles, onTitles, wrong }} />
      </BlockStack>
    </Box>
  );
}

/** What it gives, and whether Shopify has to allow that first. */
function KindField({ reward, index, allowed, editor, onChange }: RewardPart) {
  const { list: words } = useTexts().rewards;
  const error = allowed ? undefined : editor.errorOf(kindPath(index));
  return (
    <Select
      label={words.kind}
      options={kinds.map((value) => ({ value, label: words.kinds[value] }))}
      value={reward.kind}
      onChange={(value) => onChange(ofKind(reward, value))}
      error={error}
      {...(allowed || error ? {} : { helpText: words.needsAccess })}
    />
  );
}

/** What is given: an amount, a percentage, a product; free shipping says it all. */
function ValueField(part: RewardPart) {
  const { list: words } = useTexts().rewards;
  const { kind } = part.reward;
  if (kind === 'free-shipping') return null;
  if (kind === 'free-product') return <VariantField {...part} />;
  return (
    <TextField
      label={words.values[kind]}
      {...fieldOf(part, 'value')}
      suffix={kind === 'percent' ? '%' : part.currency}
      inputMode="decimal"
    />
  );
}
