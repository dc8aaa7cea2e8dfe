import { TextField } from '../../polaris.ts';
import { useTypedText } from './use-typed-text.ts';

interface WholeFieldProps {
  label: string;
  labelHidden?: boolean;
  /** Null: the field is empty. Below 0: what was typed is no whole number. */
  value: number | null;
  /** Where an empty field means something; else it is as good as a wrong one. */
  emptyMeans?: 'none' | 'wrong';
  help?: string;
  suffix?: string;
  error: string | undefined;
  onChange: (value: number | null) => void;
  onBlur: () => void;
}

/** A whole number that a form keeps as one. */
export function WholeField(props: WholeFieldProps) {
  const {
    label,
    labelHidden = false,
    value,
    emptyMeans = 'wrong',
    help,
    suffix,
    error,
    onChange,
    onBlur,
  } = props;
  const read = (text: string) => wholeIn(text, emptyMeans === 'none' ? null : -1);
  const [text, setText] = useTypedText(value, read, (known) =>
    known === null || known < 0 ? '' : String(known),
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
      {...(suffix ? { suffix } : {})}
      inputMode="numeric"
      autoComplete="off"
    />
  );
}

function wholeIn(text: string, empty: number | null): number | null {
  const typed = text.trim();
  if (typed === '') return empty;
  return /^\d{1,9}$/.test(typed) ? Number(typed) : -1;
}
