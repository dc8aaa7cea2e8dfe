import type { z } from 'zod';
import { conditions } from './typed-rules.ts';
import type { reviews } from './vocabulary/areas.ts';

type Request = NonNullable<z.output<typeof reviews>['request']>;
type Rule = NonNullable<Request['rules']>[number];
type Ids = ReadonlyMap<string, string>;

/** The story's reviews settings as their screen's form sends them; `collections`: ids by title. */
export function typedRequestPlan(
  { request = {}, publish, questions, incentive }: z.output<typeof reviews>,
  collections: Ids,
  currency: string,
): object {
  return {
    request: {
      trigger: request.trigger ?? 'delivered',
      delayDays: String(request.delayDays ?? 7),
      fallbackDays: request.fallbackDays === undefined ? '' : String(request.fallbackDays),
      waitForAllDays: String(request.waitForAllDays ?? 0),
      sendWindow: request.sendWindow ?? '09:00-21:00',
      reminders: (request.reminders ?? []).join(', '),
      rules: (request.rules ?? []).map(({ when, then: sets }, index) => ({
        ...{ id: `rule-${index + 1}`, name: '', on: true },
        when: conditions(when, collections, currency),
        then: actions(sets),
      })),
    },
    publish: publish ?? 'auto',
    ...(incentive && 'code' in incentive && { incentive: codeForm(incentive.code) }),
    ...(questions && { questions: { on: true, publish: 'auto', owners: true, ...questions } }),
  };
}

/** Numbers as typed. */
const codeForm = ({ percent, days }: { percent: number; days: number }) => ({
  ...{ kind: 'code', percent: String(percent), days: String(days) },
});

function actions({ time, reminders, skip }: Rule['then']): object[] {
  return [
    ...(time === undefined ? [] : [{ set: 'time', ...time, fallbackDays: time.fallbackDays ?? null }]),
    ...(reminders === undefined ? [] : [{ set: 'reminders', days: reminders }]),
    ...(skip === undefined ? [] : [{ set: 'skip' }]),
  ];
}
