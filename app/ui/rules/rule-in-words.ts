import type { Condition } from '#app/kernel/rules/condition.ts';
import type { Texts } from '../texts/texts.ts';
import { conditionInWords, type RuleNames } from './condition-in-words.ts';

/** Enough of a rule to say it; `then` differs by what the rules are for. */
interface Said<Action> {
  readonly name: string;
  readonly when: readonly Condition[];
  readonly then: readonly Action[];
}

/** "If the customer is Gold, the window is 60 days from delivery." `inWords`: an action as a clause. */
export function ruleInWords<Action>(
  { when, then }: Pick<Said<Action>, 'when' | 'then'>,
  inWords: (action: Action) => string,
  names: RuleNames,
  texts: Pick<Texts, 'rules'>,
): string {
  const { sentence } = texts.rules;
  const conditions = when.map((condition) => conditionInWords(condition, names, texts));
  const actions = all(then.map(inWords), sentence);
  return conditions.length === 0
    ? sentence.always(actions)
    : sentence.when(all(conditions, sentence), actions);
}

/** As the merchant calls it, else the whole sentence. */
export function ruleCalled<Action>(
  rule: Said<Action>,
  inWords: (action: Action) => string,
  names: RuleNames,
  texts: Pick<Texts, 'rules'>,
): string {
  return rule.name.trim() || ruleInWords(rule, inWords, names, texts);
}

/** Every clause, however many: a rule that leaves one out would lie. */
function all(clauses: readonly string[], words: Texts['rules']['sentence']): string {
  if (clauses.length === 0) return words.blank;
  const last = clauses.at(-1) ?? '';
  return clauses.length === 1 ? last : words.and(clauses.slice(0, -1).join(', '), last);
}
