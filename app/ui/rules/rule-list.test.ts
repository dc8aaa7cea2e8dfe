import { expect, test } from 'vitest';
import { conditionSchema } from '#app/kernel/rules/condition.ts';
import type { Rule } from '#app/kernel/rules/decide.ts';
import { en } from '../texts/en.ts';
import { freshId, withChanged, withCopy, withoutRule, withRule } from './rule-list.ts';
import { fieldGroups, freshCondition, isRuleField, notANumber, ruleFields } from './vocabulary.ts';

const rule = (id: string, name = ''): Rule<string> => ({ id, name, on: true, when: [], then: ['x'] });
const ids = (rules: readonly Rule<string>[]) => rules.map(({ id }) => id);

test('a new rule takes no id of another and comes last', () => {
  expect(freshId([])).toBe('rule-1');
  expect(freshId([rule('rule-2')])).toBe('rule-3');
  expect(withRule([rule('rule-2')], { name: 'New', when: [], then: ['y'] })[1]).toEqual({
    id: 'rule-3',
    name: 'New',
    on: true,
    when: [],
    then: ['y'],
  });
});

test('a copy stands after its rule, is off and says that it is one', () => {
  const copied = withCopy([rule('a', 'Gold'), rule('b')], 0, en.rules.editor.copy);
  expect(ids(copied)).toEqual(['a', 'rule-3', 'b']);
  expect(copied[1]).toMatchObject({ name: 'Gold (copy)', on: false });
  expect(withCopy([rule('a')], 0, en.rules.editor.copy)[1]?.name).toBe('');
  expect(withCopy([rule('a')], 7, en.rules.editor.copy)).toEqual([rule('a')]);
});

test('a copy of a long name still fits', () => {
  expect(withCopy([rule('a', 'n'.repeat(100))], 0, en.rules.editor.copy)[1]?.name).toHaveLength(100);
});

test('a rule is changed or taken out by its place', () => {
  expect(withChanged([rule('a'), rule('b')], 1, { on: false }).map(({ on }) => on)).toEqual([true, false]);
  expect(ids(withoutRule([rule('a'), rule('b')], 0))).toEqual(['b']);
});

test('every field can be asked about, is in one group, and has words', () => {
  expect(new Set(ruleFields).size).toBe(ruleFields.length);
  for (const field of ruleFields) {
    expect(freshCondition(field).field).toBe(field);
    expect(en.rules.fields[field]).not.toBe('');
    expect(isRuleField(field)).toBe(true);
  }
  expect(Object.keys(fieldGroups)).toEqual(Object.keys(en.rules.groups));
  expect(isRuleField('review.stars')).toBe(false);
});

test('what is not filled in yet is taken by no schema', () => {
  const open = ruleFields.map(freshCondition).filter((condition) => !('from' in condition));
  expect(open.every((condition) => !conditionSchema.safeParse(condition).success)).toBe(true);
  expect(notANumber).toBeLessThan(0);
});
