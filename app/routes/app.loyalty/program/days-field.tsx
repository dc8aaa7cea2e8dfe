import type { ComponentProps } from 'react';
import { TextField } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';

type Own = 'label' | 'value' | 'onChange' | 'onBlur' | 'error' | 'helpText';

/** A number of days as typed. */
export function DaysField(props: Pick<ComponentProps<typeof TextField>, Own>) {
  const { earn } = useTexts().loyalty;
  return <TextField {...props} suffix={earn.days} inputMode="numeric" autoComplete="off" />;
}
