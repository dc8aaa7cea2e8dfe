import type { SettingsForm } from '#app/modules/reviews/settings/forms.ts';
import type { FormEditor } from '../../ui/forms/use-form-editor.ts';
import { Section } from '../../ui/page/section.tsx';
import { BlockStack, ChoiceList, InlineGrid, InlineStack, Link, Text, TextField } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';

interface Props {
  editor: FormEditor<SettingsForm>;
  /** What the loyalty programme gives for a review; null: nothing. */
  points: number | null;
}

/** What any review is thanked with, whatever it says. There is nothing here to choose by stars. */
export function IncentiveCard({ editor, points }: Props) {
  const { incentive: words } = useTexts().reviewWriting;
  const { form, change, touch, errorOf } = editor;
  const { incentive } = form;
  const set = (part: Partial<SettingsForm['incentive']>) => change({ incentive: { ...incentive, ...part } });
  const number = (name: 'percent' | 'days') => ({
    value: incentive[name],
    onChange: (value: string) => set({ [name]: value }),
    onBlur: () => touch(`incentive.${name}`),
    error: errorOf(`incentive.${name}`),
    inputMode: 'numeric' as const,
    autoComplete: 'off',
  });
  return (
    <Section title={words.title} about={words.about} id="incentive">
      <BlockStack gap="400">
        <ChoiceList
          title={words.kind}
          choices={[
            { value: 'none', label: words.none },
            { value: 'code', label: words.code, helpText: words.codeHelp },
          ]}
          selected={[incentive.kind]}
          onChange={([chosen]) => set({ kind: chosen === 'code' ? 'code' : 'none' })}
        />
        {incentive.kind === 'code' ? (
          <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
            <TextField label={words.percent} suffix="%" {...number('percent')} />
            <TextField label={words.days} suffix={words.daysSuffix} {...number('days')} />
          </InlineGrid>
        ) : null}
        <InlineStack gap="200">
          <Text as="p" tone="subdued">
            {points === null ? words.noPoints : words.points(points)}
          </Text>
          <Link url="/app/loyalty">{words.pointsLink}</Link>
        </InlineStack>
      </BlockStack>
    </Section>
  );
}
