import { useMemo } from 'react';
import type { SettingsForm } from '#app/modules/reviews/settings/forms.ts';
import { requestFields } from '#app/modules/reviews/settings/settings.ts';
import type { FormEditor } from '../../../ui/forms/use-form-editor.ts';
import { RulesSection } from '../../../ui/rules/editor/rules-section.tsx';
import { useTexts } from '../../../ui/texts/texts.ts';
import { readyRequestRules } from './ready-rules.ts';
import { requestVocabulary } from './request-vocabulary.ts';

/** Who is asked at another time, reminded otherwise, or not asked. */
export function RulesCard({ editor }: { editor: FormEditor<SettingsForm> }) {
  const texts = useTexts();
  const { request } = editor.form;
  const vocabulary = useMemo(() => requestVocabulary(texts), [texts]);
  const ready = useMemo(() => readyRequestRules(texts), [texts]);
  return (
    <RulesSection
      about={texts.reviewAsking.rules.about}
      editor={editor}
      path="request.rules"
      rules={request.rules}
      fields={requestFields}
      vocabulary={vocabulary}
      ready={ready}
      firedOf={() => ''}
      onChange={(rules) => editor.change({ request: { ...request, rules } })}
    />
  );
}
