import { useMemo } from 'react';
import { useRuleContext } from '../../../ui/rules/editor/rule-context.ts';
import { RulesSection } from '../../../ui/rules/editor/rules-section.tsx';
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
  const { rules, reasons } = editor.form;
  const vocabulary = useMemo(() => policyVocabulary(names, texts), [names, texts]);
  const ready = useMemo(() => readyRules(reasons, texts.policy.rules.ready), [reasons, texts]);
  const firedOf = useFirings(editor.form);
  return (
    <RulesSection
      about={texts.policy.rules.about}
      editor={editor}
      path="rules"
      rules={rules}
      fields={ruleFields}
      vocabulary={vocabulary}
      ready={ready}
      firedOf={firedOf}
      onChange={(next) => editor.change({ rules: next })}
    />
  );
}
