import { currencyCode } from '#app/kernel/currency.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import { moneyAmount, parseMoney } from '#app/kernel/money.ts';
import type { NextTier, TierView } from '../../contracts/rewards.ts';
import type { Commerce } from '../../modules/commerce/index.server.ts';
import type { Loyalty } from '../../modules/loyalty/index.server.ts';
import type { Clock } from '../../platform/clock.server.ts';
import type { ShopifyWrites } from '../../platform/shopify/writes/writes.server.ts';
import { shopperTier } from '../../shoppers/shopper-tier.ts';

/** Without it the storefront's blocks show no balance; the account pages do. */
const scope = 'write_customers';
const batch = 25;
const mostBatches = 20;

type ShownAccount = Awaited<ReturnType<Loyalty['listUnshown']>>[number];

/**
 * Writes what customers have into their metafield `afterglow.rewards`, for those whose points have moved. A state, not
 * a change: the latest one of a customer replaces all that were not written, and the same again is harmless.
 */
export async function showBalances(
  modules: {
    commerce: Pick<Commerce, 'getShop'>;
    loyalty: Pick<Loyalty, 'listUnshown' | 'noteShown' | 'tierProgress' | 'getProgram'>;
    writes: ShopifyWrites;
    clock: Clock;
  },
  shopId: ShopId,
): Promise<void> {
  const { commerce, loyalty, writes, clock } = modules;
  const shop = await commerce.getShop(shopId);
  if (shop.uninstalledAt !== null || !shop.grantedScopes.includes(scope)) return;
  for (let round = 0; round < mostBatches; round++) {
    const now = await clock.now(shopId);
    const accounts = await loyalty.listUnshown(shopId, batch, now);
    const told = accounts.filter(({ customerShopifyId }) => customerShopifyId !== null);
    const tiers = await Promise.all(
      told.map(({ customerId }) => shopperTier({ loyalty, commerce }, shop.id, customerId, now)),
    );
    let open = told.flatMap(({ customerShopifyId, ...account }, place) =>
      customerShopifyId === null
        ? []
        : [{ customer: customerShopifyId, value: shown(account, tiers[place] ?? null) }],
    );
    // Whoever Shopify does not know is left out, and the others are written without them.
    while (open.length > 0) {
      const refused = await writes.publishToCustomers(shop, 'rewards', open);
      if (refused.length === 0) break;
      open = open.filter((_, place) => !refused.includes(place));
    }
    await loyalty.noteShown(shopId, accounts);
    if (accounts.length < batch) return;
  }
}

/** As themes read it. Money in minor units of the currency. */
function shown(
  { balance, changes, worth, currency, expiring, redemption }: Omit<ShownAccount, 'customerShopifyId'>,
  tier: TierView | null,
) {
  return {
    // Another one with every change: what a page of before asks for is another intention than what one of after does.
    turn: changes,
    available: Number(balance.available),
    pending: Number(balance.pending),
    worth: worth === null ? null : Number(worth.minor),
    worthAmount: worth === null ? null : moneyAmount(worth),
    currency,
    expiring: expiring && { points: Number(expiring.points), lastDay: expiring.lastDay.toString() },
    tier: tier === null ? null : { name: tier.name, next: tier.next && nextShown(tier.next, currency) },
    redemption:
      redemption === null
        ? null
        : {
            id: redemption.id.toString(),
            code: redemption.code,
            points: Number(redemption.points),
            endsAt: redemption.endsAt.toString(),
          },
  };
}

/** What the next tier takes; of what is not asked for, null. */
function nextShown({ name, spend, points, orders, match }: NextTier, currency: string) {
  return {
    name,
    spend: spend === null ? null : Number(parseMoney(spend.amount, currencyCode(currency)).minor),
    points: points === null ? null : Number(points),
    orders,
    match,
  };
}
