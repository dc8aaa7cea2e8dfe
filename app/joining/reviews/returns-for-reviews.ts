import { orderId as asOrderId, shopId as asShopId } from '#app/kernel/ids.ts';
import type { Commerce } from '../../modules/commerce/index.server.ts';
import type { OrderSnapshot } from '../../modules/commerce/order.ts';
import type { ReturnsPort } from '../../modules/reviews/ports.ts';

/** What reviews ask of returns, answered by our own returns and by what staff took back in Shopify itself. */
export function returnsForReviews(commerce: Pick<Commerce, 'findOrder'>, returns: ReturnsPort): ReturnsPort {
  return {
    hasOpenReturn: (shop, order) => returns.hasOpenReturn(shop, order),
    withOpenReturn: (shop, orders) => returns.withOpenReturn(shop, orders),
    async purchaseOf(shop, order, line) {
      const known = await returns.purchaseOf(shop, order, line);
      if (known !== 'kept') return known;
      const view = await commerce.findOrder(asShopId(shop), asOrderId(order));
      return view !== null && allCameBack(view.snapshot, line) ? 'returned' : 'kept';
    },
  };
}

/** Was every unit of the line taken back by refunds that say so? One that stays makes it kept. */
function allCameBack({ lines, refunds }: OrderSnapshot, lineShopifyId: bigint): boolean {
  const line = lines.find((candidate) => candidate.shopifyId === lineShopifyId);
  if (line === undefined) return false;
  const back = refunds
    .flatMap((refund) => refund.lines)
    .filter((part) => part.lineShopifyId === lineShopifyId && part.restockType === 'return')
    .reduce((sum, part) => sum + part.quantity, 0);
  return back > 0 && line.currentQuantity === 0;
}
