import type { Condition } from '#app/kernel/rules/condition.ts';
import { namesMeet, plainName } from '#app/kernel/rules/evaluate.ts';

// The conditions that a storefront can answer, as its blocks read them.

/** `any`: one of the thing's own names has to be among `values`; else none may be. Names are in lower case. */
export interface PromiseNames {
  readonly of: 'country' | 'sku' | 'product' | 'tag' | 'collection' | 'type' | 'vendor';
  readonly any: boolean;
  readonly values: readonly string[];
}

/** Bought on a day from the one to the other: 1115 in every year, or 20261115. */
export interface PromiseDays {
  readonly of: 'day';
  readonly any: true;
  readonly from: number;
  readonly to: number;
  /** The span crosses New Year. */
  readonly crosses: boolean;
}

export type PromiseCondition = PromiseNames | PromiseDays;

const known = {
  'order.country': 'country',
  'line.skus': 'sku',
  'line.products': 'product',
  'line.tags': 'tag',
  'line.collections': 'collection',
  'line.types': 'type',
  'line.vendors': 'vendor',
} as const;

/** What an order of the storefront's says its channel is. */
const channel = ['web'];

/** Null: one of them asks about what a storefront does not know, or can never hold there. */
export function promiseConditions(when: readonly Condition[]): readonly PromiseCondition[] | null {
  const told = when.map(promiseCondition);
  return told.every((one) => one !== null) ? told.flat() : null;
}

/** None: it always holds there. */
function promiseCondition(condition: Condition): readonly PromiseCondition[] | null {
  if ('from' in condition) {
    const { from, to } = condition;
    const crosses = from.length < 6 && to.length < 6 && to < from;
    return [{ of: 'day', any: true, from: dayNumber(from), to: dayNumber(to), crosses }];
  }
  if (!('values' in condition)) return null;
  const any = condition.is === 'any-of';
  if (condition.field === 'order.channel') return namesMeet(condition.values, channel) === any ? [] : null;
  if (!isKnown(condition.field)) return null;
  return [{ of: known[condition.field], any, values: [...new Set(condition.values.map(plainName))] }];
}

const isKnown = (field: string): field is keyof typeof known => field in known;

/** "2027-01-31" → 20270131, "01-31" → 131. */
export const dayNumber = (day: string): number => Number(day.replaceAll('-', ''));
