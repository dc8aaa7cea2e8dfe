import { points } from '../../app/kernel/points.ts';
import type { AskedAdjustment } from '../../app/modules/loyalty/adjusting/door.ts';
import type { TestShop } from './loyalty-shop.ts';

export const anybody = { actor: '7', limit: null };

export function adjust(
  shop: TestShop,
  customer: bigint,
  change: number,
  more: Partial<AskedAdjustment> = {},
) {
  const asked = { points: BigInt(change), reason: 'goodwill', note: '', key: `k${change}`, ...more } as const;
  return shop.loyalty.adjustPoints(shop.shopId, customer, asked, anybody, shop.now);
}

export async function numberOf(outcome: ReturnType<typeof adjust>): Promise<number> {
  const done = await outcome;
  if ('refused' in done) throw new Error(`Refused: ${done.refused}`);
  return done.entryNumber;
}

export const undo = (shop: TestShop, customer: bigint, entry: number, limit: bigint | null = null) =>
  shop.loyalty.undoAdjustment(
    shop.shopId,
    customer,
    entry,
    { actor: '8', limit: limit === null ? null : points(limit) },
    shop.now,
  );
export const notes = (shop: TestShop) =>
  shop.db.sql`select customer_id, about, text, written_by from loyalty_note where shop_id = ${shop.shopId}`;
