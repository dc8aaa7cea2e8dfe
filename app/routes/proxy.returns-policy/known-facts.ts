import type { LocalDate } from '#app/kernel/calendar.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import type { RuleFacts } from '#app/kernel/rules/decide.ts';
import type { ProductTraits } from '#app/modules/commerce/product.ts';

/** A product that the page is asked about. */
export interface AskedProduct {
  readonly id: ShopifyId;
  readonly title: string;
  readonly traits: ProductTraits;
}

/** What is known when somebody would buy today: the country and the product, as far as they were asked for. */
export function knownFacts(
  country: string | null,
  product: AskedProduct | null,
  today: LocalDate,
): RuleFacts {
  const some = (name: string | undefined) => (name ? [name] : null);
  return {
    names(field) {
      switch (field) {
        case 'order.country':
          return some(country ?? '');
        case 'order.channel':
          return ['web'];
        case 'line.products':
          return product && [product.id.toString()];
        case 'line.tags':
          return product?.traits.tags ?? null;
        case 'line.collections':
          return product?.traits.collections.map(String) ?? null;
        case 'line.types':
          return some(product?.traits.type);
        case 'line.vendors':
          return some(product?.traits.vendor);
        default:
          return null;
      }
    },
    number: () => null,
    date: () => today,
  };
}
