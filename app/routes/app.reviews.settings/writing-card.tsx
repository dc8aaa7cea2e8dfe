import type { SettingsForm } from '#app/modules/reviews/settings/forms.ts';
import type { FormEditor } from '../../ui/forms/use-form-editor.ts';
import { Section } from '../../ui/page/section.tsx';
import { BlockStack, Checkbox } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';

/** What the form asks beside stars and words. */
export function WritingCard({ editor }: { editor: FormEditor<SettingsForm> }) {
  const { writing: words } = useTexts().reviewWriting;
  const { writing } = editor.form;
  const set = (part: Partial<SettingsForm['writing']>) => editor.change({ writing: { ...writing, ...part } });
  return (
    <Section title={words.title} about={words.about} id="writing">
      <BlockStack gap="200">
        <Checkbox
          label={words.photos}
          helpText={words.photosHelp}
          checked={writing.photos}
          onChange={(photos) => set({ photos })}
        />
        <Checkbox
          label={words.videos}
          helpText={words.videosHelp}
          checked={writing.videos}
          onChange={(videos) => set({ videos })}
        />
        <Checkbox
          label={words.recommend}
          helpText={words.recommendHelp}
          checked={writing.recommend}
          onChange={(recommend) => set({ recommend })}
        />
      </BlockStack>
    </Section>
  );
}
