import { Select, TextField } from '../polaris.ts';
import { useTexts } from '../texts/texts.ts';

const reasons = ['OTHER', 'FINAL_SALE', 'RETURN_PERIOD_ENDED'] as const;

export interface Declining {
  readonly reason: string;
  readonly note: string;
}

export const declining: Declining = { reason: 'OTHER', note: '' };

interface DeclineFieldsProps {
  value: Declining;
  onChange: (value: Declining) => void;
}

/** Why a request is declined, and what the shopper should know beside. */
export function DeclineFields({ value, onChange }: DeclineFieldsProps) {
  const { actions: words, decline } = useTexts().returns;
  return (
    <>
      <Select
        label={words.declineReason}
        options={reasons.map((reason) => ({ value: reason, label: decline[reason] }))}
        value={value.reason}
        onChange={(reason) => onChange({ ...value, reason })}
      />
      <TextField
        label={words.declineNote}
        value={value.note}
        onChange={(note) => onChange({ ...value, note })}
        multiline={3}
        maxLength={500}
        autoComplete="off"
      />
    </>
  );
}
