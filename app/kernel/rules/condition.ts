import { z } from 'zod';
import { amountFields, countFields, dateFields, namesFields, percentFields } from './fields.ts';

/** A percentage with up to four decimals, from 0 to 100: "20", "7.5". */
export const percentSchema = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,4})?$/)
  .refine((text) => Number(text) <= 100);

/** "2026-11-15", or "11-15" in every year. */
export const dayOfYear = z.string().regex(/^(\d{4}-)?(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);

/** Fields of history look this many local days back. */
const days = z.int().min(1).max(3650).nullable();
const compared = z.enum(['at-least', 'below']);

/** One condition of a rule: all of a rule's conditions have to hold. */
export const conditionSchema = z.union([
  z.strictObject({
    field: z.enum(namesFields),
    is: z.enum(['any-of', 'none-of']),
    values: z.array(z.string().trim().min(1).max(255)).min(1).max(1000),
  }),
  z.strictObject({
    field: z.enum(amountFields),
    is: compared,
    /** Minor units of the shop's currency. */
    minor: z.int().min(0).max(1_000_000_000),
  }),
  z.strictObject({ field: z.enum(percentFields), is: compared, percent: percentSchema, days }),
  z.strictObject({ field: z.enum(countFields), is: compared, count: z.int().min(0).max(100_000), days }),
  /** Inclusive local dates; a yearly span may cross the turn of the year. */
  z.strictObject({ field: z.enum(dateFields), is: z.literal('between'), from: dayOfYear, to: dayOfYear }),
]);

export type Condition = z.infer<typeof conditionSchema>;

/** What every rule has; `then` differs by what the rules are for. In priority order: the first that fits decides. */
export function ruleSchema<Action extends z.ZodType>(action: Action) {
  return z.strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,49}$/),
    /** As the merchant calls it; empty: the sentence is its name. */
    name: z.string().trim().max(100),
    on: z.boolean(),
    when: z.array(conditionSchema).max(20),
    then: z.array(action).min(1).max(20),
  });
}
