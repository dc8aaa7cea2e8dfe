import { DayField } from '../../../ui/forms/fields/day-field.tsx';
import { WholeField } from '../../../ui/forms/fields/whole-field.tsx';
import { BlockStack, Checkbox, InlineGrid } from '../../../ui/polaris.ts';
import { useRuleContext } from '../../../ui/rules/editor/rule-context.ts';
import { notANumber } from '../../../ui/rules/vocabulary.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { FieldsOf } from './action-fields.tsx';
import { Choice } from './choice-fields.tsx';

type Length = 'keep' | 'days' | 'months';
const usualUntil = '01-31';

/** How long, counted from when, and at least until which day. */
export function WindowFields({ action, errorOf, touch, onChange }: FieldsOf<'window'>) {
  const { policy, rules } = useTexts();
  const { fields: words } = policy.rules;
  const { years } = useRuleContext();
  const length: Length = action.months !== null ? 'months' : action.days !== null ? 'days' : 'keep';
  const setLength = (chosen: Length) =>
    onChange({
      ...action,
      days: chosen === 'days' ? notANumber : null,
      months: chosen === 'months' ? notANumber : null,
    });
  const { from, transitDays, until } = action;
  return (
    <BlockStack gap="300">
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300" alignItems="start">
        <Choice label={words.length} options={words.lengths} value={length} onChange={setLength} />
        {length === 'keep' ? null : (
          <WholeField
            key={length}
            label={words[length]}
            value={action[length]}
            suffix={length === 'days' ? rules.values.daysSuffix : words.monthsSuffix}
            error={errorOf(length)}
            onChange={(value) => onChange({ ...action, [length]: value ?? notANumber })}
            onBlur={() => touch(length)}
          />
        )}
        <Choice
          label={words.from}
          options={{ keep: words.fromKeep, ...policy.window.froms }}
          value={from ?? 'keep'}
          onChange={(chosen) => onChange({ ...action, from: chosen === 'keep' ? null : chosen })}
        />
        {from === 'ordered' || from === 'fulfilled' ? null : (
          <WholeField
            label={words.transitDays}
            help={words.transitHelp}
            value={transitDays}
            emptyMeans="none"
            suffix={rules.values.daysSuffix}
            error={errorOf('transitDays')}
            onChange={(value) => onChange({ ...action, transitDays: value })}
            onBlur={() => touch('transitDays')}
          />
        )}
      </InlineGrid>
      <Checkbox
        label={words.until}
        checked={until !== null}
        onChange={(on) => onChange({ ...action, until: on ? usualUntil : null })}
      />
      {until === null ? null : (
        <DayField
          label={words.untilDay}
          value={until}
          years={years}
          onChange={(day) => onChange({ ...action, until: day })}
        />
      )}
    </BlockStack>
  );
}
