import { Section } from '../../../ui/page/section.tsx';
import { Checkbox } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { PolicyEditor } from './editor.ts';
import { NameLists } from './name-lists.tsx';
import { ReasonChoices } from './reason-choices.tsx';

/** What cannot come back, and for which reasons it can all the same. */
export function FinalSaleCard({ editor }: { editor: PolicyEditor }) {
  const { finalSale: words } = useTexts().policy;
  const { form, change, errorOf } = editor;
  const { finalSale } = form;
  const used = finalSale.skus.length + finalSale.tags.length + finalSale.collections.length > 0;
  return (
    <Section id="final-sale" title={words.title} about={words.about}>
      <NameLists
        name="finalSale"
        editor={editor}
        lists={finalSale}
        onChange={(part) => change({ finalSale: { ...finalSale, ...part } })}
      />
      {used ? (
        <ReasonChoices
          title={words.overriddenBy}
          reasons={form.reasons}
          chosen={finalSale.overriddenBy}
          error={errorOf('finalSale.overriddenBy')}
          onChange={(overriddenBy) => change({ finalSale: { ...finalSale, overriddenBy } })}
        />
      ) : null}
    </Section>
  );
}

/** What never comes back, whatever the reason. */
export function NeverCard({ editor }: { editor: PolicyEditor }) {
  const { never: words } = useTexts().policy;
  const { form, change } = editor;
  const { never } = form;
  return (
    <Section id="never" title={words.title} about={words.about}>
      <NameLists
        name="never"
        editor={editor}
        lists={never}
        onChange={(part) => change({ never: { ...never, ...part } })}
      />
      <Checkbox
        label={words.bundleParts}
        checked={never.bundleParts}
        onChange={(bundleParts) => change({ never: { ...never, bundleParts } })}
      />
    </Section>
  );
}
