import type { Reader, Tx } from '../../state/database.ts';
import type { Shop } from '../types.ts';
import type { DiscountData } from './discount-types.ts';

export interface FoundCode {
  code: string;
  /** null: the shop has no such code */
  discount: DiscountData | null;
}

/** The discount of a code, upper and lower case alike, or null. */
export async function findDiscount(
  on: Reader,
  shop: Pick<Shop, 'domain'>,
  code: string,
): Promise<DiscountData | null> {
  const [found] = await findCodes(on, shop, [code]);
  return found?.discount ?? null;
}

/** The discounts of these codes, in their order. */
export async function findCodes(
  on: Reader,
  shop: Pick<Shop, 'domain'>,
  codes: readonly string[],
): Promise<FoundCode[]> {
  if (codes.length === 0) return [];
  const rows = await on.query<{ data: DiscountData }>(
    "select data from resource where shop = $1 and kind = 'discount' and name = any($2)",
    [shop.domain, codes.map(discountKey)],
  );
  return byCode(codes, rows);
}

/**
 * As `findCodes`, locked until the transaction ends, so that a code with one use left is used once. `late` finds codes
 * that were deleted meanwhile, too.
 */
export async function lockCodes(
  tx: Tx,
  shop: Pick<Shop, 'domain'>,
  codes: readonly string[],
  late = false,
): Promise<FoundCode[]> {
  if (codes.length === 0) return [];
  const keys = codes.map(discountKey);
  const rows = await tx.query<{ data: DiscountData }>(
    `select data from resource where shop = $1 and kind = 'discount'
       and (name = any($2) or ($3 and lower(data->>'code') = any($2)))
     order by id for update`,
    [shop.domain, keys, late],
  );
  return byCode(codes, rows);
}

function byCode(codes: readonly string[], rows: readonly { data: DiscountData }[]): FoundCode[] {
  return codes.map((code) => {
    const named = rows.filter(({ data }) => discountKey(data.code) === discountKey(code));
    const found = named.find(({ data }) => data.deletedAt === null) ?? named.at(-1);
    return { code, discount: found?.data ?? null };
  });
}

/** What makes two codes the same. */
export function discountKey(code: string): string {
  return code.trim().toLowerCase();
}
