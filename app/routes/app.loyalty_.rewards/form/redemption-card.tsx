import type { RewardsForm } from '#app/modules/loyalty/rewards/rewards-form.ts';
import { Maths } from '../../../ui/figures/maths.tsx';
import type { FormEditor } from '../../../ui/forms/use-form-editor.ts';
import { Section } from '../../../ui/page/section.tsx';
import { BlockStack, ChoiceList, InlineGrid, TextField } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';

const unuseds = ['returned', 'forfeited'] as const;

/** How long points wait for a code's order, and what becomes of what is left. */
export function RedemptionCard({ editor, maths }: { editor: FormEditor<RewardsForm>; maths: string }) {
  const { redemption: words } = useTexts().rewards;
  const { form, change, touch, errorOf } = editor;
  return (
    <Section title={words.title} about={words.about}>
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
        <BlockStack gap="200">
          <TextField
            label={words.hold}
            value={form.holdMinutes}
            onChange={(holdMinutes) => change({ holdMinutes })}
            onBlur={() => touch('holdMinutes')}
            error={errorOf('holdMinutes')}
            suffix={words.holdSuffix}
            inputMode="numeric"
            autoComplete="off"
          />
          <Maths>{maths}</Maths>
        </BlockStack>
        <ChoiceList
          title={words.unused}
          choices={unuseds.map((value) => ({
            value,
            label: words.unuseds[value],
            helpText: words.unusedHelp[value],
          }))}
          selected={[form.unusedPart]}
          onChange={([chosen]) =>
            change({ unusedPart: unuseds.find((known) => known === chosen) ?? 'returned' })
          }
        />
      </InlineGrid>
    </Section>
  );
}
