import {
  compareInstants,
  type Instant,
  type LocalDate,
  localDate,
  parseLocalDate,
} from '#app/kernel/calendar.ts';
import { shopId as asShopId } from '#app/kernel/ids.ts';
import type { Commerce } from '../modules/commerce/index.server.ts';
import type { Loyalty } from '../modules/loyalty/door.ts';
import type { Compose, Messages } from '../modules/messages/index.server.ts';
import type { Storefront } from '../platform/shopify/storefront.server.ts';
import { customerZone } from './customer-zone.ts';
import { endOfKey, isToldByOwn, toldCustomer } from './told-customer.ts';

const kind = 'points-available';

const keyOf = (customerId: bigint, day: LocalDate) => `${kind}:${customerId}:${day}`;

/** Plans that a customer is told of points that are still to come: so they can share a mail that is due with them. */
export async function planPointsToCome(
  planning: Planning & { readonly loyalty: Pick<Loyalty, 'toComeAt'> },
  shopId: bigint,
  customerId: bigint,
  now: Instant,
): Promise<void> {
  for (const at of await planning.loyalty.toComeAt(shopId, customerId, now))
    await planPointsMessage(planning, shopId, { customerId, at }, now);
}

/**
 * Plans that a customer is told of points that come available at `at`: once for each local day of the shop, when the
 * last of that day's points come. Points that only orders from before the install earned are not told of.
 */
export async function planPointsMessage(
  { loyalty, commerce, messages }: Planning,
  shopId: bigint,
  { customerId: named, at }: { readonly customerId: bigint; readonly at: Instant },
  now: Instant,
): Promise<void> {
  const shop = await commerce.getShop(asShopId(shopId));
  const customer = (await commerce.mailedCustomers(shop.id, [named])).get(named);
  if (customer === undefined) return;
  const day = localDate(at, shop.timezone);
  const { lastAt, orderIds } = await loyalty.becameAvailable(shopId, customer.id, day, now);
  if (lastAt === null) return;
  const orders = await commerce.mailedOrders(
    shop.id,
    orderIds.filter((id) => id !== null),
  );
  const isPast = (id: bigint | null) => {
    const processedAt = id === null ? undefined : orders.get(id)?.processedAt;
    return processedAt !== undefined && compareInstants(processedAt, shop.installedAt) < 0;
  };
  if (orderIds.every(isPast)) return;
  const last = orderIds.findLast((id) => id !== null) ?? null;
  const country = (last === null ? null : orders.get(last)?.countryCode) ?? customer.countryCode;
  const planned = toldCustomer({
    key: keyOf(customer.id, day),
    kind,
    customerId: customer.id,
    dueAt: lastAt,
    zone: customerZone(country, shop.timezone),
  });
  await messages.plan(shopId, planned, now);
}

interface Planning {
  readonly loyalty: Pick<Loyalty, 'becameAvailable'>;
  readonly commerce: Pick<Commerce, 'getShop' | 'mailedCustomers' | 'mailedOrders'>;
  readonly messages: Pick<Messages, 'plan'>;
}

/**
 * What such a message says at its moment: of that day's points, those that are still there. Of two customers who have
 * become one, one message tells of both.
 */
export function composePointsMessage(
  messages: () => Pick<Messages, 'standing'>,
  loyalty: Pick<Loyalty, 'becameAvailable'>,
  commerce: Pick<Commerce, 'getShop'>,
  storefront: Pick<Storefront, 'accountPage'>,
): Compose {
  return async (shopId, { customerId, key }, now) => {
    if (customerId === null) return { kind: 'not', reason: 'no-longer-true' };
    const day = parseLocalDate(endOfKey(key));
    const own = keyOf(customerId, day);
    if (await isToldByOwn(messages(), shopId, key, own)) return { kind: 'not', reason: 'no-longer-true' };
    const { live, points, available } = await loyalty.becameAvailable(shopId, customerId, day, now);
    if (!live) return { kind: 'not', reason: 'area-off' };
    if (points <= 0n || available <= 0n) return { kind: 'not', reason: 'no-longer-true' };
    const url = await storefront.accountPage(await commerce.getShop(asShopId(shopId)));
    return { kind: 'send', content: { kind, points, balance: available, url } };
  };
}
