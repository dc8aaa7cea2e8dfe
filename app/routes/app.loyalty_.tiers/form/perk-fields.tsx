import type { LevelForm } from '#app/modules/loyalty/tiers/tiers-form.ts';
import { Maths } from '../../../ui/figures/maths.tsx';
import {
  Badge,
  BlockStack,
  Checkbox,
  InlineGrid,
  InlineStack,
  Text,
  TextField,
} from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { PerkView } from '../perk-views.ts';
import type { TiersEditor } from './use-tiers-editor.ts';

interface PerkFieldsProps {
  level: LevelForm;
  index: number;
  editor: TiersEditor;
  /** As they were saved, at Shopify. */
  states: readonly PerkView[];
  onChange: (level: LevelForm) => void;
}

/** What a level gives beside points, and where that stands at Shopify. */
export function PerkFields({ level, index, editor, states, onChange }: PerkFieldsProps) {
  const { perks: words } = useTexts().tiers;
  const path = `tiers.levels.${index}.percent`;
  return (
    <BlockStack gap="300">
      {level.freeShipping || level.percent !== '' ? <Maths>{words.about}</Maths> : null}
      <InlineGrid columns={{ xs: 1, sm: 3 }} gap="300">
        <BlockStack gap="200">
          <TextField
            label={words.percent}
            value={level.percent}
            onChange={(percent) => onChange({ ...level, percent })}
            onBlur={() => editor.touch(path)}
            error={editor.errorOf(path)}
            suffix="%"
            inputMode="numeric"
            autoComplete="off"
          />
          <Maths>{words.percentHelp}</Maths>
        </BlockStack>
        <Checkbox
          label={words.freeShipping}
          helpText={words.freeShippingHelp}
          checked={level.freeShipping}
          onChange={(freeShipping) => onChange({ ...level, freeShipping })}
        />
        <Checkbox
          label={words.priority}
          helpText={words.priorityHelp}
          checked={level.priority}
          onChange={(priority) => onChange({ ...level, priority })}
        />
      </InlineGrid>
      {states.length === 0 ? null : (
        <BlockStack gap="200">
          {states.map((state) => (
            <PerkState key={state.perk} state={state} />
          ))}
        </BlockStack>
      )}
    </BlockStack>
  );
}

function PerkState({ state: { name, badge, tone, why } }: { state: PerkView }) {
  const { perks: words } = useTexts().tiers;
  return (
    <BlockStack gap="100">
      <InlineStack gap="200" blockAlign="center">
        <Text as="span" tone="subdued">
          {`${words.atShopify}: ${name}`}
        </Text>
        <Badge tone={tone}>{badge}</Badge>
      </InlineStack>
      {why === null ? null : (
        <Text as="p" tone={tone === 'critical' ? 'critical' : 'subdued'} breakWord>
          {why}
        </Text>
      )}
    </BlockStack>
  );
}
