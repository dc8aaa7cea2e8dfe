import { type CurrencyCode, currencyExponent } from '#app/kernel/currency.ts';
import { printDecimal } from '#app/kernel/decimal.ts';
import { isMoneyAmount, parseMoney } from '#app/kernel/money.ts';
import { TextField } from '../../polaris.ts';
import { useTypedText } from './use-typed-text.ts';

interface AmountFieldProps {
  label: string;
  labelHidden?: boolean;
  currency: CurrencyCode;
  /** Minor units. Null: the field is empty. Below 0: what was typed is no amount. */
  value: number | null;
  emptyMeans?: 'none' | 'wrong';
  help?: string;
  error: string | undefined;
  onChange: (value: number | null) => void;
  onBlur: () => void;
}

/** An amount that a form keeps in minor units. */
export function AmountField(props: AmountFieldProps) {
  const {
    label,
    labelHidden = false,
    currency,
    value,
    emptyMeans = 'wrong',
    help,
    error,
    onChange,
    onBlur,
  } = props;
  const read = (text: string) => minorIn(text, currency, emptyMeans === 'none' ? null : -1);
  const [text, setText] = useTypedText(value, read, (minor) =>
    minor === null || minor < 0 ? '' : printDecimal(BigInt(minor), currencyExponent(currency)),
  );
  return (
    <TextField
      label={label}
      labelHidden={labelHidden}
      value={text}
      onChange={(typed) => {
        setText(typed);
        onChange(read(typed));
      }}
      onBlur={onBlur}
      error={error}
      {...(help ? { helpText: help } : {})}
      suffix={currency}
      inputMode="decimal"
      autoComplete="off"
    />
  );
}

function minorIn(text: string, currency: CurrencyCode, empty: number | null): number | null {
  const typed = text.trim();
  if (typed === '') return empty;
  if (!/^\d{1,12}(\.\d{1,4})?$/.test(typed) || !isMoneyAmount(typed, currency)) return -1;
  return Number(parseMoney(typed, currency).minor);
}
