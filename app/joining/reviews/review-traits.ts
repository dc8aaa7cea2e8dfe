import { compareInstants, type Instant, parseInstant } from '#app/kernel/calendar.ts';
import type { ShopId, ShopifyId } from '#app/kernel/ids.ts';
import { rational } from '#app/kernel/rational.ts';
import type { Commerce } from '../../modules/commerce/index.server.ts';
import type { OrderLine } from '../../modules/commerce/order.ts';
import type { ProductTraits } from '../../modules/commerce/product.ts';
import { lineNet } from '../../modules/commerce/remaining.ts';
import type { CustomerTraits, OrderView } from '../../modules/commerce/views.ts';
import type { LineTraits, OrderTraits } from '../../modules/reviews/requests/traits.ts';
import { orderTraits } from '../loyalty/order-traits.ts';

/** What rules of requests ask about besides the orders themselves. */
export interface KnownTraits {
  readonly products: ReadonlyMap<ShopifyId, ProductTraits>;
  readonly customers: ReadonlyMap<bigint, CustomerTraits>;
  /** When the buyers bought, by our customer's id. */
  readonly bought: ReadonlyMap<bigint, readonly Instant[]>;
}

const ever = parseInstant('1970-01-01T00:00:00Z');

/** Three reads, however many orders those are. */
export async function readTraits(
  commerce: Pick<Commerce, 'productTraits' | 'customerTraits' | 'listUnitsBought'>,
  shopId: ShopId,
  views: readonly OrderView[],
): Promise<KnownTraits> {
  const products = views.flatMap(({ snapshot }) => snapshot.lines.flatMap((line) => line.productId ?? []));
  const buyers = [...new Set(views.flatMap((view) => view.customerId ?? []))];
  const [known, customers, bought] = await Promise.all([
    commerce.productTraits(shopId, [...new Set(products)]),
    commerce.customerTraits(shopId, buyers),
    commerce.listUnitsBought(shopId, buyers, ever),
  ]);
  const byBuyer = Map.groupBy(bought, ({ customerId }) => customerId);
  return {
    products: known,
    customers,
    bought: new Map([...byBuyer].map(([buyer, orders]) => [buyer, orders.map(({ at }) => at)])),
  };
}

/** A first order stays a first one, whatever its customer buys later. */
export function traitsOfOrder({ customerId, snapshot }: OrderView, known: KnownTraits): OrderTraits {
  const buyer = customerId === null ? undefined : known.customers.get(customerId);
  const { customer, ...traits } = orderTraits(snapshot, buyer);
  const before = customerId === null ? [] : (known.bought.get(customerId) ?? []);
  const orders = before.filter((at) => compareInstants(at, snapshot.processedAt) <= 0).length;
  return {
    ...traits,
    codes: snapshot.codes.map(({ code }) => code),
    customer: customer === null ? null : { tags: customer.tags, orders: Math.max(1, orders) },
  };
}

export function traitsOfLine(line: OrderLine, { products }: KnownTraits): LineTraits {
  const product = line.productId === null ? undefined : products.get(line.productId);
  return {
    sku: line.sku || null,
    product:
      product === undefined
        ? null
        : { ...product, collections: product.collections.map((collection) => collection.toString()) },
    priceMinor: line.quantity === 0 ? null : rational(lineNet(line).shop.minor, BigInt(line.quantity)),
  };
}
