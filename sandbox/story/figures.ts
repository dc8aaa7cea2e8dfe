import { z } from 'zod';
import { readStock } from '../domain/stock.ts';
import type { OrderData, Shop } from '../domain/types.ts';
import { minor } from '../money/amount.ts';
import type { Reader } from '../state/database.ts';
import type { Figures, StoryData } from './story-data.ts';

type About = Pick<StoryData, 'customerId' | 'productId' | 'keptId' | 'returnedId'>;

const pointsForm = z.object({ available: z.number(), pending: z.number() });
const ratingForm = z.object({ value: z.string() });

/** What the strip shows at this moment; `order`: the story's order, null before it was placed. */
export async function readFigures(
  on: Reader,
  shop: Shop,
  about: About,
  order: OrderData | null,
): Promise<Figures> {
  const [stock, shown] = await Promise.all([
    readStock(on, shop, [about.keptId, about.returnedId]),
    shownValues(on, shop, about),
  ]);
  const points = pointsForm.safeParse(shown.get('afterglow.rewards'));
  const rating = ratingForm.safeParse(shown.get('reviews.rating'));
  return {
    refund: (order === null ? 0n : refundedOn(order)).toString(),
    currency: order?.presentmentCurrency ?? shop.currency,
    points: points.success ? { available: points.data.available, pending: points.data.pending } : null,
    stock: { kept: stock.get(about.keptId) ?? 0, returned: stock.get(about.returnedId) ?? 0 },
    rating: rating.success
      ? { value: rating.data.value, count: Number(shown.get('reviews.rating_count') ?? 0) }
      : null,
  };
}

/** Money that went back, in minor units of the order's presentment currency. */
function refundedOn(order: OrderData): bigint {
  return order.transactions
    .filter((one) => one.kind === 'refund' && one.status === 'success')
    .reduce((sum, one) => sum + minor(one.amount, order.presentmentCurrency), 0n);
}

/** What the app wrote for the storefront to show, by namespace and key. */
async function shownValues(on: Reader, shop: Shop, about: About): Promise<Map<string, unknown>> {
  const rows = await on.query<{ name: string; value: string }>(
    `select namespace || '.' || key as name, value from metafield
     where shop = $1 and ((owner_type = 'CUSTOMER' and owner_id = $2 and namespace = 'afterglow' and key = 'rewards')
       or (owner_type = 'PRODUCT' and owner_id = $3 and namespace = 'reviews' and key in ('rating', 'rating_count')))`,
    [shop.domain, about.customerId, about.productId],
  );
  return new Map(rows.map(({ name, value }) => [name, parsed(value)]));
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** Two readings say the same. */
export const sameFigures = (one: Figures, other: Figures): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
