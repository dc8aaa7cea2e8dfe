import type { PolicyForm } from '#app/modules/returns/policy/forms.ts';

interface NamedIds {
  /** Shopify's numbers. */
  readonly collections: readonly string[];
  readonly products: readonly string[];
}

const isNumber = (text: string) => /^[1-9]\d{0,17}$/.test(text);

/** Collections and products that a policy names by Shopify's numbers. */
export function idsIn({
  finalSale,
  never,
  rules,
}: Pick<PolicyForm, 'finalSale' | 'never' | 'rules'>): NamedIds {
  const inRules = (field: 'line.collections' | 'line.products') =>
    rules.flatMap(({ when }) => when.flatMap((one) => (one.field === field ? one.values : [])));
  return {
    collections: [...finalSale.collections, ...never.collections, ...inRules('line.collections')],
    products: inRules('line.products').filter(isNumber),
  };
}
