import type { SettingsForm } from '#app/modules/reviews/settings/forms.ts';
import type { FormEditor } from '../../ui/forms/use-form-editor.ts';
import { Section } from '../../ui/page/section.tsx';
import { BlockStack, Checkbox, ChoiceList } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';

/** Whether shoppers may ask about products, who may answer, and when it is shown. */
export function QuestionsCard({ editor }: { editor: FormEditor<SettingsForm> }) {
  const { settings: words } = useTexts().reviewQuestions;
  const { questions } = editor.form;
  const change = (more: Partial<SettingsForm['questions']>) =>
    editor.change({ questions: { ...questions, ...more } });
  return (
    <Section title={words.title} about={words.about} id="questions">
      <BlockStack gap="400">
        <Checkbox
          label={words.on}
          helpText={words.onHelp}
          checked={questions.on}
          onChange={(on) => change({ on })}
        />
        {questions.on ? (
          <>
            <ChoiceList
              title={words.publish}
              choices={[
                { value: 'auto', label: words.auto, helpText: words.autoHelp },
                { value: 'manual', label: words.manual, helpText: words.manualHelp },
              ]}
              selected={[questions.publish]}
              onChange={([chosen]) => change({ publish: chosen === 'auto' ? 'auto' : 'manual' })}
            />
            <Checkbox
              label={words.owners}
              helpText={words.ownersHelp}
              checked={questions.owners}
              onChange={(owners) => change({ owners })}
            />
          </>
        ) : null}
      </BlockStack>
    </Section>
  );
}
