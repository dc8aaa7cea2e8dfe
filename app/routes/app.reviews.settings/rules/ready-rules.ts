import type { RequestRule } from '#app/modules/reviews/settings/settings.ts';
import type { ReadyRule } from '../../../ui/rules/editor/ready-rules.tsx';
import type { Texts } from '../../../ui/texts/texts.ts';

type Action = RequestRule['then'][number];
type NewRule = Pick<RequestRule, 'when' | 'then'>;
type Ready = keyof Texts['reviewAsking']['rules']['ready'];

const rules: readonly (readonly [Ready, NewRule])[] = [
  [
    'slow',
    {
      when: [{ field: 'line.types', is: 'any-of', values: [] }],
      then: [{ set: 'time', trigger: 'delivered', delayDays: 21, fallbackDays: 28 }],
    },
  ],
  [
    'abroad',
    {
      when: [{ field: 'order.country', is: 'none-of', values: [] }],
      then: [{ set: 'time', trigger: 'delivered', delayDays: 10, fallbackDays: 30 }],
    },
  ],
  [
    'first',
    {
      when: [{ field: 'customer.orders', is: 'below', count: 2, days: null }],
      then: [{ set: 'reminders', days: [5] }],
    },
  ],
  [
    'out',
    { when: [{ field: 'customer.tags', is: 'any-of', values: ['wholesale'] }], then: [{ set: 'skip' }] },
  ],
];

/** Rules that many shops have; what differs from shop to shop is still to be named. */
export function readyRequestRules({ reviewAsking }: Texts): ReadyRule<Action>[] {
  const words = reviewAsking.rules.ready;
  return rules.map(([id, rule]) => ({
    id,
    title: words[id].title,
    text: words[id].text,
    rule: { name: words[id].title, ...rule },
  }));
}
