import { decideParts } from '#app/kernel/rules/decide.ts';
import { evaluateCondition } from '#app/kernel/rules/evaluate.ts';
import type { RuleField } from '#app/kernel/rules/fields.ts';
import type { OrderedLine, ReviewableOrder } from '../ports.ts';
import type { RequestAction, RequestSettings } from '../settings/settings.ts';
import { requestFacts } from './request-facts.ts';

/** How one line of an order is asked about. */
export interface RequestTerms {
  readonly time: Pick<RequestSettings, 'trigger' | 'delayDays' | 'fallbackDays'>;
  /** Days after the request. */
  readonly reminders: readonly number[];
  readonly skip: boolean;
  /** Ids of the rules that decided; null: the plan did. */
  readonly by: Readonly<Record<RequestAction['set'], string | null>>;
}

/** As far as lines can differ. */
type Plan = Omit<RequestSettings, 'waitForAllDays' | 'sendWindow'>;

/** Of each thing, what the first fitting rule says, else the plan. */
export function termsOf(order: ReviewableOrder, line: OrderedLine, settings: Plan): RequestTerms {
  const decided = decideParts(settings.rules, requestFacts(order, line), ({ set }) => [set]);
  const by = (part: RequestAction['set']) => decided.get(part)?.rule.id ?? null;
  const time = decided.get('time')?.action;
  const reminders = decided.get('reminders')?.action;
  return {
    time: time?.set === 'time' ? time : settings,
    reminders: reminders?.set === 'reminders' ? reminders.days : settings.reminders,
    skip: decided.has('skip'),
    by: { time: by('time'), reminders: by('reminders'), skip: by('skip') },
  };
}

/** What rules that are on ask about and nobody knows of this order: there, none of their conditions holds. */
export function unknownTo(
  order: ReviewableOrder,
  lines: readonly OrderedLine[],
  { rules }: RequestSettings,
): readonly RuleField[] {
  const asked = lines.flatMap((line) => {
    const facts = requestFacts(order, line);
    return rules
      .filter(({ on }) => on)
      .flatMap(({ when }) => when)
      .filter((condition) => evaluateCondition(condition, facts) === 'unknown')
      .map(({ field }) => field);
  });
  return [...new Set(asked)];
}
