import type { z } from 'zod';
import { minorUnits } from './minor-units.ts';
import type { returns } from './vocabulary/areas.ts';

type Rule = NonNullable<z.output<typeof returns>['rules']>[number];
type Ids = ReadonlyMap<string, string>;

/** A story's rules as the policy keeps them: conditions of one vocabulary, and what they set. */
export function typedRules(rules: readonly Rule[], collections: Ids, currency: string): object[] {
  return rules.map(({ when, then: sets }, index) => ({
    id: `rule-${index + 1}`,
    name: '',
    on: true,
    when: conditions(when, collections, currency),
    then: actions(sets, currency),
  }));
}

/** What has to hold, as rules of every area ask it. */
export function conditions(when: Rule['when'], collections: Ids, currency: string): object[] {
  const names = (field: string, values: readonly string[] | undefined) =>
    values === undefined ? [] : [{ field, is: 'any-of', values }];
  const one = (value: string | undefined) => (value === undefined ? undefined : [value]);
  const { orderValueAtLeast, boughtBetween, reason, firstOrder } = when;
  return [
    ...names('customer.tier', one(when.tier)),
    ...names('customer.tags', when.customerTags),
    ...names('line.skus', when.skus),
    ...names('line.tags', when.tags),
    ...names(
      'line.collections',
      when.collections?.map((title) => collections.get(title) ?? title),
    ),
    ...names('line.types', when.types),
    ...names('line.vendors', when.vendors),
    ...names('order.country', one(when.country)),
    ...names('order.channel', one(when.channel)),
    ...names('order.codes', when.codes),
    ...names('return.reason', typeof reason === 'string' ? [reason] : reason),
    ...(firstOrder === undefined
      ? []
      : [{ field: 'customer.orders', is: firstOrder ? 'below' : 'at-least', count: 2, days: null }]),
    ...(orderValueAtLeast === undefined
      ? []
      : [{ field: 'order.value', is: 'at-least', minor: minorUnits(orderValueAtLeast, currency) }]),
    ...(boughtBetween === undefined
      ? []
      : [{ field: 'order.boughtOn', is: 'between', from: boughtBetween[0], to: boughtBetween[1] }]),
  ];
}

function actions(sets: Rule['then'], currency: string): object[] {
  const { window, fees = {}, outcomes = {}, finalSale, approval, decline, settleOn } = sets;
  const minor = (amount: string | undefined) => (amount === undefined ? null : minorUnits(amount, currency));
  const { refund, credit, exchange, keep } = outcomes;
  const bonus = typeof credit === 'object' ? credit : {};
  const found: (object | false)[] = [
    window !== undefined && {
      set: 'window',
      ...{ days: window.days ?? null, months: window.months ?? null, from: window.from ?? null },
      ...{ transitDays: null, until: window.until ?? null },
    },
    fees.restockingPercent !== undefined && {
      set: 'restocking',
      percent: fees.restockingPercent,
      outcomes: [],
    },
    fees.returnShipping !== undefined && {
      set: 'return-shipping',
      fee: { minor: minor(fees.returnShipping), byCurrency: {} },
      outcomes: [],
    },
    refund !== undefined && { set: 'refund', to: refund },
    credit !== undefined && {
      set: 'credit',
      to:
        credit === false
          ? null
          : {
              bonusPercent: bonus.bonusPercent ?? null,
              ...{ bonusFlatMinor: minor(bonus.bonusFlat), bonusCapMinor: minor(bonus.bonusCap) },
            },
    },
    exchange !== undefined && {
      set: 'exchange',
      to: exchange === false ? null : { even: typeof exchange === 'object' ? exchange.even === true : true },
    },
    keep !== undefined && { set: 'keep', to: typeof keep === 'object' ? { percent: keep.percent } : null },
    finalSale !== undefined && { set: 'final-sale', to: finalSale },
    sets.never !== undefined && { set: 'never' },
    approval !== undefined && { set: 'approval', to: approval },
    decline !== undefined && { set: 'decline', reason: decline, note: '' },
    settleOn !== undefined && { set: 'settle-on', to: settleOn },
  ];
  return found.filter((action) => action !== false);
}
