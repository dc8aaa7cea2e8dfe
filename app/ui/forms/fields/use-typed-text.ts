import { useEffect, useState } from 'react';

/** The text of a field whose form keeps what it means: it stays as it was typed while it means the same. */
export function useTypedText<Value>(
  value: Value,
  read: (text: string) => Value,
  print: (value: Value) => string,
): readonly [string, (text: string) => void] {
  const [text, setText] = useState(() => print(value));
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another value is news
  useEffect(() => {
    setText((typed) => (read(typed) === value ? typed : print(value)));
  }, [value]);
  return [text, setText];
}
