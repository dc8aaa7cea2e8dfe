import { z } from 'zod';
import { fields } from './columns.ts';
import { dateOrders } from './dates.ts';
import { delimiters } from './delimiter.ts';
import { encodings } from './encoding.ts';
import { scales } from './stars.ts';

/** Were people given something for their review? Nothing shows in what such a review is counted as when it is not known. */
export const incentiveAnswers = ['no', 'yes', 'by-column', 'unknown'] as const;
export type IncentiveAnswer = (typeof incentiveAnswers)[number];

/** As the file says it, or all of them wait for a person. There is no choice by stars. */
export const publishings = ['as-in-file', 'held'] as const;
export type Publishing = (typeof publishings)[number];

/** What is to be known of a file before it can be read, as it is kept; null: nobody has said it yet. */
export const storedOptions = z.object({
  encoding: z.enum(encodings).nullable(),
  delimiter: z.enum(delimiters).nullable(),
  header: z.array(z.string()),
  columns: z.partialRecord(z.enum(fields), z.int().min(0)),
  /** The columns are known, by the supplier's header or because the merchant pointed at them. */
  mapped: z.boolean(),
  dateOrder: z.enum(dateOrders).nullable(),
  /** Dates that the order of days and months matters for, and it cannot be told. */
  dateAsked: z.boolean(),
  scale: z.union(scales.map((scale) => z.literal(scale))),
  incentives: z.enum(incentiveAnswers).nullable(),
  publish: z.enum(publishings),
});
export type ImportOptions = z.infer<typeof storedOptions>;

/** What the merchant is asked, in the order in which the answers are needed. */
export const questions = ['encoding', 'delimiter', 'columns', 'date-order', 'incentives'] as const;
export type Question = (typeof questions)[number];

export function openQuestions(options: ImportOptions): Question[] {
  // Each of the first three has to be answered before the next can be asked.
  if (options.encoding === null) return ['encoding'];
  if (options.delimiter === null) return ['delimiter'];
  if (!options.mapped) return ['columns'];
  const open: Question[] = [];
  if (options.dateAsked && options.dateOrder === null) open.push('date-order');
  if (options.incentives === null) open.push('incentives');
  return open;
}

/** What the merchant answers; what is absent stays as it is. `publish` by stars is no answer that there is. */
export const answersForm = z.strictObject({
  encoding: z.enum(encodings).optional(),
  delimiter: z.enum(delimiters).optional(),
  columns: z.partialRecord(z.enum(fields), z.int().min(0).max(500)).optional(),
  dateOrder: z.enum(dateOrders).optional(),
  scale: z.union(scales.map((scale) => z.literal(scale))).optional(),
  incentives: z.enum(incentiveAnswers).optional(),
  publish: z.enum(publishings).optional(),
});
export type ImportAnswers = z.infer<typeof answersForm>;
