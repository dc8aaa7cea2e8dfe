import type { SettingsForm } from '#app/modules/reviews/settings/forms.ts';
import type { FormEditor } from '../../ui/forms/use-form-editor.ts';
import { Section } from '../../ui/page/section.tsx';
import { ChoiceList } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';

/** Whether a review is shown at once or after a look. */
export function PublishCard({ editor }: { editor: FormEditor<SettingsForm> }) {
  const { publish: words } = useTexts().reviews.settings;
  return (
    <Section title={words.title} about={words.about}>
      <ChoiceList
        title={words.title}
        titleHidden
        choices={[
          { value: 'auto', label: words.auto, helpText: words.autoHelp },
          { value: 'manual', label: words.manual, helpText: words.manualHelp },
        ]}
        selected={[editor.form.publish]}
        onChange={([chosen]) => editor.change({ publish: chosen === 'manual' ? 'manual' : 'auto' })}
      />
    </Section>
  );
}
