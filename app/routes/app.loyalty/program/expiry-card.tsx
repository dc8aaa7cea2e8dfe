import type { ProgramForm } from '#app/modules/loyalty/earning/forms.ts';
import { Maths } from '../../../ui/figures/maths.tsx';
import { Section } from '../../../ui/page/section.tsx';
import { ChoiceList, InlineGrid, TextField } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { ProgramEditor } from './use-program-editor.ts';

type Expiry = ProgramForm['expiry'];

const starts: Record<Expiry['kind'], Expiry> = {
  none: { kind: 'none' },
  days: { kind: 'days', days: '365', graceDays: '30' },
  inactivity: { kind: 'inactivity', days: '365' },
};

const kinds = ['none', 'days', 'inactivity'] as const;

/** When unused points go. */
export function ExpiryCard({ editor, maths }: { editor: ProgramEditor; maths: string }) {
  const { expiry: words } = useTexts().loyalty;
  const { expiry } = editor.form;
  const labels = { none: words.none, days: words.days, inactivity: words.inactivity };
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
      {expiry.kind === 'none' ? null : <ExpiryDays editor={editor} expiry={expiry} />}
      <Maths>{maths}</Maths>
    </Section>
  );
}

function ExpiryDays({
  editor,
  expiry,
}: {
  editor: ProgramEditor;
  expiry: Exclude<Expiry, { kind: 'none' }>;
}) {
  const { expiry: words, earn } = useTexts().loyalty;
  const { change, touch, errorOf } = editor;
  const shared = { suffix: earn.days, inputMode: 'numeric', autoComplete: 'off' } as const;
  return (
    <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
      <TextField
        {...shared}
        label={expiry.kind === 'days' ? words.daysLabel : words.inactivityLabel}
        value={expiry.days}
        onChange={(days) => change({ expiry: { ...expiry, days } })}
        onBlur={() => touch('expiry.days')}
        error={errorOf('expiry.days')}
      />
      {expiry.kind === 'days' ? (
        <TextField
          {...shared}
          label={words.graceLabel}
          value={expiry.graceDays}
          onChange={(graceDays) => change({ expiry: { ...expiry, graceDays } })}
          onBlur={() => touch('expiry.graceDays')}
          error={errorOf('expiry.graceDays')}
          helpText={words.graceHelp}
        />
      ) : null}
    </InlineGrid>
  );
}
