import { TypedField, type TypedFieldProps } from './typed-field.tsx';

/** The value: null where the field is empty, below 0 where what was typed is no whole number. */
interface WholeFieldProps extends TypedFieldProps<number | null> {
  /** Where an empty field means something; else it is as good as a wrong one. */
  emptyMeans?: 'none' | 'wrong';
}

/** A whole number that a form keeps as one. */
export function WholeField({ emptyMeans = 'wrong', ...props }: WholeFieldProps) {
  return (
    <TypedField
      {...props}
      read={(text) => wholeIn(text, emptyMeans === 'none' ? null : -1)}
      print={(known) => (known === null || known < 0 ? '' : String(known))}
      inputMode="numeric"
    />
  );
}

function wholeIn(text: string, empty: number | null): number | null {
  const typed = text.trim();
  if (typed === '') return empty;
  return /^\d{1,9}$/.test(typed) ? Number(typed) : -1;
}
