import type { LevelForm } from '#app/modules/loyalty/tiers/tiers-form.ts';
import { Maths } from '../../../ui/figures/maths.tsx';
import { RowButtons } from '../../../ui/forms/row-buttons.tsx';
import {
  BlockStack,
  Box,
  InlineError,
  InlineGrid,
  InlineStack,
  Text,
  TextField,
} from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { PerkView } from '../perk-views.ts';
import type { LevelMaths } from '../preview.ts';
import { PerkFields } from './perk-fields.tsx';
import type { TiersEditor } from './use-tiers-editor.ts';

interface LevelRowProps {
  level: LevelForm;
  index: number;
  count: number;
  maths: LevelMaths | undefined;
  /** Where what it gave at the last save stands at Shopify. */
  states: readonly PerkView[];
  currency: string;
  editor: TiersEditor;
  onChange: (level: LevelForm) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

type Field = Exclude<keyof LevelForm, 'id' | 'freeShipping' | 'priority'>;

/** One level: what it takes and what it gives, with the sums under it. */
export function LevelRow(props: LevelRowProps) {
  const { level, index, count, maths, states, currency, editor, onChange, onMove, onRemove } = props;
  const { levels: words } = useTexts().tiers;
  const name = words.level(index + 1, level.name.trim());
  const field = (own: Field) => {
    const path = `tiers.levels.${index}.${own}`;
    return {
      value: level[own],
      onChange: (value: string) => onChange({ ...level, [own]: value }),
      onBlur: () => editor.touch(path),
      error: editor.errorOf(path),
      autoComplete: 'off',
    };
  };
  const unknown = editor.errorOf(`tiers.levels.${index}.id`);
  return (
    <Box padding="300" borderWidth="025" borderColor="border" borderRadius="200">
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" wrap={false}>
          <Text as="h3" variant="headingSm" breakWord>
            {name}
          </Text>
          <RowButtons
            labels={{ up: words.up(name), down: words.down(name), remove: words.remove(name) }}
            first={index === 0}
            last={index === count - 1}
            removable={count > 1}
            onMove={onMove}
            onRemove={onRemove}
          />
        </InlineStack>
        <TextField label={words.name} {...field('name')} maxLength={100} />
        <BlockStack gap="200">
          <InlineGrid columns={{ xs: 1, sm: 3 }} gap="300">
            <TextField label={words.spend} {...field('spend')} suffix={currency} inputMode="decimal" />
            <TextField
              label={words.points}
              {...field('points')}
              suffix={words.pointsSuffix}
              inputMode="numeric"
            />
            <TextField label={words.orders} {...field('orders')} inputMode="numeric" />
          </InlineGrid>
          <Maths>{maths ? `${maths.takes} ${words.takesHelp}` : words.takesHelp}</Maths>
        </BlockStack>
        <InlineGrid columns={{ xs: 1, sm: 3 }} gap="300">
          <BlockStack gap="200">
            <TextField
              label={words.factor}
              {...field('factor')}
              suffix={words.factorSuffix}
              inputMode="decimal"
            />
            <Maths>{maths?.factor}</Maths>
          </BlockStack>
          <BlockStack gap="200">
            <TextField
              label={words.entryPoints}
              {...field('entryPoints')}
              suffix={words.pointsSuffix}
              inputMode="numeric"
            />
            <Maths>{maths?.entry}</Maths>
          </BlockStack>
          <BlockStack gap="200">
            <TextField label={words.customerTag} {...field('customerTag')} maxLength={255} />
            <Maths>{words.customerTagHelp}</Maths>
          </BlockStack>
        </InlineGrid>
        <PerkFields {...{ level, index, editor, states, onChange }} />
        {unknown ? <InlineError message={unknown} fieldID={`level-${index}`} /> : null}
      </BlockStack>
    </Box>
  );
}
