import type { SettingsForm } from '#app/modules/reviews/settings/forms.ts';
import type { FormEditor } from '../../ui/forms/use-form-editor.ts';
import { Section } from '../../ui/page/section.tsx';
import { InlineError, InlineGrid, Select, TextField } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';

type Request = SettingsForm['request'];
const triggers = ['delivered', 'fulfilled', 'ordered'] as const;

/** When the one mail of an order goes out. */
export function RequestCard({ editor }: { editor: FormEditor<SettingsForm> }) {
  const texts = useTexts();
  const { request: words } = texts.reviews.settings;
  const { reminders } = texts.reviewAsking;
  const { form, change, touch, errorOf } = editor;
  const { request } = form;
  const set = (part: Partial<Request>) => change({ request: { ...request, ...part } });
  const [from = '', until = ''] = request.sendWindow.split('-');
  const days = (name: 'delayDays' | 'fallbackDays' | 'waitForAllDays') => ({
    value: request[name],
    onChange: (value: string) => set({ [name]: value }),
    onBlur: () => touch(`request.${name}`),
    error: errorOf(`request.${name}`),
    suffix: words.days,
    inputMode: 'numeric' as const,
    autoComplete: 'off',
  });
  const time = { type: 'time' as const, autoComplete: 'off', onBlur: () => touch('request.sendWindow') };
  const windowError = errorOf('request.sendWindow');
  return (
    <Section title={words.title} about={words.about}>
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
        <Select
          label={words.trigger}
          options={triggers.map((value) => ({ value, label: words.triggers[value] }))}
          value={request.trigger}
          onChange={(value) => set({ trigger: triggers.find((known) => known === value) ?? 'delivered' })}
        />
        <TextField label={words.delayDays} {...days('delayDays')} />
        {request.trigger === 'delivered' ? (
          <TextField label={words.fallbackDays} helpText={words.fallbackHelp} {...days('fallbackDays')} />
        ) : null}
        {request.trigger === 'ordered' ? null : (
          <TextField label={words.waitForAllDays} helpText={words.waitHelp} {...days('waitForAllDays')} />
        )}
      </InlineGrid>
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
        <TextField
          label={words.from}
          value={from}
          helpText={words.windowHelp}
          onChange={(value) => set({ sendWindow: `${value}-${until}` })}
          {...time}
        />
        <TextField
          label={words.until}
          value={until}
          onChange={(value) => set({ sendWindow: `${from}-${value}` })}
          {...time}
        />
      </InlineGrid>
      {windowError ? <InlineError message={windowError} fieldID="window" /> : null}
      <TextField
        label={reminders.label}
        helpText={reminders.help}
        value={request.reminders}
        onChange={(value) => set({ reminders: value })}
        onBlur={() => touch('request.reminders')}
        error={errorOf('request.reminders')}
        suffix={words.days}
        autoComplete="off"
      />
    </Section>
  );
}
