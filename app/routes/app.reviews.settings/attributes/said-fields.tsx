import { useState } from 'react';
import { languages } from '#app/kernel/language.ts';
import type { SaidForm } from '#app/modules/reviews/settings/writing-form.ts';
import { BlockStack, Button, Collapsible, InlineGrid, TextField } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { SettingsEditor } from './attributes-card.tsx';

interface Props {
  editor: SettingsEditor;
  /** Of its errors. */
  path: string;
  label: string;
  said: SaidForm;
  onChange: (said: SaidForm) => void;
}

/** The merchant's own words, and the same in other languages below. */
export function SaidFields({ editor, path, label, said, onChange }: Props) {
  const { questions: words } = useTexts().reviewWriting;
  const [open, setOpen] = useState(false);
  const id = `${path.replaceAll('.', '-')}-languages`;
  const wrongBelow = languages.some((language) => editor.errorOf(`${path}.${language}`));
  const shown = open || wrongBelow;
  const field = (key: keyof SaidForm, name: string) => (
    <TextField
      key={key}
      label={name}
      value={said[key]}
      maxLength={80}
      autoComplete="off"
      onChange={(text) => onChange({ ...said, [key]: text })}
      onBlur={() => editor.touch(`${path}.${key}`)}
      error={editor.errorOf(`${path}.${key}`)}
      {...(key === 'every'
        ? {
            connectedRight: (
              <Button
                onClick={() => setOpen(!shown)}
                ariaExpanded={shown}
                ariaControls={id}
                accessibilityLabel={`${shown ? words.hideTranslations : words.translate}: ${label}`}
              >
                {shown ? words.hideTranslations : words.translate}
              </Button>
            ),
          }
        : {})}
    />
  );
  return (
    <BlockStack gap="200">
      {field('every', label)}
      <Collapsible id={id} open={shown}>
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="200">
          {languages.map((language) => field(language, words.inLanguage(label, words.in[language])))}
        </InlineGrid>
      </Collapsible>
    </BlockStack>
  );
}
