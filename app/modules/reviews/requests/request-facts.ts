import { localDate } from '#app/kernel/calendar.ts';
import { rational } from '#app/kernel/rational.ts';
import type { RuleFacts } from '#app/kernel/rules/decide.ts';
import type { OrderedLine, ReviewableOrder } from '../ports.ts';

/**
 * What is known of a line of an order when rules are asked how to ask about it. Nothing of what came back, and nothing
 * of what anybody thinks, is known here.
 */
export function requestFacts({ traits, zone, processedAt }: ReviewableOrder, line: OrderedLine): RuleFacts {
  const product = line.traits?.product ?? null;
  const sku = line.traits?.sku ?? null;
  return {
    names(field) {
      switch (field) {
        case 'customer.tags':
          return traits?.customer?.tags ?? null;
        case 'order.country':
          return known(traits?.country);
        case 'order.channel':
          return known(traits?.channel);
        case 'order.tags':
          return traits?.tags ?? null;
        case 'order.codes':
          return traits?.codes ?? null;
        case 'line.skus':
          return line.traits === null ? null : sku === null ? [] : [sku];
        case 'line.products':
          return line.productShopifyId === null ? [] : [line.productShopifyId.toString()];
        case 'line.tags':
          return product?.tags ?? null;
        case 'line.collections':
          return product?.collections ?? null;
        case 'line.types':
          return product === null ? null : product.type === '' ? [] : [product.type];
        case 'line.vendors':
          return product === null ? null : product.vendor === '' ? [] : [product.vendor];
        case 'customer.tier':
        case 'return.reason':
          return null;
      }
    },
    number(field, days) {
      switch (field) {
        case 'customer.orders':
          // Orders of some days only are not counted.
          return traits === null || traits.customer === null || days !== null
            ? null
            : rational(BigInt(traits.customer.orders));
        case 'order.value':
          return traits === null ? null : rational(traits.valueMinor);
        case 'line.price':
          return line.traits?.priceMinor ?? null;
        case 'line.discountPercent':
        case 'history.returnRate':
        case 'history.returns':
        case 'history.keptItems':
          return null;
      }
    },
    date: () => localDate(processedAt, zone),
  };
}

const known = (name: string | null | undefined): readonly string[] | null =>
  name === null || name === undefined ? null : [name];
