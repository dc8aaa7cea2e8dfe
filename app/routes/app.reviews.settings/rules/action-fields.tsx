import { useState } from 'react';
import type { RequestAction } from '#app/modules/reviews/settings/settings.ts';
import { InlineGrid, Select, Text, TextField } from '../../../ui/polaris.ts';
import type { ActionFieldsProps } from '../../../ui/rules/editor/actions.ts';
import { notANumber } from '../../../ui/rules/vocabulary.ts';
import { useTexts } from '../../../ui/texts/texts.ts';

type FieldsOf<Kind extends RequestAction['set']> = Omit<ActionFieldsProps<RequestAction>, 'action'> & {
  action: Extract<RequestAction, { set: Kind }>;
};

/** What of an action can be chosen. */
export function RequestActionFields({ action, ...rest }: ActionFieldsProps<RequestAction>) {
  const { skipHelp } = useTexts().reviewAsking.rules;
  switch (action.set) {
    case 'time':
      return <TimeFields action={action} {...rest} />;
    case 'reminders':
      return <ReminderFields action={action} {...rest} />;
    case 'skip':
      return (
        <Text as="p" tone="subdued">
          {skipHelp}
        </Text>
      );
  }
}

const triggers = ['delivered', 'fulfilled', 'ordered'] as const;
const typed = (text: string) => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : notANumber);
const shown = (days: number | null) => (days === null || days < 0 ? '' : String(days));

function TimeFields({ action, errorOf, touch, onChange }: FieldsOf<'time'>) {
  const { request: words } = useTexts().reviews.settings;
  const days = (name: 'delayDays' | 'fallbackDays') => ({
    value: shown(action[name]),
    onBlur: () => touch(name),
    error: errorOf(name),
    suffix: words.days,
    inputMode: 'numeric' as const,
    autoComplete: 'off',
  });
  return (
    <InlineGrid columns={{ xs: 1, sm: 3 }} gap="300" alignItems="start">
      <Select
        label={words.trigger}
        options={triggers.map((value) => ({ value, label: words.triggers[value] }))}
        value={action.trigger}
        onChange={(value) =>
          onChange({ ...action, trigger: triggers.find((known) => known === value) ?? 'delivered' })
        }
      />
      <TextField
        label={words.delayDays}
        onChange={(text) => onChange({ ...action, delayDays: typed(text) })}
        {...days('delayDays')}
      />
      {action.trigger === 'delivered' ? (
        <TextField
          label={words.fallbackDays}
          helpText={words.fallbackHelp}
          onChange={(text) => onChange({ ...action, fallbackDays: text.trim() === '' ? null : typed(text) })}
          {...days('fallbackDays')}
        />
      ) : null}
    </InlineGrid>
  );
}

/** Keeps what is typed: a comma without a number after it is no list yet. */
function ReminderFields({ action, errorOf, touch, onChange }: FieldsOf<'reminders'>) {
  const { reminders: words } = useTexts().reviewAsking;
  const [text, setText] = useState(action.days.map(shown).join(', '));
  return (
    <TextField
      label={words.label}
      helpText={words.ruleHelp}
      value={text}
      onChange={(value) => {
        setText(value);
        onChange({
          ...action,
          days: value
            .split(/[\s,]+/)
            .filter(Boolean)
            .map(typed),
        });
      }}
      onBlur={() => touch('days')}
      error={errorOf('days') ?? errorOf('days.0') ?? errorOf('days.1') ?? errorOf('days.2')}
      autoComplete="off"
    />
  );
}
