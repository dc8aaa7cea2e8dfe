import { Section } from '../../../ui/page/section.tsx';
import { InlineGrid, TextField } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import { type PolicyEditor, typed } from './editor.ts';
import { ReasonChoices } from './reason-choices.tsx';

/** What is kept from a refund, and for which reasons nothing is. */
export function FeesCard({ editor, currency }: { editor: PolicyEditor; currency: string }) {
  const { fees: words } = useTexts().policy;
  const { form, change, errorOf } = editor;
  const charged = form.restockingPercent !== '' || form.returnShipping !== '' || form.waivedFor.length > 0;
  return (
    <Section title={words.title} about={words.about}>
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
        <TextField
          label={words.restocking}
          {...typed(editor, 'restockingPercent')}
          suffix="%"
          inputMode="decimal"
        />
        <TextField
          label={words.shipping}
          helpText={words.shippingHelp}
          {...typed(editor, 'returnShipping')}
          suffix={currency}
          inputMode="decimal"
        />
      </InlineGrid>
      {charged ? (
        <ReasonChoices
          title={words.waivedFor}
          reasons={form.reasons}
          chosen={form.waivedFor}
          error={errorOf('waivedFor')}
          onChange={(waivedFor) => change({ waivedFor })}
        />
      ) : null}
    </Section>
  );
}
