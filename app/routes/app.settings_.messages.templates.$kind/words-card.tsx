import { withText } from '#app/modules/messages/templates/edit-overrides.ts';
import { inheritedText } from '#app/modules/messages/templates/resolve-texts.ts';
import { type TemplateTexts, templateFields } from '#app/modules/messages/templates/template.ts';
import type { FormEditor } from '../../ui/forms/use-form-editor.ts';
import { Section } from '../../ui/page/section.tsx';
import { BlockStack, Button, InlineStack, Text, TextField } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { Shown } from './shown.ts';
import { snippets } from './snippets.ts';
import { useInsertField } from './use-insert-field.ts';
import type { TemplateForm, TemplatePageView } from './view.server.ts';

type Field = keyof TemplateTexts;
const manyLines: Partial<Record<Field, number>> = { body: 5, note: 2 };

interface WordsCardProps {
  view: Pick<TemplatePageView, 'defaults' | 'fields'>;
  shown: Shown;
  editor: FormEditor<TemplateForm>;
}

/** The texts of one language for some customers. What is not changed reads as what stands above it. */
export function WordsCard({ view, shown, editor }: WordsCardProps) {
  const { templates: words } = useTexts();
  const { overrides } = editor.form;
  const { language, audience } = shown;
  const own = overrides[language]?.[audience] ?? {};
  const inherited = (field: Field) => inheritedText(view.defaults, overrides, { ...shown, field });
  const textOf = (field: Field) => own[field] ?? inherited(field);
  const set = (field: Field, text: string | null) =>
    editor.change({ overrides: withText(overrides, { ...shown, field }, text) });
  const write = (field: Field, text: string) => set(field, text === inherited(field) ? null : text);
  const { idOf, entered, insert } = useInsertField(textOf, write);
  return (
    <Section
      title={words.words}
      about={audience === 'every' ? words.audienceHelp.every : words.audienceHelp.other}
    >
      <BlockStack gap="200">
        <Text as="h3" variant="headingSm">
          {words.insert.title}
        </Text>
        <InlineStack gap="150">
          {snippets(view.fields, words.insert).map(({ label, snippet, marked }) => (
            <Button key={snippet} size="micro" onClick={() => insert(snippet, marked)}>
              {label}
            </Button>
          ))}
        </InlineStack>
        <Text as="p" tone="subdued" variant="bodySm">
          {words.insert.help}
        </Text>
      </BlockStack>
      <div lang={language}>
        <BlockStack gap="400">
          {templateFields.map((field) => (
            <TextField
              key={`${language}.${audience}.${field}`}
              id={idOf(field)}
              label={words.fields[field]}
              value={textOf(field)}
              onChange={(text) => write(field, text)}
              onFocus={() => entered(field)}
              onBlur={() => editor.touch(`${language}.${audience}.${field}`)}
              error={editor.errorOf(`${language}.${audience}.${field}`)}
              placeholder={inherited(field)}
              multiline={manyLines[field] ?? false}
              {...(field === 'preview' ? { helpText: words.help.previewLine } : {})}
              {...(field === 'body' ? { helpText: words.help.body } : {})}
              {...(own[field] === undefined
                ? {}
                : {
                    labelAction: {
                      content: words.reset,
                      accessibilityLabel: words.resetLabel(words.fields[field]),
                      onAction: () => set(field, null),
                    },
                  })}
              autoComplete="off"
            />
          ))}
        </BlockStack>
      </div>
    </Section>
  );
}
