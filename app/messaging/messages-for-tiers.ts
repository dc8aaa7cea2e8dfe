import { compareInstants, type Instant } from '#app/kernel/calendar.ts';
import { shopId as asShopId } from '#app/kernel/ids.ts';
import { points } from '#app/kernel/points.ts';
import type { Commerce } from '../modules/commerce/index.server.ts';
import type { ProgramView } from '../modules/loyalty/door.ts';
import type { TierCause, TierChange, TiersDoor } from '../modules/loyalty/tiers/door.ts';
import type { Compose, Messages } from '../modules/messages/index.server.ts';
import type { Storefront } from '../platform/shopify/storefront.server.ts';
import { customerZone } from './customer-zone.ts';
import { endOfKey, toldCustomer } from './told-customer.ts';

const kind = 'tier-changed';

/** Changes of a customer that are looked through. */
const lookedAt = 50;

/** What the customer or the merchant did for this one customer. Another programme moves many, and nobody asked. */
const told: ReadonlySet<TierCause> = new Set(['reached', 'manual', 'manual-ended']);

type Levels = NonNullable<NonNullable<ProgramView['current']>['program']['tiers']>['levels'];

interface LoyaltyForTiers extends Pick<TiersDoor, 'tierHistory' | 'tiersOf'> {
  getProgram(shopId: bigint): Promise<Pick<ProgramView, 'current' | 'liveFrom'>>;
}

interface Planning {
  readonly loyalty: LoyaltyForTiers;
  readonly commerce: Pick<Commerce, 'getShop' | 'mailedCustomers' | 'mailedOrders'>;
  readonly messages: Pick<Messages, 'plan'>;
}

/** Plans that a customer is told of a higher level, once for each change. Going down is not written about. */
export async function planTierMessage(
  { loyalty, commerce, messages }: Planning,
  shopId: bigint,
  { customerId: named, at }: { readonly customerId: bigint; readonly at: Instant },
  now: Instant,
): Promise<void> {
  const shop = await commerce.getShop(asShopId(shopId));
  const customer = (await commerce.mailedCustomers(shop.id, [named])).get(named);
  if (customer === undefined || compareInstants(at, shop.installedAt) < 0) return;
  const [changes, { current }] = await Promise.all([
    loyalty.tierHistory(shopId, customer.id, lookedAt),
    loyalty.getProgram(shopId),
  ]);
  const change = changeAt(changes, at);
  if (change === null || !told.has(change.cause) || !isUp(change, current?.program.tiers?.levels ?? []))
    return;
  const orders = await commerce.mailedOrders(shop.id, change.orderId === null ? [] : [change.orderId]);
  const order = change.orderId === null ? undefined : orders.get(change.orderId);
  if (order !== undefined && compareInstants(order.processedAt, shop.installedAt) < 0) return;
  const planned = toldCustomer({
    key: `${kind}:${customer.id}:${at.epochMilliseconds}`,
    kind,
    customerId: customer.id,
    dueAt: at,
    zone: customerZone(order?.countryCode ?? customer.countryCode, shop.timezone),
  });
  await messages.plan(shopId, planned, now);
}

/** What such a message says at its moment, if the level is still held. */
export function composeTierMessage(
  loyalty: LoyaltyForTiers,
  commerce: Pick<Commerce, 'getShop'>,
  storefront: Pick<Storefront, 'accountPage'>,
): Compose {
  return async (shopId, { customerId, key }, now) => {
    if (customerId === null) return { kind: 'not', reason: 'no-longer-true' };
    const [{ current, liveFrom }, standings, changes] = await Promise.all([
      loyalty.getProgram(shopId),
      loyalty.tiersOf(shopId, [customerId], now),
      loyalty.tierHistory(shopId, customerId, lookedAt),
    ]);
    if (liveFrom === null) return { kind: 'not', reason: 'area-off' };
    const change = changeOfKey(changes, key);
    const level = current?.program.tiers?.levels.find(({ id }) => id === change?.to?.id);
    if (change === null || level === undefined || standings.get(customerId)?.id !== level.id)
      return { kind: 'not', reason: 'no-longer-true' };
    const url = await storefront.accountPage(await commerce.getShop(asShopId(shopId)));
    const first = changes.every(({ to, at }) => to?.id !== level.id || compareInstants(at, change.at) >= 0);
    return {
      kind: 'send',
      content: {
        kind,
        tier: level.name,
        factor: Number(level.factor) === 1 ? null : level.factor,
        // Given once per customer: whoever reaches it again has had it.
        entryPoints: points(BigInt(first ? level.entryPoints : 0)),
        url,
      },
    };
  };
}

const changeAt = (changes: readonly TierChange[], at: Instant): TierChange | null =>
  changes.find((change) => compareInstants(change.at, at) === 0) ?? null;

/** Of two customers who have become one, the change may be of either: it is known by its moment. */
const changeOfKey = (changes: readonly TierChange[], key: string): TierChange | null => {
  const moment = endOfKey(key);
  return changes.find(({ at }) => String(at.epochMilliseconds) === moment) ?? null;
};

function isUp({ from, to }: TierChange, levels: Levels): boolean {
  const place = (id: string | undefined) => levels.findIndex((level) => level.id === id);
  return place(to?.id) > place(from?.id);
}
