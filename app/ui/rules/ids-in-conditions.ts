import type { Condition } from '#app/kernel/rules/condition.ts';

/** Shopify's numbers. */
export interface NamedIds {
  readonly collections: readonly string[];
  readonly products: readonly string[];
}

const isNumber = (text: string) => /^[1-9]\d{0,17}$/.test(text);

/** Collections and products that conditions name by Shopify's numbers. */
export function idsInConditions(conditions: readonly Condition[]): NamedIds {
  const inField = (field: 'line.collections' | 'line.products') =>
    conditions.flatMap((one) => (one.field === field ? one.values : []));
  return {
    collections: inField('line.collections'),
    products: inField('line.products').filter(isNumber),
  };
}
