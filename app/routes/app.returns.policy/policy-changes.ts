import type { PolicyForm } from '#app/modules/returns/policy/forms.ts';
import type { PolicyRule, Reason } from '#app/modules/returns/policy/policy.ts';
import type { RuleNames } from '../../ui/rules/condition-in-words.ts';
import { policyActionInWords } from '../../ui/rules/policy-action-in-words.ts';
import { ruleInWords } from '../../ui/rules/rule-in-words.ts';
import type { Texts } from '../../ui/texts/texts.ts';
import { changesInWords } from '../../ui/versions/changes-in-words.ts';
import { askedWith, policyInWords } from './policy-in-words.ts';
import { reasonTrail } from './reasons/reason-list.ts';

/** What one policy changes of another, a sentence each; none: they say the same. */
export function policyDifferences(
  before: PolicyForm,
  after: PolicyForm,
  texts: Texts,
  names: RuleNames,
): string[] {
  // Told from the words themselves: what reads the same is the same to whoever reads it.
  const same = '';
  const plain = changesInWords(policyInWords(before, texts, names), policyInWords(after, texts, names), {
    ...texts.shared.versions,
    same,
  }).filter((change) => change !== same);
  return [
    ...plain,
    ...reasonDifferences(before.reasons, after.reasons, texts),
    ...ruleDifferences(before.rules, after.rules, texts, names),
  ];
}

/** As a version of the history tells it; `before` null: there was none. */
export function policyChanges(
  before: PolicyForm | null,
  after: PolicyForm,
  texts: Texts,
  names: RuleNames,
): string[] {
  const { versions: words } = texts.shared;
  if (before === null) return [words.first];
  const changes = policyDifferences(before, after, texts, names);
  return changes.length > 0 ? changes : [words.same];
}

function ruleDifferences(
  before: readonly PolicyRule[],
  after: readonly PolicyRule[],
  texts: Texts,
  names: RuleNames,
): string[] {
  const { rules: words } = texts.policy.inWords;
  const said = (rule: PolicyRule) =>
    ruleInWords(rule, (action) => policyActionInWords(action, names, texts), names, texts);
  const calls = ({ name }: PolicyRule) => (name === '' ? words.unnamed : words.quoted(name));
  const changed = after.flatMap((rule) => {
    const was = before.find(({ id }) => id === rule.id);
    if (was === undefined) return [words.added(said(rule))];
    return [
      ...(said(was) === said(rule) ? [] : [words.changed(said(was), said(rule))]),
      ...(was.name === rule.name ? [] : [words.renamed(calls(was), calls(rule))]),
      ...(was.on === rule.on ? [] : [words[rule.on ? 'on' : 'off'](said(rule))]),
    ];
  });
  const removed = before
    .filter(({ id }) => !after.some((rule) => rule.id === id))
    .map((rule) => words.removed(said(rule)));
  return [...changed, ...removed, ...(isReordered(before, after) ? [words.order] : [])];
}

function reasonDifferences(before: readonly Reason[], after: readonly Reason[], texts: Texts): string[] {
  const { inWords, reasons } = texts.policy;
  const { reasons: words } = inWords;
  const changed = after.flatMap((reason) => {
    const called = reasonTrail(after, reason.id);
    const was = before.find(({ id }) => id === reason.id);
    const asks = askedWith(reason, texts);
    if (was === undefined) return [words.added(asks === '' ? called : `${called} (${asks})`)];
    const formerly = reasonTrail(before, reason.id);
    return [
      ...(formerly === called ? [] : [words.renamed(formerly, called)]),
      ...(askedWith(was, texts) === asks ? [] : [words.asks(called, asks)]),
      ...(was.shopify === reason.shopify
        ? []
        : [words.shopify(called, reasons.handles[reason.shopify] ?? reason.shopify)]),
    ];
  });
  const removed = before
    .filter(({ id }) => !after.some((reason) => reason.id === id))
    .map(({ id }) => words.removed(reasonTrail(before, id)));
  return [...changed, ...removed, ...(isReordered(before, after) ? [words.order] : [])];
}

/** Do those that are in both stand in another order? */
function isReordered(before: readonly Named[], after: readonly Named[]): boolean {
  const kept = (entries: readonly Named[], others: readonly Named[]) =>
    entries.filter(({ id }) => others.some((other) => other.id === id)).map(({ id }) => id);
  return kept(before, after).join() !== kept(after, before).join();
}

interface Named {
  readonly id: string;
}
