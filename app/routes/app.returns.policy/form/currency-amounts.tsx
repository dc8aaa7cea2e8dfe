import { DeleteIcon } from '@shopify/polaris-icons';
import { currencyCode } from '#app/kernel/currency.ts';
import { AmountField } from '../../../ui/forms/fields/amount-field.tsx';
import { BlockStack, Button, InlineStack, Select } from '../../../ui/polaris.ts';
import { notANumber } from '../../../ui/rules/vocabulary.ts';
import { useTexts } from '../../../ui/texts/texts.ts';

interface CurrencyAmountsProps {
  /** Minor units of each. */
  amounts: Readonly<Record<string, number>>;
  shopCurrency: string;
  errorOf: (currency: string) => string | undefined;
  touch: (currency: string) => void;
  onChange: (amounts: Record<string, number>) => void;
}

/** Amounts of their own for orders in other currencies; without one, the order's own rate decides. */
export function CurrencyAmounts({ amounts, shopCurrency, errorOf, touch, onChange }: CurrencyAmountsProps) {
  const { fees: words } = useTexts().policy;
  const left = currencies.filter((code) => code !== shopCurrency && !Object.hasOwn(amounts, code));
  return (
    <BlockStack gap="200">
      {Object.entries(amounts).map(([code, minor]) => (
        <InlineStack key={code} gap="200" blockAlign="end" wrap={false}>
          <AmountField
            label={words.shippingIn(code)}
            currency={currencyCode(code)}
            value={minor}
            error={errorOf(code)}
            onChange={(value) => onChange({ ...amounts, [code]: value ?? notANumber })}
            onBlur={() => touch(code)}
          />
          <Button
            variant="tertiary"
            icon={DeleteIcon}
            accessibilityLabel={words.removeCurrency(code)}
            onClick={() =>
              onChange(Object.fromEntries(Object.entries(amounts).filter(([other]) => other !== code)))
            }
          />
        </InlineStack>
      ))}
      <Select
        label={words.addCurrency}
        labelHidden
        placeholder={words.addCurrency}
        options={left.map((code) => ({ value: code, label: code }))}
        value=""
        onChange={(code) => onChange({ ...amounts, [code]: notANumber })}
      />
    </BlockStack>
  );
}

/** Those that Shopify's markets mostly sell in come first. */
const currencies = [
  ...['EUR', 'USD', 'GBP', 'CAD', 'AUD', 'NZD', 'CHF', 'JPY', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'HUF'],
  ...['RON', 'BGN', 'ISK', 'TRY', 'AED', 'SAR', 'QAR', 'KWD', 'BHD', 'OMR', 'ILS', 'INR', 'SGD', 'HKD'],
  ...['TWD', 'KRW', 'CNY', 'THB', 'MYR', 'IDR', 'PHP', 'VND', 'MXN', 'BRL', 'CLP', 'COP', 'ARS', 'ZAR'],
];
