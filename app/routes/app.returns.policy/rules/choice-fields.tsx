import type { PolicyAction } from '#app/modules/returns/policy/policy.ts';
import { BlockStack, Select, Text } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';

type Choosing = Extract<
  PolicyAction,
  { set: 'final-sale' | 'never' | 'refund' | 'exchange' | 'approval' | 'settle-on' }
>;

interface ChoiceFieldsProps {
  action: Choosing;
  onChange: (action: PolicyAction) => void;
}

interface ChoiceProps<Value extends string> {
  label: string;
  options: Readonly<Record<Value, string>>;
  value: Value;
  onChange: (value: Value) => void;
}

/** One of a few. */
export function Choice<Value extends string>({ label, options, value, onChange }: ChoiceProps<Value>) {
  const known = (text: string): text is Value => Object.hasOwn(options, text);
  return (
    <Select
      label={label}
      options={Object.entries<string>(options).map(([id, text]) => ({ value: id, label: text }))}
      value={value}
      onChange={(chosen) => {
        if (known(chosen)) onChange(chosen);
      }}
    />
  );
}

const yesOr = (yes: boolean): 'yes' | 'no' => (yes ? 'yes' : 'no');

/** Actions that are one choice. */
export function ChoiceFields({ action, onChange }: ChoiceFieldsProps) {
  const { fields: words } = useTexts().policy.rules;
  const { settleOns } = useTexts().policy.process;
  switch (action.set) {
    case 'never':
      return (
        <Text as="p" tone="subdued">
          {words.never}
        </Text>
      );
    case 'final-sale':
      return (
        <Choice
          label={words.finalSale}
          options={words.finalSales}
          value={yesOr(action.to)}
          onChange={(to) => onChange({ ...action, to: to === 'yes' })}
        />
      );
    case 'refund':
      return (
        <Choice
          label={words.refund}
          options={words.offered}
          value={yesOr(action.to)}
          onChange={(to) => onChange({ ...action, to: to === 'yes' })}
        />
      );
    case 'exchange':
      return (
        <BlockStack gap="300">
          <Choice
            label={words.exchange}
            options={words.offered}
            value={yesOr(action.to !== null)}
            onChange={(to) => onChange({ ...action, to: to === 'yes' ? { even: true } : null })}
          />
          {action.to === null ? null : (
            <Choice
              label={words.even}
              options={words.evens}
              value={yesOr(action.to.even)}
              onChange={(even) => onChange({ ...action, to: { even: even === 'yes' } })}
            />
          )}
        </BlockStack>
      );
    case 'approval':
      return (
        <Choice
          label={words.approval}
          options={words.approvals}
          value={action.to}
          onChange={(to) => onChange({ ...action, to })}
        />
      );
    case 'settle-on': {
      const { 'first-scan': scan, received, inspected } = settleOns;
      return (
        <Choice
          label={words.settleOn}
          options={{ 'first-scan': scan, received, inspected }}
          value={action.to}
          onChange={(to) => onChange({ ...action, to })}
        />
      );
    }
  }
}
