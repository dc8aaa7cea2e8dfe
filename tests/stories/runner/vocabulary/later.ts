import { z } from 'zod';
import { units } from './orders.ts';
import { alias, disposition, outcome, quantity, sku } from './values.ts';

/** Nouns of areas that are still to come: they are read and checked, and fail as not built when used. */

const ofReturn = { return: alias };

export const laterNouns = {
  redeem: z.strictObject({
    customer: alias,
    reward: z.string(),
    points: quantity.optional(),
    where: z.enum(['checkout', 'cart', 'account', 'pos']).optional(),
    key: z.string().optional(),
    as: alias.optional(),
  }),
  release: z.strictObject({ redemption: alias }),
  adjustPoints: z.strictObject({ customer: alias, points: z.int(), reason: z.string() }),
  withdraw: z.strictObject({
    order: alias,
    email: z.email(),
    lines: units.optional(),
    key: z.string().optional(),
    as: alias.optional(),
  }),
  requestReturn: z.strictObject({
    order: alias,
    customer: alias.optional(),
    email: z.email().optional(),
    lines: z.array(z.strictObject({ sku, quantity: quantity.default(1), reason: z.string() })).min(1),
    outcome,
    exchangeFor: units.optional(),
    key: z.string().optional(),
    as: alias.optional(),
  }),
  approve: z.strictObject(ofReturn),
  decline: z.strictObject({ ...ofReturn, reason: z.string().optional() }),
  cancelReturn: z.strictObject(ofReturn),
  scan: z.strictObject({ ...ofReturn, event: z.string() }),
  receive: z.strictObject({ ...ofReturn, units: units.optional() }),
  inspect: z.strictObject({
    ...ofReturn,
    units: z
      .array(
        z.strictObject({
          sku,
          quantity: quantity.optional(),
          grade: z.string().optional(),
          disposition: disposition.optional(),
        }),
      )
      .optional(),
  }),
  settle: z.strictObject(ofReturn),
  switchOutcome: z.strictObject({ ...ofReturn, outcome }),
  review: z.strictObject({
    customer: alias.optional(),
    email: z.email().optional(),
    order: alias.optional(),
    sku,
    rating: z.int().min(1).max(5),
    title: z.string().optional(),
    body: z.string().optional(),
    via: z.enum(['mail', 'account', 'storefront']).optional(),
    as: alias.optional(),
  }),
  moderate: z.strictObject({ review: alias, action: z.string(), reason: z.string().optional() }),
  answer: z.strictObject({
    survey: z.string(),
    customer: alias.optional(),
    order: alias.optional(),
    score: z.int().min(0).max(10),
    text: z.string().optional(),
  }),
  unsubscribe: z.strictObject({ customer: alias, kind: z.string() }),
};

export type LaterNoun = keyof typeof laterNouns;
