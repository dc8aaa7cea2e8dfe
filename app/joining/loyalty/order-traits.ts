import type { ShopifyId } from '#app/kernel/ids.ts';
import type { OrderSnapshot } from '../../modules/commerce/order.ts';
import type { ProductTraits } from '../../modules/commerce/product.ts';
import { lineNet } from '../../modules/commerce/remaining.ts';
import type { CustomerTraits } from '../../modules/commerce/views.ts';
import type { LineTraits, OrderTraits } from '../../modules/loyalty/ports.ts';

/** What earning rules can match about the lines of an order; those that are no product of the shop have their price. */
export function traitsByLine(
  { lines }: OrderSnapshot,
  known: ReadonlyMap<ShopifyId, ProductTraits>,
): ReadonlyMap<ShopifyId, LineTraits> {
  return new Map(
    lines.map((line) => {
      const product = line.productId === null ? undefined : known.get(line.productId);
      const traits: LineTraits = {
        tags: product?.tags ?? [],
        collections: product?.collections.map(String) ?? [],
        product: line.productId?.toString() ?? null,
        type: product?.type || null,
        vendor: product?.vendor || null,
        soldMinor: lineNet(line).shop.minor,
      };
      return [line.shopifyId, traits];
    }),
  );
}

/** What campaigns can ask about an order and its buyer; `customer` is undefined where nobody we know placed it. */
export function orderTraits(order: OrderSnapshot, customer: CustomerTraits | undefined): OrderTraits {
  return {
    country: order.countryCode,
    channel: order.sourceName,
    tags: order.tags,
    valueMinor: order.lines
      .filter((line) => !line.giftCard && !line.tip)
      .reduce((sum, line) => sum + lineNet(line).shop.minor, 0n),
    customer: customer === undefined ? null : { tags: customer.tags, orders: customer.validOrders },
  };
}
