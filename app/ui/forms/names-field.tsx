import { TypedField, type TypedFieldProps } from './fields/typed-field.tsx';

interface NamesFieldProps extends Omit<TypedFieldProps<readonly string[]>, 'value' | 'suffix'> {
  names: readonly string[];
  action: { content: string; onAction: () => void } | undefined;
}

/** Several names in one field, with commas between. */
export function NamesField({ names, ...props }: NamesFieldProps) {
  return <TypedField {...props} value={names} read={split} print={(known) => known.join(', ')} />;
}

function split(text: string): readonly string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
