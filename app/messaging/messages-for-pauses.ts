import type { Instant } from '#app/kernel/calendar.ts';
import { customerId as asCustomerId, shopId as asShopId } from '#app/kernel/ids.ts';
import { addPoints } from '#app/kernel/points.ts';
import type { Commerce } from '../modules/commerce/index.server.ts';
import type { Loyalty } from '../modules/loyalty/door.ts';
import type { Compose, Messages } from '../modules/messages/index.server.ts';
import type { Storefront } from '../platform/shopify/storefront.server.ts';
import { customerZone } from './customer-zone.ts';
import { endOfKey, isToldByOwn, toldCustomer } from './told-customer.ts';

const kind = 'points-paused';

/** Members that one step plans for. */
const stepSize = 100;

const keyOf = (customerId: bigint, pausedAt: Instant) =>
  `${kind}:${customerId}:${pausedAt.epochMilliseconds}`;

interface Planning {
  readonly loyalty: Pick<Loyalty, 'pausedAt' | 'listHolders'>;
  readonly commerce: Pick<Commerce, 'getShop' | 'mailedCustomers'>;
  readonly messages: Pick<Messages, 'plan'>;
}

/**
 * Plans that the next members, by id from after `after` on, are told once that points are paused. The last one looked
 * at, to go on after; null: that was everybody, or the programme is live again.
 */
export async function planPauseMessages(
  { loyalty, commerce, messages }: Planning,
  shopId: bigint,
  { pausedAt, after }: { readonly pausedAt: Instant; readonly after: bigint },
  now: Instant,
): Promise<bigint | null> {
  if (!isSame(await loyalty.pausedAt(shopId), pausedAt)) return null;
  const holders = await loyalty.listHolders(shopId, { after, limit: stepSize });
  const shop = await commerce.getShop(asShopId(shopId));
  const customers = await commerce.mailedCustomers(shop.id, holders.map(asCustomerId));
  for (const named of holders) {
    const customer = customers.get(asCustomerId(named));
    if (customer === undefined) continue;
    const planned = toldCustomer({
      key: keyOf(customer.id, pausedAt),
      kind,
      customerId: customer.id,
      dueAt: pausedAt,
      zone: customerZone(customer.countryCode, shop.timezone),
    });
    await messages.plan(shopId, planned, now);
  }
  return holders.length < stepSize ? null : (holders.at(-1) ?? null);
}

/**
 * What such a message says at its moment, while that pause lasts and there are points to speak of. Of two customers
 * who have become one, one message tells both.
 */
export function composePauseMessage(
  messages: () => Pick<Messages, 'standing'>,
  loyalty: Pick<Loyalty, 'pausedAt' | 'balance'>,
  commerce: Pick<Commerce, 'getShop'>,
  storefront: Pick<Storefront, 'accountPage'>,
): Compose {
  return async (shopId, { customerId, key }, now) => {
    const pausedAt = await loyalty.pausedAt(shopId);
    const moment = endOfKey(key);
    if (customerId === null || pausedAt === null || String(pausedAt.epochMilliseconds) !== moment)
      return { kind: 'not', reason: 'no-longer-true' };
    const own = keyOf(customerId, pausedAt);
    if (await isToldByOwn(messages(), shopId, key, own)) return { kind: 'not', reason: 'no-longer-true' };
    const { available, pending, held } = await loyalty.balance(shopId, customerId, now);
    // What is still held for a code comes back with its end.
    const points = addPoints(addPoints(available, pending), held);
    if (points <= 0n) return { kind: 'not', reason: 'no-longer-true' };
    const url = await storefront.accountPage(await commerce.getShop(asShopId(shopId)));
    return { kind: 'send', content: { kind, points, url } };
  };
}

const isSame = (one: Instant | null, other: Instant): boolean =>
  one !== null && one.epochMilliseconds === other.epochMilliseconds;
