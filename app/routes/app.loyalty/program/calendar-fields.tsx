import type { ExpiryForm } from '#app/modules/loyalty/earning/expiry-form.ts';
import { InlineGrid, Select, TextField } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { ProgramEditor } from './use-program-editor.ts';

/** The day of the year on which points expire, and of which year. */
export function CalendarFields({
  editor: { change, touch, errorOf },
  expiry,
}: {
  editor: ProgramEditor;
  expiry: Extract<ExpiryForm, { kind: 'calendar' }>;
}) {
  const { expiry: words } = useTexts().loyalty;
  return (
    <InlineGrid columns={{ xs: 1, sm: 3 }} gap="400">
      <TextField
        label={words.day}
        inputMode="numeric"
        autoComplete="off"
        value={expiry.day}
        onChange={(day) => change({ expiry: { ...expiry, day } })}
        onBlur={() => touch('expiry.day')}
        error={errorOf('expiry.day')}
      />
      <Select
        label={words.month}
        options={words.months.map((label, index) => ({ label, value: String(index + 1) }))}
        value={expiry.month}
        onChange={(month) => change({ expiry: { ...expiry, month } })}
        error={errorOf('expiry.month')}
      />
      <Select
        label={words.yearsOn}
        options={words.yearsOnChoices.map((label, index) => ({ label, value: String(index) }))}
        value={expiry.yearsOn}
        onChange={(yearsOn) => change({ expiry: { ...expiry, yearsOn } })}
        error={errorOf('expiry.yearsOn')}
      />
    </InlineGrid>
  );
}
