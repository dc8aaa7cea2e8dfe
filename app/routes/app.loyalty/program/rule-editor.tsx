import { ChevronDownIcon, ChevronUpIcon, DeleteIcon } from '@shopify/polaris-icons';
import { useState } from 'react';
import type { MultiplierForm } from '#app/modules/loyalty/earning/forms.ts';
import { CollectionsField } from '../../../ui/forms/collections-field.tsx';
import { NamesField } from '../../../ui/forms/names-field.tsx';
import { useSkuPicker } from '../../../ui/forms/use-sku-picker.ts';
import {
  BlockStack,
  Box,
  Button,
  ButtonGroup,
  InlineGrid,
  InlineStack,
  Text,
  TextField,
} from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { ProgramEditor } from './use-program-editor.ts';

interface RuleEditorProps {
  rule: MultiplierForm;
  index: number;
  last: boolean;
  editor: ProgramEditor;
  titles: ReadonlyMap<string, string>;
  onTitles: (titles: ReadonlyMap<string, string>) => void;
  onChange: (rule: MultiplierForm) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

const conditions = ['skus', 'tags', 'collections'] as const;
type Condition = (typeof conditions)[number];

/** One rule: which products, and how many times the usual points. */
export function RuleEditor(props: RuleEditorProps) {
  const { rule, index, last, editor, titles, onTitles, onChange, onMove, onRemove } = props;
  const { rules: words } = useTexts().loyalty;
  const { touch, errorOf } = editor;
  const [opened, setOpened] = useState<readonly Condition[]>(() => usedIn(rule));
  const path = (field: string) => `multipliers.${index}.${field}`;
  const closed = conditions.filter((condition) => !opened.includes(condition));
  const factorFits = /^\d{1,3}(\.\d{1,4})?$/.test(rule.factor);
  return (
    <Box padding="300" borderWidth="025" borderColor="border" borderRadius="200">
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {words.rule(index + 1)}
          </Text>
          <ButtonGroup gap="tight">
            <Button
              variant="tertiary"
              icon={ChevronUpIcon}
              accessibilityLabel={words.up(index + 1)}
              disabled={index === 0}
              onClick={() => onMove(-1)}
            />
            <Button
              variant="tertiary"
              icon={ChevronDownIcon}
              accessibilityLabel={words.down(index + 1)}
              disabled={last}
              onClick={() => onMove(1)}
            />
            <Button
              variant="tertiary"
              icon={DeleteIcon}
              accessibilityLabel={words.remove(index + 1)}
              onClick={onRemove}
            />
          </ButtonGroup>
        </InlineStack>
        <InlineGrid columns={{ xs: 1, sm: ['twoThirds', 'oneThird'] }} gap="400">
          <BlockStack gap="300">
            {opened.map((condition) => (
              <ConditionField
                key={condition}
                condition={condition}
                rule={rule}
                error={errorOf(path(condition))}
                titles={titles}
                onTitles={onTitles}
                onChange={onChange}
                onBlur={() => touch(path(condition))}
              />
            ))}
            {closed.length > 0 ? (
              <InlineStack gap="200" blockAlign="center">
                <Text as="span" variant="bodySm" tone="subdued">
                  {words.alsoBy}
                </Text>
                {closed.map((condition) => (
                  <Button key={condition} size="micro" onClick={() => setOpened([...opened, condition])}>
                    {words[condition]}
                  </Button>
                ))}
              </InlineStack>
            ) : null}
          </BlockStack>
          <TextField
            label={words.factor}
            value={rule.factor}
            onChange={(factor) => onChange({ ...rule, factor })}
            onBlur={() => touch(path('factor'))}
            error={errorOf(path('factor'))}
            helpText={factorFits ? words.factorHelp(rule.factor) : words.factorHint}
            inputMode="decimal"
            autoComplete="off"
          />
        </InlineGrid>
      </BlockStack>
    </Box>
  );
}

interface ConditionFieldProps extends Pick<RuleEditorProps, 'titles' | 'onTitles'> {
  condition: Condition;
  rule: MultiplierForm;
  error: string | undefined;
  onChange: (rule: MultiplierForm) => void;
  onBlur: () => void;
}

function ConditionField(props: ConditionFieldProps) {
  const { condition, rule, error, titles, onTitles, onChange, onBlur } = props;
  const { rules: words } = useTexts().loyalty;
  const set = (names: readonly string[]) => onChange({ ...rule, [condition]: names });
  const pickSkus = useSkuPicker(rule.skus, set);
  if (condition === 'collections')
    return (
      <CollectionsField
        ids={rule.collections}
        error={error}
        titles={titles}
        onTitles={onTitles}
        onChange={set}
      />
    );
  return (
    <NamesField
      label={words[condition]}
      help={condition === 'skus' ? words.skusHelp : words.tagsHelp}
      names={rule[condition]}
      error={error}
      onChange={set}
      onBlur={onBlur}
      action={
        condition === 'skus' ? { content: words.chooseProducts, onAction: () => void pickSkus() } : undefined
      }
    />
  );
}

function usedIn(rule: MultiplierForm): readonly Condition[] {
  const used = conditions.filter((condition) => rule[condition].length > 0);
  return used.length > 0 ? used : ['skus'];
}
