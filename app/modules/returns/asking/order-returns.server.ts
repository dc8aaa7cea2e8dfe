import type { Instant } from '#app/kernel/calendar.ts';
import { showReturns } from '../case/show-return.server.ts';
import { returnabilityOf } from '../decisions/returnability.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { AskedOrder, LineReturnability, OrderReturns, ReturnRefusal } from '../door.ts';
import { type LoadedAsked, loadAsked, loadBefore, loadOrder } from './load-asked.server.ts';

/** What of an order can come back, and what already does: see `Returns.orderReturns`. */
export async function orderReturns(
  deps: ReturnsDeps,
  shopId: bigint,
  asked: AskedOrder,
  now: Instant,
): Promise<OrderReturns | ReturnRefusal> {
  const order = await loadOrder(deps, shopId, asked);
  if ('refused' in order) return order;
  const before = await loadBefore(deps, shopId, order, now);
  if ('refused' in before) return before;
  return showOrder(deps, await loadAsked(deps.db.sql, shopId, before));
}

/** An order as its shopper sees it. */
export async function showOrder(
  deps: Pick<ReturnsDeps, 'orders' | 'shopify' | 'log'>,
  loaded: LoadedAsked,
): Promise<OrderReturns> {
  const { order, policy, policyVersion, shop } = loaded;
  const lines = order.lines.map((line) => returnabilityOf(loaded, line));
  return {
    order: { id: order.orderId, shopifyId: order.shopifyId, name: order.name },
    lines: await withVariants(deps, loaded, lines),
    reasons: policy.reasons,
    policy: { version: policyVersion, policy },
    returns: await showReturns(deps, shop.id, loaded.returns),
  };
}

/** What an exchange could bring now. While Shopify cannot be asked, nothing is offered, and all else is. */
async function withVariants(
  { orders, shopify, log }: Pick<ReturnsDeps, 'orders' | 'shopify' | 'log'>,
  { order, shop }: LoadedAsked,
  lines: readonly LineReturnability[],
): Promise<readonly LineReturnability[]> {
  const productOf = (line: LineReturnability) =>
    line.outcomes.includes('exchange')
      ? (order.lines.find(({ shopifyId }) => shopifyId === line.lineShopifyId)?.productShopifyId ?? null)
      : null;
  const products = [...new Set(lines.flatMap((line) => productOf(line) ?? []))];
  if (products.length === 0) return lines;
  const variants = await orders.variantsOf(shop.id, products);
  try {
    const ids = variants.map(({ variantShopifyId }) => variantShopifyId);
    const sellable = await shopify.availableVariants(shop, ids);
    return lines.map((line) => {
      const product = productOf(line);
      const own = variants.filter(
        ({ productShopifyId, variantShopifyId }) =>
          productShopifyId === product && sellable.has(variantShopifyId),
      );
      return { ...line, variants: own.map(({ variantShopifyId, title }) => ({ variantShopifyId, title })) };
    });
  } catch (error) {
    log.warn({ err: error, shopId: shop.id.toString() }, 'what an exchange could bring was not told');
    return lines;
  }
}
