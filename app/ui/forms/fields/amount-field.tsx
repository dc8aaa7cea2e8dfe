import { type CurrencyCode, currencyExponent } from '#app/kernel/currency.ts';
import { printDecimal } from '#app/kernel/decimal.ts';
import { isMoneyAmount, parseMoney } from '#app/kernel/money.ts';
import { TypedField, type TypedFieldProps } from './typed-field.tsx';

/** The value in minor units: null where the field is empty, below 0 where what was typed is no amount. */
interface AmountFieldProps extends Omit<TypedFieldProps<number | null>, 'suffix'> {
  currency: CurrencyCode;
  emptyMeans?: 'none' | 'wrong';
}

/** An amount that a form keeps in minor units. */
export function AmountField({ currency, emptyMeans = 'wrong', ...props }: AmountFieldProps) {
  return (
    <TypedField
      {...props}
      read={(text) => minorIn(text, currency, emptyMeans === 'none' ? null : -1)}
      print={(minor) =>
        minor === null || minor < 0 ? '' : printDecimal(BigInt(minor), currencyExponent(currency))
      }
      suffix={currency}
      inputMode="decimal"
    />
  );
}

function minorIn(text: string, currency: CurrencyCode, empty: number | null): number | null {
  const typed = text.trim();
  if (typed === '') return empty;
  if (!/^\d{1,12}(\.\d{1,4})?$/.test(typed) || !isMoneyAmount(typed, currency)) return -1;
  return Number(parseMoney(typed, currency).minor);
}
