import { useMemo } from 'react';
import type { Rule } from '#app/kernel/rules/decide.ts';
import type { PolicyAction } from '#app/modules/returns/policy/policy.ts';
import { Section } from '../../../ui/page/section.tsx';
import { Text } from '../../../ui/polaris.ts';
import { useRuleContext } from '../../../ui/rules/editor/rule-context.ts';
import { RulesEditor } from '../../../ui/rules/editor/rules-editor.tsx';
import { ruleFields } from '../../../ui/rules/vocabulary.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { PolicyEditor } from '../form/editor.ts';
import { policyVocabulary } from './policy-vocabulary.ts';
import { readyRules } from './ready-rules.ts';
import { useFirings } from './use-firings.ts';

/** Exceptions to the rest of the policy. */
export function RulesCard({ editor }: { editor: PolicyEditor }) {
  const texts = useTexts();
  const { names } = useRuleContext();
  const { form, change, errorOf, wrongAt, touch } = editor;
  const { rules, reasons } = form;
  const vocabulary = useMemo(() => policyVocabulary(names, texts), [names, texts]);
  const ready = useMemo(() => readyRules(reasons, texts.policy.rules.ready), [reasons, texts]);
  const firedOf = useFirings(form);
  const set = (next: readonly Rule<PolicyAction>[]) =>
    change({ rules: next.map((rule) => ({ ...rule, when: [...rule.when], then: [...rule.then] })) });
  const on = rules.filter((rule) => rule.on).length;
  return (
    <Section
      id="rules"
      title={texts.rules.editor.title}
      about={texts.policy.rules.about}
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
        fields={ruleFields}
        vocabulary={vocabulary}
        ready={ready}
        firedOf={firedOf}
        errorOf={(path) => errorOf(`rules.${path}`)}
        wrongAt={(path) => wrongAt(`rules.${path}`)}
        touch={(path) => touch(`rules.${path}`)}
        onChange={set}
      />
    </Section>
  );
}
