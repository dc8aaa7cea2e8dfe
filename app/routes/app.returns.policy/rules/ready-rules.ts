import type { Condition } from '#app/kernel/rules/condition.ts';
import type { Rule } from '#app/kernel/rules/decide.ts';
import type { PolicyAction, Reason } from '#app/modules/returns/policy/policy.ts';
import type { ReadyRule } from '../../../ui/rules/editor/ready-rules.tsx';
import type { Texts } from '../../../ui/texts/texts.ts';

type NewRule = Pick<Rule<PolicyAction>, 'name' | 'when' | 'then'>;
type Ready = keyof Texts['policy']['rules']['ready'];

const sameWindow = {
  set: 'window',
  days: null,
  months: null,
  from: null,
  transitDays: null,
  until: null,
} as const;

/** Shopify's handles of reasons for which a shop has to answer, and of mistakes that are its own. */
const faulty = ['defective', 'damaged', 'not-as-described'];
const mistaken = ['damaged', 'wrong-item', 'not-as-described'];

/** An order of three hundred units of the currency, or thirty thousand of one without smaller units, is worth a look. */
const valuableMinor = 30_000;

/** Rules that many shops have, made of this policy's own reasons. One whose reasons are not offered is left out. */
export function readyRules(
  reasons: readonly Pick<Reason, 'id' | 'shopify'>[],
  words: Texts['policy']['rules']['ready'],
): ReadyRule<PolicyAction>[] {
  const because = (handles: readonly string[]): Condition[] => {
    const values = reasons.filter(({ shopify }) => handles.includes(shopify)).map(({ id }) => id);
    return values.length === 0 ? [] : [{ field: 'return.reason', is: 'any-of', values }];
  };
  const rules: readonly (readonly [Ready, Omit<NewRule, 'name'>])[] = [
    ['guarantee', { when: because(faulty), then: guaranteed }],
    [
      'season',
      {
        when: [{ field: 'order.boughtOn', is: 'between', from: '11-15', to: '12-24' }],
        then: [{ ...sameWindow, until: '01-31' }],
      },
    ],
    ['override', { when: because(mistaken), then: [{ set: 'final-sale', to: false }] }],
    [
      'loyal',
      {
        when: [{ field: 'customer.orders', is: 'at-least', count: 3, days: null }],
        then: [{ ...sameWindow, days: 60, from: 'delivered' }],
      },
    ],
    [
      'valuable',
      {
        when: [{ field: 'order.value', is: 'at-least', minor: valuableMinor }],
        then: [{ set: 'approval', to: 'manual' }],
      },
    ],
  ];
  return rules
    .filter(([, { when }]) => when.length > 0)
    .map(([id, rule]) => ({
      id,
      title: words[id].title,
      text: words[id].text,
      rule: { name: words[id].title, ...rule },
    }));
}

/** By law, for two years from delivery; choosing a repair or another one is between the shop and its customer. */
const guaranteed: readonly PolicyAction[] = [
  { ...sameWindow, months: 24, from: 'delivered' },
  { set: 'final-sale', to: false },
  { set: 'refund', to: true },
  { set: 'exchange', to: { even: true } },
  { set: 'restocking', percent: null, outcomes: [] },
  { set: 'return-shipping', fee: { minor: null, byCurrency: {} }, outcomes: [] },
];
