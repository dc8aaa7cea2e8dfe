import { type Instant, type LocalDate, parseLocalDate } from '#app/kernel/calendar.ts';
import { shopId as asShopId } from '#app/kernel/ids.ts';
import type { Commerce } from '../modules/commerce/index.server.ts';
import type { Loyalty } from '../modules/loyalty/door.ts';
import type { Compose, Messages } from '../modules/messages/index.server.ts';
import type { Storefront } from '../platform/shopify/storefront.server.ts';
import { customerZone } from './customer-zone.ts';
import { endOfKey, isToldByOwn, toldCustomer } from './told-customer.ts';

const kind = 'points-expiring';

const keyOf = (customerId: bigint, day: LocalDate) => `${kind}:${customerId}:${day}`;

interface Planning {
  readonly commerce: Pick<Commerce, 'getShop' | 'mailedCustomers'>;
  readonly messages: Pick<Messages, 'plan'>;
}

/** Plans that a customer is told of points that expire after `day` or soon after it: once for each such day. */
export async function planExpiringMessage(
  { commerce, messages }: Planning,
  shopId: bigint,
  told: { readonly customerId: bigint; readonly at: Instant; readonly day: LocalDate },
  now: Instant,
): Promise<void> {
  const shop = await commerce.getShop(asShopId(shopId));
  const customer = (await commerce.mailedCustomers(shop.id, [told.customerId])).get(told.customerId);
  if (customer === undefined) return;
  const planned = toldCustomer({
    key: keyOf(customer.id, told.day),
    kind,
    customerId: customer.id,
    dueAt: told.at,
    zone: customerZone(customer.countryCode, shop.timezone),
  });
  await messages.plan(shopId, planned, now);
}

/**
 * What such a message says at its moment: of the points that were to expire then, those that still will. Of two
 * customers who have become one, one message tells of both.
 */
export function composeExpiringMessage(
  messages: () => Pick<Messages, 'standing'>,
  loyalty: Pick<Loyalty, 'expiringWith'>,
  commerce: Pick<Commerce, 'getShop'>,
  storefront: Pick<Storefront, 'accountPage'>,
): Compose {
  return async (shopId, { customerId, key }, now) => {
    if (customerId === null) return { kind: 'not', reason: 'no-longer-true' };
    const day = parseLocalDate(endOfKey(key));
    const own = keyOf(customerId, day);
    if (await isToldByOwn(messages(), shopId, key, own)) return { kind: 'not', reason: 'no-longer-true' };
    const { live, points, worth, days } = await loyalty.expiringWith(shopId, customerId, day, now);
    if (!live) return { kind: 'not', reason: 'area-off' };
    if (days === null) return { kind: 'not', reason: 'no-longer-true' };
    const url = await storefront.accountPage(await commerce.getShop(asShopId(shopId)));
    const content = { kind, points, worth, firstDay: days.first, lastDay: days.last, url } as const;
    return { kind: 'send', content };
  };
}
