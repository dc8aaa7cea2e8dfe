import { Section } from '../../../ui/page/section.tsx';
import { InlineGrid, Select, TextField } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import { type PolicyEditor, typed } from './editor.ts';

const froms = ['delivered', 'fulfilled', 'ordered'] as const;

/** How long something may come back. */
export function WindowCard({ editor }: { editor: PolicyEditor }) {
  const { window: words } = useTexts().policy;
  const { form, change } = editor;
  const days = { suffix: words.daysSuffix, inputMode: 'numeric' } as const;
  return (
    <Section id="window" title={words.title} about={words.about}>
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
        <TextField label={words.days} {...typed(editor, 'days')} {...days} />
        <Select
          label={words.from}
          options={froms.map((value) => ({ value, label: words.froms[value] }))}
          value={form.from}
          onChange={(value) => change({ from: froms.find((known) => known === value) ?? 'delivered' })}
        />
        {form.from === 'delivered' ? (
          <TextField
            label={words.transitDays}
            helpText={words.transitHelp}
            {...typed(editor, 'transitDays')}
            {...days}
          />
        ) : null}
      </InlineGrid>
    </Section>
  );
}
