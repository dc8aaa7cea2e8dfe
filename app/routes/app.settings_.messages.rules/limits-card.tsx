import type { MessageSettingsForm } from '#app/modules/messages/settings/forms.ts';
import type { FormEditor } from '../../ui/forms/use-form-editor.ts';
import { Section } from '../../ui/page/section.tsx';
import { BlockStack, Checkbox, InlineGrid, TextField } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';

interface CardProps {
  editor: FormEditor<MessageSettingsForm>;
}

const usualHours = { from: '22:00', to: '08:00' };

/** How many mails are too many, what goes together, and when nothing goes out. */
export function LimitsCard({ editor }: CardProps) {
  const { limits: words } = useTexts().messages.rules;
  const { form, change, touch, errorOf } = editor;
  const number = { inputMode: 'numeric' as const, autoComplete: 'off' };
  return (
    <Section title={words.title} about={words.about}>
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
        <TextField
          label={words.cap}
          value={form.capPerWeek}
          onChange={(capPerWeek) => change({ capPerWeek })}
          onBlur={() => touch('capPerWeek')}
          error={errorOf('capPerWeek')}
          helpText={words.capHelp}
          suffix={words.mails}
          {...number}
        />
        <TextField
          label={words.together}
          value={form.togetherMinutes}
          onChange={(togetherMinutes) => change({ togetherMinutes })}
          onBlur={() => touch('togetherMinutes')}
          error={errorOf('togetherMinutes')}
          helpText={words.togetherHelp}
          suffix={words.minutes}
          {...number}
        />
      </InlineGrid>
    </Section>
  );
}

export function QuietCard({ editor }: CardProps) {
  const { quiet: words } = useTexts().messages.rules;
  const { form, change, touch, errorOf } = editor;
  const { quietHours } = form;
  const time = (name: 'from' | 'to', hours: typeof usualHours) => ({
    label: words[name],
    type: 'time' as const,
    autoComplete: 'off',
    value: hours[name],
    onChange: (value: string) => change({ quietHours: { ...hours, [name]: value } }),
    onBlur: () => touch(`quietHours.${name}`),
    error: errorOf(`quietHours.${name}`),
  });
  return (
    <Section title={words.title} about={words.about}>
      <BlockStack gap="300">
        <Checkbox
          label={words.on}
          checked={quietHours !== null}
          onChange={(on) => change({ quietHours: on ? usualHours : null })}
        />
        {quietHours === null ? null : (
          <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
            <TextField {...time('from', quietHours)} />
            <TextField {...time('to', quietHours)} />
          </InlineGrid>
        )}
      </BlockStack>
    </Section>
  );
}

export function CountCard({ editor: { form, change } }: CardProps) {
  const { count: words } = useTexts().messages.rules;
  return (
    <Section title={words.title}>
      <BlockStack gap="200">
        <Checkbox
          label={words.clicks}
          helpText={words.clicksHelp}
          checked={form.countClicks}
          onChange={(countClicks) => change({ countClicks })}
        />
        <Checkbox
          label={words.opens}
          helpText={words.opensHelp}
          checked={form.countOpens}
          onChange={(countOpens) => change({ countOpens })}
        />
      </BlockStack>
    </Section>
  );
}
