import type { Instant } from '#app/kernel/calendar.ts';
import { shopId as asShopId } from '#app/kernel/ids.ts';
import type { Commerce } from '../modules/commerce/index.server.ts';
import type { Compose } from '../modules/messages/index.server.ts';
import type { Returns } from '../modules/returns/door.ts';
import type { Storefront } from '../platform/shopify/storefront.server.ts';
import { type PlanningAtOnce, planAtOnce } from './plan-at-once.ts';

/**
 * Plans the receipt of a withdrawal. It is of no customer and no order, whatever was found: it goes to the address that
 * was written, and rides in nobody else's mail.
 */
export async function planWithdrawalReceipt(
  planning: PlanningAtOnce,
  shopId: bigint,
  stated: { readonly withdrawalId: bigint; readonly at: Instant },
  now: Instant,
): Promise<void> {
  const message = {
    key: `withdrawal-receipt:${stated.withdrawalId}`,
    kind: 'withdrawal-receipt' as const,
    customerId: null,
    orderId: null,
    subjectId: stated.withdrawalId,
    dueAt: stated.at,
  };
  await planAtOnce(planning, shopId, message, now);
}

/** What was written, and when: the same whether or not there is such an order. */
export function composeWithdrawalReceipt(
  returns: Pick<Returns, 'findWithdrawal'>,
  commerce: Pick<Commerce, 'getShop'>,
  storefront: Pick<Storefront, 'url'>,
): Compose {
  return async (shopId, { subjectId }) => {
    const found = subjectId === null ? null : await returns.findWithdrawal(shopId, subjectId);
    if (found === null || found.statement === null) return { kind: 'not', reason: 'redacted' };
    const shop = await commerce.getShop(asShopId(shopId));
    const { order: orderName, name, email, text } = found.statement;
    const content = {
      ...{ kind: 'withdrawal-receipt' as const, orderName, name, email, text, products: [] },
      ...{ statedAt: found.statedAt, zone: shop.timezone, url: await storefront.url(shop) },
    };
    return { kind: 'send', content };
  };
}
