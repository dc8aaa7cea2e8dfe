import { BlockStack, Checkbox, InlineGrid, TextField } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import { fieldOf, type RewardPart } from './reward-field.ts';

/** Whether more than the price may be spent at once, and how much. */
export function SeveralFields(part: RewardPart) {
  const { list: words } = useTexts().rewards;
  const { reward, onChange } = part;
  return (
    <BlockStack gap="300">
      <Checkbox
        label={words.multiples}
        helpText={words.multiplesHelp}
        checked={reward.multiples}
        onChange={(multiples) => onChange({ ...reward, multiples })}
      />
      {reward.multiples ? (
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
          <TextField
            label={words.minPoints}
            helpText={words.boundHelp}
            {...fieldOf(part, 'minPoints')}
            suffix={words.pointsSuffix}
            inputMode="numeric"
          />
          <TextField
            label={words.maxPoints}
            helpText={words.boundHelp}
            {...fieldOf(part, 'maxPoints')}
            suffix={words.pointsSuffix}
            inputMode="numeric"
          />
        </InlineGrid>
      ) : null}
    </BlockStack>
  );
}
