import type { ReturnSettingsForm } from '#app/modules/returns/settings/forms.ts';
import { Maths } from '../../ui/figures/maths.tsx';
import type { FormEditor } from '../../ui/forms/use-form-editor.ts';
import { Section } from '../../ui/page/section.tsx';
import { BlockStack, InlineGrid, TextField } from '../../ui/polaris.ts';
import { printDuration } from '../../ui/print/print-duration.ts';
import { useTexts } from '../../ui/texts/texts.ts';

const lists = [
  ['to-review', 'reviewHours'],
  ['to-inspect', 'inspectHours'],
  ['to-settle', 'settleHours'],
] as const;

interface CardProps {
  editor: Pick<FormEditor<ReturnSettingsForm>, 'form' | 'change' | 'touch' | 'errorOf'>;
  disabled: boolean;
}

/** Hours for each list of the queue. */
export function ClockCard({ editor, disabled }: CardProps) {
  const { clock: words } = useTexts().returns.work;
  const { form, change, touch, errorOf } = editor;
  const means = (hours: string) => {
    if (hours === '') return words.ever;
    return /^[1-9]\d{0,3}$/.test(hours) && Number(hours) >= 48
      ? words.means(printDuration(Number(hours) * 3_600_000))
      : '';
  };
  return (
    <Section title={words.title} about={words.about}>
      <InlineGrid columns={{ xs: 1, sm: 3 }} gap="400">
        {lists.map(([list, field]) => (
          <BlockStack key={field} gap="100">
            <TextField
              label={words[list]}
              value={form[field]}
              onChange={(hours) => change({ [field]: hours.trim() })}
              onBlur={() => touch(field)}
              error={errorOf(field)}
              suffix={words.hours}
              inputMode="numeric"
              maxLength={4}
              disabled={disabled}
              autoComplete="off"
            />
            <Maths>{means(form[field])}</Maths>
          </BlockStack>
        ))}
      </InlineGrid>
    </Section>
  );
}
