import { z } from 'zod';
import { sentenceAt } from '#app/kernel/rules/errors-by-field.ts';
import { isStorable } from '#app/kernel/text.ts';
import { type RequestRule, type RequestSettings, requestRuleSchema } from './settings.ts';

/** How customers are asked, as the screen shows it: text as typed; rules as the settings keep them. */
export interface RequestForm {
  readonly trigger: RequestSettings['trigger'];
  readonly delayDays: string;
  /** '' for never without a report of delivery. */
  readonly fallbackDays: string;
  readonly waitForAllDays: string;
  /** "09:00-21:00" */
  readonly sendWindow: string;
  /** Days after the request: "3, 10"; '' for none. */
  readonly reminders: string;
  readonly rules: readonly RequestRule[];
}

const time = '(?:[01]\\d|2[0-3]):[0-5]\\d';
const windowMessage = 'Enter two times of day, such as 09:00-21:00.';
const remindersMessage = 'Enter up to three numbers of days from 1 to 365, such as 3, 10.';

function days(what: string, digits: RegExp = /^\d{1,3}$/) {
  const message = `${what} is a whole number of days from 0 to 365.`;
  return z
    .string()
    .trim()
    .regex(digits, message)
    .refine((text) => Number(text) <= 365, message);
}

const orNever = /^(\d{1,3})?$/;

/** Each day once, in the order they come. */
const reminders = z
  .string()
  .trim()
  .regex(/^(\d{1,3}([\s,]+\d{1,3}){0,2})?$/, remindersMessage)
  .transform((text) =>
    [
      ...new Set(
        text
          .split(/[\s,]+/)
          .filter(Boolean)
          .map(Number),
      ),
    ].sort((a, b) => a - b),
  )
  .refine((list) => list.every((day) => day >= 1 && day <= 365), remindersMessage)
  .default([]);

const rules = z
  .array(
    requestRuleSchema
      .refine(({ name }) => isStorable(name), {
        message: 'The name has a character that cannot be kept.',
        path: ['name'],
      })
      .refine(
        ({ when }) =>
          when.every((condition) => !('values' in condition) || condition.values.every(isStorable)),
        { message: 'A name has a character that cannot be kept.', path: ['when'] },
      )
      .refine(({ when }) => when.every((condition) => !('days' in condition) || condition.days === null), {
        message: 'Rules of requests count all orders: leave the days empty.',
        path: ['when'],
      }),
  )
  .max(50, 'At most 50 rules.')
  .refine(
    (all) => new Set(all.map(({ id }) => id)).size === all.length,
    'Two rules have the same short name.',
  )
  .default([]);

export const requestFormSchema = z.strictObject({
  trigger: z.enum(['delivered', 'fulfilled', 'ordered'], 'Choose what the time counts from.'),
  delayDays: days('The delay').transform(Number),
  fallbackDays: days('The time without a delivery report', orNever).transform((text) =>
    text === '' ? null : Number(text),
  ),
  waitForAllDays: days('The wait for other parcels').transform(Number),
  sendWindow: z
    .string()
    .trim()
    .regex(new RegExp(`^${time}-${time}$`), windowMessage)
    .transform((text) => ({ from: text.slice(0, 5), to: text.slice(6) })),
  reminders,
  rules,
});

/** How customers are asked, as the form shows it. */
export function requestForm(request: RequestSettings): RequestForm {
  return {
    trigger: request.trigger,
    delayDays: String(request.delayDays),
    fallbackDays: request.fallbackDays === null ? '' : String(request.fallbackDays),
    waitForAllDays: String(request.waitForAllDays),
    sendWindow: `${request.sendWindow.from}-${request.sendWindow.to}`,
    reminders: request.reminders.join(', '),
    rules: request.rules,
  };
}

/** What is expected at a path of rules whose fault has no words of its own. */
export function expectedInRules(path: readonly PropertyKey[]): string {
  return sentenceAt(path, {
    delayDays: 'Enter a whole number of days from 0 to 365.',
    fallbackDays: 'Enter a whole number of days from 0 to 365.',
    days: remindersMessage,
    field: 'Rules cannot ask about this.',
  });
}
