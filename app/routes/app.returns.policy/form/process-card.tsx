import { Section } from '../../../ui/page/section.tsx';
import { ChoiceList, InlineGrid } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { PolicyEditor } from './editor.ts';

const moments = ['first-scan', 'received', 'inspected'] as const;

/** Who says yes, and when money goes out. */
export function ProcessCard({ editor }: { editor: PolicyEditor }) {
  const { process: words } = useTexts().policy;
  const { form, change } = editor;
  return (
    <Section id="steps" title={words.title}>
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
        <ChoiceList
          title={words.approval}
          choices={[
            { value: 'auto', label: words.approvals.auto, helpText: words.approvals.autoHelp },
            { value: 'manual', label: words.approvals.manual, helpText: words.approvals.manualHelp },
          ]}
          selected={[form.approval]}
          onChange={([chosen]) => change({ approval: chosen === 'manual' ? 'manual' : 'auto' })}
        />
        <ChoiceList
          title={words.settleOn}
          choices={moments.map((value) => ({
            value,
            label: words.settleOns[value],
            helpText: words.settleOns[`${value}Help`],
          }))}
          selected={[form.settleOn]}
          onChange={([chosen]) =>
            change({ settleOn: moments.find((known) => known === chosen) ?? 'inspected' })
          }
        />
      </InlineGrid>
    </Section>
  );
}
