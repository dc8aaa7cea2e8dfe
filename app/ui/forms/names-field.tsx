import { useEffect, useState } from 'react';
import { TextField } from '../polaris.ts';

interface NamesFieldProps {
  label: string;
  labelHidden?: boolean;
  help: string;
  names: readonly string[];
  error: string | undefined;
  onChange: (names: readonly string[]) => void;
  onBlur: () => void;
  action: { content: string; onAction: () => void } | undefined;
}

/** Several names in one field, with commas between. Keeps the text as typed while it means the same names. */
export function NamesField(props: NamesFieldProps) {
  const { label, labelHidden = false, help, names, error, onChange, onBlur, action } = props;
  const joined = names.join(', ');
  const [text, setText] = useState(joined);
  useEffect(() => {
    setText((typed) => (split(typed).join(', ') === joined ? typed : joined));
  }, [joined]);
  return (
    <TextField
      label={label}
      labelHidden={labelHidden}
      value={text}
      onChange={(typed) => {
        setText(typed);
        onChange(split(typed));
      }}
      onBlur={onBlur}
      error={error}
      helpText={help}
      {...(action ? { labelAction: action } : {})}
      autoComplete="off"
    />
  );
}

function split(text: string): string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
