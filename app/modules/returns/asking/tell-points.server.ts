import { NO_POINTS } from '#app/kernel/points.ts';
import type { Asked, ChosenLine } from '../decisions/choose-units.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { OutcomeQuote } from '../door.ts';
import type { MoneyQuote } from '../money/quote.ts';
import type { PointsChange } from '../ports.ts';
import type { PricedItem } from './quote-lines.ts';

/** Nothing becomes of points and tier. */
export const untouched: Pick<OutcomeQuote, 'points' | 'tier'> = {
  points: { clawed: NO_POINTS, restored: NO_POINTS },
  tier: null,
};

/** Quotes with what each does to points and tier: an exchange sells something new, keeping gives only money back. */
export async function tellPoints(
  { points }: Pick<ReturnsDeps, 'points'>,
  shopId: bigint,
  { order, now }: Pick<Asked, 'order' | 'now'>,
  asked: {
    readonly chosen: readonly ChosenLine[];
    readonly items: readonly PricedItem[];
    readonly quotes: readonly MoneyQuote[];
  },
): Promise<readonly OutcomeQuote[]> {
  const { chosen, items, quotes } = asked;
  if (order.customerId === null) return quotes.map((quoted) => ({ ...quoted, ...untouched }));
  const units = chosen.map(({ line, units: some }) => ({
    lineShopifyId: line.shopifyId,
    quantity: some.length,
  }));
  const brought = items.flatMap(({ position, price }) => {
    const line = chosen[position]?.line;
    return line === undefined ? [] : [{ lineShopifyId: line.shopifyId, net: price }];
  });
  const changeOf = ({ outcome, total }: MoneyQuote): PointsChange => ({
    units: outcome === 'keep' ? [] : units,
    brought: outcome === 'exchange' ? brought : [],
    givenBack: outcome === 'keep' ? total : null,
  });
  // Money back and credit come to the same.
  const known = new Map<string, Promise<Pick<OutcomeQuote, 'points' | 'tier'>>>();
  const told = (quoted: MoneyQuote) => {
    const kind = quoted.outcome === 'credit' ? 'refund' : quoted.outcome;
    const effect = known.get(kind) ?? effectOf(points, shopId, order.orderId, changeOf(quoted), now);
    known.set(kind, effect);
    return effect;
  };
  return Promise.all(quotes.map(async (quoted) => ({ ...quoted, ...(await told(quoted)) })));
}

async function effectOf(
  points: ReturnsDeps['points'],
  shopId: bigint,
  orderId: bigint,
  change: PointsChange,
  now: Asked['now'],
): Promise<Pick<OutcomeQuote, 'points' | 'tier'>> {
  const [effect, tiers] = await Promise.all([
    points.effectOfReturn(shopId, orderId, change, now),
    points.tierOf(shopId, orderId, change.units, now),
  ]);
  const [from, to] = [tiers?.now ?? null, tiers?.after ?? null];
  return { points: effect, tier: from === null || to === null || from === to ? null : { from, to } };
}
