import { CollectionsField } from '../../../ui/forms/collections-field.tsx';
import { BlockStack, InlineGrid, Text, TextField } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import { CombinesField } from './combines-field.tsx';
import { isForSomeGoods, isIssuedKind } from './kinds.ts';
import { fieldOf, type RewardPart } from './reward-field.ts';
import { SeveralFields } from './several-fields.tsx';

interface LimitFieldsProps {
  part: RewardPart;
  /** Of collections, by Shopify's number. */
  titles: ReadonlyMap<string, string>;
  onTitles: (titles: ReadonlyMap<string, string>) => void;
}

/** What a reward does not do: each limit where its kind has it. */
export function LimitFields({ part, titles, onTitles }: LimitFieldsProps) {
  const { list: words } = useTexts().rewards;
  const { reward, index, currency, editor, onChange } = part;
  const { kind } = reward;
  const collections = `rewards.${index}.collections`;
  if (isIssuedKind(kind))
    return (
      <BlockStack gap="300">
        <SeveralFields {...part} />
        <TextField
          label={words.validDays}
          helpText={words.validDaysHelp}
          {...fieldOf(part, 'validDays')}
          suffix={words.daysSuffix}
          inputMode="numeric"
        />
      </BlockStack>
    );
  return (
    <BlockStack gap="300">
      {kind === 'amount-off' ? <SeveralFields {...part} /> : null}
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
        <TextField
          label={words.minSubtotal}
          helpText={words.minHelp}
          {...fieldOf(part, 'minSubtotal')}
          suffix={currency}
          inputMode="decimal"
        />
        {kind === 'amount-off' ? (
          <TextField
            label={words.cap}
            helpText={words.capHelp}
            {...fieldOf(part, 'capPercent')}
            suffix="%"
            inputMode="numeric"
          />
        ) : null}
      </InlineGrid>
      {isForSomeGoods(kind) ? (
        <BlockStack gap="100">
          <CollectionsField
            ids={reward.collections}
            error={editor.errorOf(collections)}
            titles={titles}
            onTitles={onTitles}
            onChange={(ids) => onChange({ ...reward, collections: ids })}
          />
          <Text as="span" variant="bodySm" tone="subdued">
            {words.collectionsHelp}
          </Text>
        </BlockStack>
      ) : null}
      <CombinesField reward={reward} onChange={onChange} />
    </BlockStack>
  );
}
