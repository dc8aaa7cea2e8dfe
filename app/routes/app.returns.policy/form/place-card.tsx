import { Section } from '../../../ui/page/section.tsx';
import { useTexts } from '../../../ui/texts/texts.ts';
import { PlaceChoice } from '../rules/decline-fields.tsx';
import type { PolicyEditor } from './editor.ts';

/** Where parcels go, unless a rule says otherwise. */
export function PlaceCard({ editor }: { editor: PolicyEditor }) {
  const { sendTo: words } = useTexts().policy;
  const { form, change, touch, errorOf } = editor;
  return (
    <Section id="send-to" title={words.title} about={words.about}>
      <PlaceChoice
        place={form.sendTo}
        error={errorOf('sendTo.address')}
        onBlur={() => touch('sendTo.address')}
        onChange={(sendTo) => change({ sendTo })}
      />
    </Section>
  );
}
