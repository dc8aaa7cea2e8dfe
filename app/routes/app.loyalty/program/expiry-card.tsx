import type { ExpiryForm } from '#app/modules/loyalty/earning/expiry-form.ts';
import { Maths } from '../../../ui/figures/maths.tsx';
import { Section } from '../../../ui/page/section.tsx';
import { ChoiceList, InlineGrid } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import { UnsentNote } from '../unsent-note.tsx';
import { CalendarFields } from './calendar-fields.tsx';
import { DaysField } from './days-field.tsx';
import type { ProgramEditor } from './use-program-editor.ts';

const starts: Record<ExpiryForm['kind'], ExpiryForm> = {
  none: { kind: 'none' },
  days: { kind: 'days', days: '365', graceDays: '30' },
  inactivity: { kind: 'inactivity', days: '365' },
  calendar: { kind: 'calendar', month: '12', day: '31', yearsOn: '1', graceDays: '30' },
};

const kinds = ['none', 'days', 'inactivity', 'calendar'] as const;

/** When unused points go, and how long before their owner is told. `unsent`: nobody sends the mail about it. */
export function ExpiryCard({
  editor,
  maths,
  unsent,
}: {
  editor: ProgramEditor;
  maths: string;
  unsent: boolean;
}) {
  const { expiry: words } = useTexts().loyalty;
  const { expiry } = editor.form;
  const labels = {
    none: words.none,
    days: words.days,
    inactivity: words.inactivity,
    calendar: words.calendar,
  };
  return (
    <Section title={words.title} about={words.about}>
      <ChoiceList
        title={words.title}
        titleHidden
        choices={kinds.map((kind) => ({ value: kind, label: labels[kind] }))}
        selected={[expiry.kind]}
        onChange={([chosen]) =>
          editor.change({ expiry: starts[kinds.find((kind) => kind === chosen) ?? 'none'] })
        }
      />
      {expiry.kind === 'none' ? null : <Fields editor={editor} expiry={expiry} />}
      {expiry.kind !== 'none' && unsent ? <UnsentNote of="expiring" /> : null}
      <Maths>{maths}</Maths>
    </Section>
  );
}

function Fields({
  editor,
  expiry,
}: {
  editor: ProgramEditor;
  expiry: Exclude<ExpiryForm, { kind: 'none' }>;
}) {
  const { expiry: words } = useTexts().loyalty;
  const { change, touch, errorOf, form } = editor;
  return (
    <>
      {expiry.kind === 'calendar' ? <CalendarFields editor={editor} expiry={expiry} /> : null}
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
        {expiry.kind === 'calendar' ? null : (
          <DaysField
            label={expiry.kind === 'days' ? words.daysLabel : words.inactivityLabel}
            value={expiry.days}
            onChange={(days) => change({ expiry: { ...expiry, days } })}
            onBlur={() => touch('expiry.days')}
            error={errorOf('expiry.days')}
          />
        )}
        {expiry.kind === 'inactivity' ? null : (
          <DaysField
            label={words.graceLabel}
            value={expiry.graceDays}
            onChange={(graceDays) => change({ expiry: { ...expiry, graceDays } })}
            onBlur={() => touch('expiry.graceDays')}
            error={errorOf('expiry.graceDays')}
            helpText={words.graceHelp}
          />
        )}
        <DaysField
          label={words.noticeLabel}
          value={form.noticeDays}
          onChange={(noticeDays) => change({ noticeDays })}
          onBlur={() => touch('noticeDays')}
          error={errorOf('noticeDays')}
          helpText={words.noticeHelp}
        />
      </InlineGrid>
    </>
  );
}
