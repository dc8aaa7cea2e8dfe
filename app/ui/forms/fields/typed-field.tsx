import { useEffect, useState } from 'react';
import { TextField } from '../../polaris.ts';

/** What a form hands to a field whose meaning it keeps. `Value` goes into JSON and back. */
export interface TypedFieldProps<Value> {
  label: string;
  labelHidden?: boolean;
  value: Value;
  help?: string | undefined;
  suffix?: string | undefined;
  error: string | undefined;
  onChange: (value: Value) => void;
  onBlur: () => void;
}

interface Meaning<Value> {
  read: (text: string) => Value;
  print: (value: Value) => string;
  inputMode?: 'numeric' | 'decimal';
  action?: { content: string; onAction: () => void } | undefined;
}

/** A field whose form keeps what its text means. The text stays as it was typed while it means the same. */
export function TypedField<Value>(props: TypedFieldProps<Value> & Meaning<Value>) {
  const { label, labelHidden = false, value, help, suffix, error, onChange, onBlur, ...rest } = props;
  const { read, print, inputMode, action } = rest;
  const [text, setText] = useState(() => print(value));
  const means = JSON.stringify(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another value is news
  useEffect(() => {
    setText((typed) => (JSON.stringify(read(typed)) === means ? typed : print(value)));
  }, [means]);
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
      {...(inputMode ? { inputMode } : {})}
      {...(action ? { labelAction: action } : {})}
      autoComplete="off"
    />
  );
}
