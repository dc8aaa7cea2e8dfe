import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from './condition.ts';
import { decideParts, type Rule, type RuleFacts, ruleFits } from './decide.ts';

fc.configureGlobal({ numRuns: Number(process.env.LAW_RUNS ?? 60) });

interface Paint {
  readonly parts: readonly string[];
  readonly colour: string;
}

const facts = (tags: readonly string[] | null): RuleFacts => ({
  names: () => tags,
  number: () => null,
  date: () => null,
});
const tagged = (...values: string[]): Condition => ({ field: 'line.tags', is: 'any-of', values });
const rule = (id: string, when: Condition[], ...then: Paint[]): Rule<Paint> => ({
  id,
  name: id,
  on: true,
  when,
  then,
});
const partsOf = (paint: Paint) => paint.parts;

describe('a rule', () => {
  it('fits when all of its conditions hold', () => {
    const both = rule('both', [tagged('a'), tagged('b')]);
    expect(ruleFits(both, facts(['a', 'b']))).toBe(true);
    expect(ruleFits(both, facts(['a']))).toBe(false);
    expect(ruleFits(both, facts(null))).toBe(false);
  });

  it('without conditions fits everything, and switched off nothing', () => {
    expect(ruleFits(rule('all', []), facts(null))).toBe(true);
    expect(ruleFits({ ...rule('all', []), on: false }, facts(['a']))).toBe(false);
  });
});

describe('rules in priority order', () => {
  it('each decide what none before them has', () => {
    const rules = [
      rule('no', [tagged('x')], { parts: ['wall', 'door'], colour: 'black' }),
      rule('first', [tagged('a')], { parts: ['door'], colour: 'red' }, { parts: ['door'], colour: 'pink' }),
      rule('second', [], { parts: ['door', 'roof'], colour: 'blue' }, { parts: ['wall'], colour: 'grey' }),
    ];
    const decided = decideParts(rules, facts(['a']), partsOf);
    expect([...decided].map(([part, { action, rule: by }]) => [part, action.colour, by.id])).toEqual([
      ['door', 'red', 'first'],
      ['roof', 'blue', 'second'],
      ['wall', 'grey', 'second'],
    ]);
  });
});

describe('laws of rules', () => {
  const paint = fc.record({
    parts: fc.subarray(['wall', 'door', 'roof'], { minLength: 1 }),
    colour: fc.constantFrom('red', 'blue', 'grey'),
  });
  const anyRule = fc
    .record({
      on: fc.boolean(),
      when: fc.array(
        fc.subarray(['a', 'b', 'c'], { minLength: 1 }).map((values) => tagged(...values)),
        {
          maxLength: 2,
        },
      ),
      then: fc.array(paint, { minLength: 1, maxLength: 3 }),
    })
    .map((made) => ({ id: 'rule', name: '', ...made }));
  const rules = fc.array(anyRule, { maxLength: 6 });
  const tags = fc.option(fc.subarray(['a', 'b', 'c', 'd']));
  const told = (decided: ReturnType<typeof decideParts<Paint, string>>) =>
    [...decided].map(([part, { action }]) => [part, action.colour]).sort();

  it('the same rules and facts come to the same', () => {
    fc.assert(
      fc.property(rules, tags, (some, own) => {
        expect(told(decideParts(some, facts(own), partsOf))).toEqual(
          told(decideParts(structuredClone(some), facts(own), partsOf)),
        );
      }),
    );
  });

  it('a part is what the first fitting rule that sets it says', () => {
    fc.assert(
      fc.property(rules, tags, (some, own) => {
        const decided = decideParts(some, facts(own), partsOf);
        for (const part of ['wall', 'door', 'roof']) {
          const first = some
            .filter((one) => ruleFits(one, facts(own)))
            .flatMap((one) => one.then)
            .find((action) => action.parts.includes(part));
          expect(decided.get(part)?.action).toEqual(first);
        }
      }),
    );
  });

  it('rules that do not fit, and rules put last that set nothing new, change nothing', () => {
    fc.assert(
      fc.property(rules, tags, (some, own) => {
        const whole = decideParts(some, facts(own), partsOf);
        const fitting = some.filter((one) => ruleFits(one, facts(own)));
        expect(told(decideParts(fitting, facts(own), partsOf))).toEqual(told(whole));
        const repeated = [...some, ...some];
        expect(told(decideParts(repeated, facts(own), partsOf))).toEqual(told(whole));
      }),
    );
  });
});
