import { useMemo } from 'react';
import type { Rule } from '#app/kernel/rules/decide.ts';
import type { SettingsForm } from '#app/modules/reviews/settings/forms.ts';
import { type RequestAction, requestFields } from '#app/modules/reviews/settings/settings.ts';
import type { FormEditor } from '../../../ui/forms/use-form-editor.ts';
import { Section } from '../../../ui/page/section.tsx';
import { Text } from '../../../ui/polaris.ts';
import { RulesEditor } from '../../../ui/rules/editor/rules-editor.tsx';
import { useTexts } from '../../../ui/texts/texts.ts';
import { readyRequestRules } from './ready-rules.ts';
import { requestVocabulary } from './request-vocabulary.ts';

/** Who is asked at another time, reminded otherwise, or not asked. */
export function RulesCard({ editor }: { editor: FormEditor<SettingsForm> }) {
  const texts = useTexts();
  const { form, change, errorOf, wrongAt, touch } = editor;
  const { rules } = form.request;
  const vocabulary = useMemo(() => requestVocabulary(texts), [texts]);
  const ready = useMemo(() => readyRequestRules(texts), [texts]);
  const set = (next: readonly Rule<RequestAction>[]) =>
    change({
      request: {
        ...form.request,
        rules: next.map((rule) => ({ ...rule, when: [...rule.when], then: [...rule.then] })),
      },
    });
  const on = rules.filter((rule) => rule.on).length;
  return (
    <Section
      id="rules"
      title={texts.rules.editor.title}
      about={texts.reviewAsking.rules.about}
      aside={
        rules.length === 0 ? null : (
          <Text as="span" tone="subdued">
            {texts.rules.editor.count(on, rules.length)}
          </Text>
        )
      }
    >
      <RulesEditor
        rules={rules}
        fields={requestFields}
        vocabulary={vocabulary}
        ready={ready}
        firedOf={() => ''}
        errorOf={(path) => errorOf(`request.rules.${path}`)}
        wrongAt={(path) => wrongAt(`request.rules.${path}`)}
        touch={(path) => touch(`request.rules.${path}`)}
        onChange={set}
      />
    </Section>
  );
}
