import type { PolicyForm } from '#app/modules/returns/policy/forms.ts';
import { idsInConditions, type NamedIds } from '../../ui/rules/ids-in-conditions.ts';

/** Collections and products that a policy names by Shopify's numbers. */
export function idsIn({
  finalSale,
  never,
  rules,
}: Pick<PolicyForm, 'finalSale' | 'never' | 'rules'>): NamedIds {
  const named = idsInConditions(rules.flatMap(({ when }) => when));
  return {
    collections: [...finalSale.collections, ...never.collections, ...named.collections],
    products: named.products,
  };
}
