import type { Credit } from '#app/modules/returns/policy/policy.ts';
import { AmountField } from '../../../ui/forms/fields/amount-field.tsx';
import { BlockStack, InlineGrid, TextField } from '../../../ui/polaris.ts';
import { useRuleContext } from '../../../ui/rules/editor/rule-context.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { FieldsOf } from './action-fields.tsx';
import { Choice } from './choice-fields.tsx';

const noBonus: Credit = { bonusPercent: null, bonusFlatMinor: null, bonusCapMinor: null };

/** Store credit, and what it carries on top. */
export function CreditFields({ action, errorOf, touch, onChange }: FieldsOf<'credit'>) {
  const { outcomes, rules } = useTexts().policy;
  const { currency } = useRuleContext();
  const { to } = action;
  const set = (part: Partial<Credit>) => onChange({ ...action, to: { ...(to ?? noBonus), ...part } });
  const amount = (name: 'bonusFlatMinor' | 'bonusCapMinor') => ({
    currency,
    value: to?.[name] ?? null,
    emptyMeans: 'none' as const,
    error: errorOf(`to.${name}`),
    onChange: (minor: number | null) => set({ [name]: minor }),
    onBlur: () => touch(`to.${name}`),
  });
  return (
    <BlockStack gap="300">
      <Choice
        label={rules.fields.credit}
        options={rules.fields.offered}
        value={to === null ? 'no' : 'yes'}
        onChange={(chosen) => onChange({ ...action, to: chosen === 'yes' ? noBonus : null })}
      />
      {to === null ? null : (
        <InlineGrid columns={{ xs: 1, sm: 3 }} gap="300" alignItems="start">
          <TextField
            label={outcomes.bonusPercent}
            value={to.bonusPercent ?? ''}
            onChange={(percent) => set({ bonusPercent: percent.trim() === '' ? null : percent.trim() })}
            onBlur={() => touch('to.bonusPercent')}
            error={errorOf('to.bonusPercent')}
            suffix="%"
            inputMode="decimal"
            autoComplete="off"
          />
          <AmountField label={outcomes.bonusFlat} {...amount('bonusFlatMinor')} />
          <AmountField label={outcomes.bonusCap} help={outcomes.capHelp} {...amount('bonusCapMinor')} />
        </InlineGrid>
      )}
    </BlockStack>
  );
}

/** The goods stay, and a part of their price comes back. */
export function KeepFields({ action, errorOf, touch, onChange }: FieldsOf<'keep'>) {
  const { fields: words } = useTexts().policy.rules;
  const { to } = action;
  return (
    <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300" alignItems="start">
      <Choice
        label={words.keep}
        options={words.offered}
        value={to === null ? 'no' : 'yes'}
        onChange={(chosen) => onChange({ ...action, to: chosen === 'yes' ? { percent: '' } : null })}
      />
      {to === null ? null : (
        <TextField
          label={words.keepPercent}
          value={to.percent}
          onChange={(percent) => onChange({ ...action, to: { percent: percent.trim() } })}
          onBlur={() => touch('to.percent')}
          error={errorOf('to.percent')}
          suffix="%"
          inputMode="decimal"
          autoComplete="off"
        />
      )}
    </InlineGrid>
  );
}
