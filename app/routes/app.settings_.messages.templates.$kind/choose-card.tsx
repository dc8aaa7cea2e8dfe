import { useNavigate } from '@remix-run/react';
import { languages } from '#app/kernel/language.ts';
import { isMessageKind, messageKinds } from '#app/modules/messages/message.ts';
import { isChanged } from '#app/modules/messages/templates/edit-overrides.ts';
import { audiences, templateFields } from '#app/modules/messages/templates/template.ts';
import type { FormEditor } from '../../ui/forms/use-form-editor.ts';
import { Tabs } from '../../ui/page/tabs.tsx';
import { BlockStack, Card, InlineGrid, Select } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { messagesAddress } from '../app.settings_.messages/tabs.tsx';
import { type Shown, searchFor } from './shown.ts';
import { languageName } from './template-changes.ts';
import type { TemplateForm, TemplatePageView } from './view.server.ts';

interface ChooseCardProps {
  kind: TemplatePageView['kind'];
  shown: Shown;
  editor: FormEditor<TemplateForm>;
}

/** Which mail, in which language, for whom. Each is its own address. */
export function ChooseCard({ kind, shown, editor }: ChooseCardProps) {
  const { templates: words, messageWords } = useTexts();
  const navigate = useNavigate();
  const { overrides } = editor.form;
  const isWrong = (language: Shown['language']) =>
    audiences.some((audience) =>
      templateFields.some((field) => editor.errorOf(`${language}.${audience}.${field}`) !== undefined),
    );
  const markOf = (language: Shown['language']) =>
    isWrong(language)
      ? { tone: 'wrong' as const, says: words.wrongIn }
      : isChanged(overrides, language)
        ? { tone: 'changed' as const, says: words.changedIn }
        : undefined;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
          <Select
            label={words.kind}
            options={messageKinds.map((value) => ({ value, label: messageWords.kinds[value] }))}
            value={kind}
            helpText={words.about[kind]}
            onChange={(value) => {
              if (isMessageKind(value)) navigate(`${messagesAddress}/templates/${value}${searchFor(shown)}`);
            }}
          />
          <Select
            label={words.audience}
            options={audiences.map((value) => ({
              value,
              label: isChanged(overrides, shown.language, value)
                ? words.changed(words.audiences[value])
                : words.audiences[value],
            }))}
            value={shown.audience}
            onChange={(value) => {
              const audience = audiences.find((known) => known === value) ?? 'every';
              navigate({ search: searchFor({ ...shown, audience }) }, { preventScrollReset: true });
            }}
          />
        </InlineGrid>
        <Tabs
          label={words.languages}
          current={shown.language}
          tabs={languages.map((language) => ({
            id: language,
            label: languageName(language),
            to: searchFor({ ...shown, language }),
            mark: markOf(language),
          }))}
        />
      </BlockStack>
    </Card>
  );
}
