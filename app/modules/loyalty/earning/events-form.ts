import { z } from 'zod';
import { isStorable } from '#app/kernel/text.ts';
import { type LimitSpan, limitSpans } from './event-limits.ts';
import type { CustomEvent } from './program.ts';
import { whole } from './whole-field.ts';

/** An event that another system tells of, as the programme's screen shows it. */
export interface EventForm {
  /** What the other system calls it by: "workshop-attended". */
  readonly id: string;
  readonly name: string;
  /** "50" */
  readonly points: string;
  /** `always`: it earns every time, and `times` says nothing. */
  readonly per: LimitSpan | 'always';
  /** "1" */
  readonly times: string;
}

const most = 50;

const eventForm = z
  .object({
    id: z
      .string()
      .trim()
      .regex(
        /^[a-z0-9][a-z0-9-]{0,49}$/,
        'An ID has up to 50 small letters, digits and hyphens: workshop-attended.',
      ),
    name: z
      .string()
      .trim()
      .min(1, 'Give the event a name.')
      .max(100, 'A name has at most 100 characters.')
      .refine(isStorable, 'The name has a character that cannot be kept.'),
    points: whole(1, 1_000_000, 'Points'),
    per: z.enum([...limitSpans, 'always']),
    times: z.string().trim().default(''),
  })
  .superRefine(({ per, times }, context) => {
    if (per === 'always' || (/^\d{1,4}$/.test(times) && Number(times) >= 1 && Number(times) <= 1000)) return;
    context.addIssue({
      code: 'custom',
      message: 'A limit is a whole number from 1 to 1,000.',
      path: ['times'],
    });
  })
  .transform(({ id, name, points, per, times }) => ({
    id,
    name,
    points: Number(points),
    limit: per === 'always' ? null : { times: Number(times), per },
  }));

/** The form's field `events`; absent: there are none. */
export const eventsFormSchema = z
  .array(eventForm)
  .max(most, `At most ${most} events.`)
  .superRefine((events, context) => {
    for (const [index, { id }] of events.entries())
      if (events.findIndex((other) => other.id === id) < index)
        context.addIssue({
          code: 'custom',
          message: 'Another event has this ID.',
          path: [index, 'id'],
        });
  })
  .default([]);

/** Events as their form shows them. */
export function eventsForm(events: readonly CustomEvent[]): readonly EventForm[] {
  return events.map(({ id, name, points, limit }) => ({
    id,
    name,
    points: String(points),
    per: limit?.per ?? 'always',
    times: String(limit?.times ?? 1),
  }));
}
