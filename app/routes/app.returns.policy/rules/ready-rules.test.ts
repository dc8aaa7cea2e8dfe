import { expect, test } from 'vitest';
import { policyActionSchema, policyRuleSchema } from '#app/modules/returns/policy/policy.ts';
import { defaultReasons } from '#app/modules/returns/policy/reasons.ts';
import { withRule } from '../../../ui/rules/rule-list.ts';
import { en } from '../../../ui/texts/en.ts';
import { actionGroups, freshAction } from './fresh-action.ts';
import { readyRules } from './ready-rules.ts';

const ready = readyRules(defaultReasons, en.policy.rules.ready);

test('rules to start from are complete as they stand', () => {
  expect(ready.map(({ id }) => id)).toEqual(['guarantee', 'season', 'override', 'loyal', 'valuable']);
  for (const { rule } of ready)
    expect(policyRuleSchema.safeParse(withRule([], rule)[0]).success, rule.name).toBe(true);
});

test('they name the reasons of this policy', () => {
  expect(ready[0]?.rule.when).toEqual([
    { field: 'return.reason', is: 'any-of', values: ['defective', 'damaged', 'not-as-described'] },
  ]);
});

test('one whose reasons are not offered is left out', () => {
  const few = [{ id: 'a', shopify: 'other' }];
  expect(readyRules(few, en.policy.rules.ready).map(({ id }) => id)).toEqual(['season', 'loyal', 'valuable']);
});

test('every kind of action can be begun, and stands in one group', () => {
  const kinds = Object.values(actionGroups).flat();
  expect(kinds.toSorted()).toEqual(policyActionSchema.options.map(({ shape }) => shape.set.value).toSorted());
  for (const kind of kinds) expect(freshAction(kind)?.set).toBe(kind);
  expect(freshAction('stars')).toBeNull();
});
