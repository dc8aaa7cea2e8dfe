import { Section } from '../../../ui/page/section.tsx';
import { BlockStack, Checkbox, InlineError, InlineGrid, TextField } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import { type PolicyEditor, typed } from './editor.ts';

/** What customers choose among. */
export function OutcomesCard({ editor, currency }: { editor: PolicyEditor; currency: string }) {
  const { outcomes: words } = useTexts().policy;
  const { form, change, touch, errorOf } = editor;
  const money = { suffix: currency, inputMode: 'decimal' } as const;
  const wrong = errorOf('refund');
  return (
    <Section title={words.title} about={words.about}>
      <BlockStack gap="200">
        <Checkbox
          label={words.refund}
          helpText={words.refundHelp}
          checked={form.refund}
          onChange={(refund) => {
            touch('refund');
            change({ refund });
          }}
        />
        <Checkbox
          label={words.credit}
          helpText={words.creditHelp}
          checked={form.credit}
          onChange={(credit) => {
            touch('refund');
            change({ credit });
          }}
        />
        {wrong ? <InlineError message={wrong} fieldID="refund" /> : null}
      </BlockStack>
      {form.credit ? (
        <InlineGrid columns={{ xs: 1, sm: 3 }} gap="400">
          <TextField
            label={words.bonusPercent}
            helpText={words.bonusHelp}
            {...typed(editor, 'bonusPercent')}
            suffix="%"
            inputMode="decimal"
          />
          <TextField label={words.bonusFlat} {...typed(editor, 'bonusFlat')} {...money} />
          <TextField
            label={words.bonusCap}
            helpText={words.capHelp}
            {...typed(editor, 'bonusCap')}
            {...money}
          />
        </InlineGrid>
      ) : null}
    </Section>
  );
}
