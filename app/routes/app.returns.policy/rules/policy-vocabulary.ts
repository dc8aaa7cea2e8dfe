import type { PolicyAction } from '#app/modules/returns/policy/policy.ts';
import type { RuleNames } from '../../../ui/rules/condition-in-words.ts';
import type { ActionVocabulary } from '../../../ui/rules/editor/actions.ts';
import { policyActionInWords } from '../../../ui/rules/policy-action-in-words.ts';
import type { Texts } from '../../../ui/texts/texts.ts';
import { PolicyActionFields } from './action-fields.tsx';
import { actionGroups, freshAction } from './fresh-action.ts';

/** What rules of the return policy can do. */
export function policyVocabulary(names: RuleNames, texts: Texts): ActionVocabulary<PolicyAction> {
  const { groups, actions } = texts.policy.rules;
  const kindsOf = (ids: readonly PolicyAction['set'][]) => ids.map((id) => ({ id, label: actions[id] }));
  return {
    groups: [
      { title: groups.time, kinds: kindsOf(actionGroups.time) },
      { title: groups.eligible, kinds: kindsOf(actionGroups.eligible) },
      { title: groups.outcomes, kinds: kindsOf(actionGroups.outcomes) },
      { title: groups.steps, kinds: kindsOf(actionGroups.steps) },
    ],
    kindOf: ({ set }) => set,
    fresh: freshAction,
    inWords: (action) => policyActionInWords(action, names, texts),
    Fields: PolicyActionFields,
  };
}
