import type { Outcome } from '#app/contracts/returns.ts';
import { AmountField } from '../../../ui/forms/fields/amount-field.tsx';
import { BlockStack, ChoiceList, InlineGrid, TextField } from '../../../ui/polaris.ts';
import { useRuleContext } from '../../../ui/rules/editor/rule-context.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import { CurrencyAmounts } from '../form/currency-amounts.tsx';
import type { FieldsOf } from './action-fields.tsx';

export function RestockingFields({ action, errorOf, touch, onChange }: FieldsOf<'restocking'>) {
  const { fields: words } = useTexts().policy.rules;
  return (
    <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300" alignItems="start">
      <TextField
        label={words.restocking}
        helpText={words.restockingHelp}
        value={action.percent ?? ''}
        onChange={(typed) => onChange({ ...action, percent: typed.trim() === '' ? null : typed.trim() })}
        onBlur={() => touch('percent')}
        error={errorOf('percent')}
        suffix="%"
        inputMode="decimal"
        autoComplete="off"
      />
      <ForOutcomes
        chosen={action.outcomes}
        onChange={(chosen) => onChange({ ...action, outcomes: chosen })}
      />
    </InlineGrid>
  );
}

export function ShippingFields({ action, errorOf, touch, onChange }: FieldsOf<'return-shipping'>) {
  const { fields: words } = useTexts().policy.rules;
  const { currency } = useRuleContext();
  const { fee } = action;
  return (
    <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300" alignItems="start">
      <BlockStack gap="300">
        <AmountField
          label={words.shipping}
          help={words.shippingHelp}
          currency={currency}
          value={fee.minor}
          emptyMeans="none"
          error={errorOf('fee.minor')}
          onChange={(minor) => onChange({ ...action, fee: { ...fee, minor } })}
          onBlur={() => touch('fee.minor')}
        />
        <CurrencyAmounts
          amounts={fee.byCurrency}
          shopCurrency={currency}
          errorOf={(code) => errorOf(`fee.byCurrency.${code}`)}
          touch={(code) => touch(`fee.byCurrency.${code}`)}
          onChange={(byCurrency) => onChange({ ...action, fee: { ...fee, byCurrency } })}
        />
      </BlockStack>
      <ForOutcomes
        chosen={action.outcomes}
        onChange={(chosen) => onChange({ ...action, outcomes: chosen })}
      />
    </InlineGrid>
  );
}

interface ForOutcomesProps {
  /** None: all of them. */
  chosen: readonly Outcome[];
  onChange: (chosen: Outcome[]) => void;
}

/** What stays with its buyer costs no fee. */
const charged: readonly Outcome[] = ['refund', 'credit', 'exchange'];

/** For which outcomes a fee is this one. */
function ForOutcomes({ chosen, onChange }: ForOutcomesProps) {
  const { policy, returns } = useTexts();
  return (
    <ChoiceList
      title={policy.rules.fields.forOutcomes}
      allowMultiple
      choices={charged.map((value) => ({ value, label: returns.outcomes[value] }))}
      selected={chosen.length === 0 ? [...charged] : [...chosen]}
      onChange={(selected: string[]) => {
        const next = charged.filter((outcome) => selected.includes(outcome));
        onChange(next.length === charged.length || next.length === 0 ? [] : next);
      }}
    />
  );
}
