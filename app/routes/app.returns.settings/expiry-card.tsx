import { addLocalDays, parseInstant, zone } from '#app/kernel/calendar.ts';
import type { ReturnSettingsForm } from '#app/modules/returns/settings/forms.ts';
import { Maths } from '../../ui/figures/maths.tsx';
import type { FormEditor } from '../../ui/forms/use-form-editor.ts';
import { Section } from '../../ui/page/section.tsx';
import { InlineGrid, TextField } from '../../ui/polaris.ts';
import { openPrint } from '../../ui/print/print.ts';
import { useTexts } from '../../ui/texts/texts.ts';

interface CardProps {
  editor: Pick<FormEditor<ReturnSettingsForm>, 'form' | 'change' | 'touch' | 'errorOf'>;
  disabled: boolean;
  zone: string;
  /** Business time, ISO. */
  now: string;
}

/** When what was approved and never sent ends, and how long before it the customer hears of it. */
export function ExpiryCard({ editor, disabled, zone: place, now }: CardProps) {
  const { expiry: words } = useTexts().returns.work;
  const { form, change, touch, errorOf } = editor;
  return (
    <Section title={words.title} about={words.about}>
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
        <TextField
          label={words.after}
          value={form.expireAfterDays}
          onChange={(days) => change({ expireAfterDays: days.trim() })}
          onBlur={() => touch('expireAfterDays')}
          error={errorOf('expireAfterDays')}
          helpText={words.afterHelp}
          suffix={words.days}
          inputMode="numeric"
          maxLength={3}
          disabled={disabled}
          autoComplete="off"
        />
        <TextField
          label={words.before}
          value={form.remindDaysBefore}
          onChange={(days) => change({ remindDaysBefore: days.trim() })}
          onBlur={() => touch('remindDaysBefore')}
          error={errorOf('remindDaysBefore')}
          suffix={words.beforeSuffix}
          inputMode="numeric"
          maxLength={3}
          disabled={disabled || form.expireAfterDays === ''}
          autoComplete="off"
        />
      </InlineGrid>
      <Maths>{useMeaning(form, place, now)}</Maths>
    </Section>
  );
}

/** What it comes to for a return that is approved now; '' while the numbers are none. */
function useMeaning({ expireAfterDays, remindDaysBefore }: ReturnSettingsForm, place: string, now: string) {
  const { expiry: words } = useTexts().returns.work;
  const [after, before] = [Number(expireAfterDays), Number(remindDaysBefore)];
  const sound = /^[1-9]\d{0,2}$/.test(expireAfterDays) && /^\d{0,3}$/.test(remindDaysBefore);
  if (!sound || after > 365 || before >= after) return '';
  const today = parseInstant(now);
  const print = openPrint({ zone: place, now: today });
  const day = (days: number) => print.date(addLocalDays(today, zone(place), days)).text;
  return before === 0 ? words.meansNoReminder(day(after)) : words.means(day(after - before), day(after));
}
