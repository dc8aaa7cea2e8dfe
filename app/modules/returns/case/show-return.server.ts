import type { ReturnsDeps } from '../deps.ts';
import type { ReturnDetail } from '../door.ts';
import { detailOf } from './detail.ts';
import type { StoredReturn } from './stored-return.ts';

/** Returns as screens show them, with amounts in the shop's currency beside. Not to be asked within a transaction. */
export async function showReturns(
  { orders }: Pick<ReturnsDeps, 'orders'>,
  shopId: bigint,
  stored: readonly StoredReturn[],
): Promise<ReturnDetail[]> {
  if (stored.length === 0) return [];
  const { currency } = await orders.shop(shopId);
  return stored.map((one) => detailOf(one, currency));
}

export async function showReturn(
  { orders }: Pick<ReturnsDeps, 'orders'>,
  shopId: bigint,
  stored: StoredReturn,
): Promise<ReturnDetail> {
  return detailOf(stored, (await orders.shop(shopId)).currency);
}
