import type { TierView } from '../contracts/rewards.ts';
import type { Instant } from '../kernel/calendar.ts';
import type { ShopId } from '../kernel/ids.ts';
import { money, moneyAmount } from '../kernel/money.ts';
import type { Commerce } from '../modules/commerce/index.server.ts';
import type { Loyalty } from '../modules/loyalty/index.server.ts';

/** A shopper's tier as the contract with their pages tells it. Null: a guest, or the shop has no tiers. */
export async function shopperTier(
  {
    loyalty,
    commerce,
  }: {
    loyalty: Pick<Loyalty, 'tierProgress' | 'getProgram'>;
    commerce: Pick<Commerce, 'getShop'>;
  },
  shopId: ShopId,
  customerId: bigint | null,
  now: Instant,
): Promise<TierView | null> {
  if (customerId === null) return null;
  const [progress, { current }, { currency }] = await Promise.all([
    loyalty.tierProgress(shopId, customerId, now),
    loyalty.getProgram(shopId),
    commerce.getShop(shopId),
  ]);
  const tiers = current?.program.tiers;
  if (progress === null || !tiers) return null;
  const { standing, next } = progress;
  const level = tiers.levels.find(({ id }) => id === next?.id);
  const keptUntil = standing?.manual?.until ?? standing?.keptUntil ?? null;
  const { spendMinor = 0n, points = 0n, orders = 0 } = next?.missing ?? {};
  return {
    name: standing?.name ?? null,
    keptUntil: keptUntil?.toString() ?? null,
    next:
      next === null || level === undefined
        ? null
        : {
            name: next.name,
            spend:
              spendMinor > 0n
                ? { amount: moneyAmount(money(spendMinor, currency)), currencyCode: currency }
                : null,
            points: points > 0n ? points.toString() : null,
            orders: orders > 0 ? orders : null,
            match: tiers.match,
            entryPoints: String(level.entryPoints),
          },
  };
}
