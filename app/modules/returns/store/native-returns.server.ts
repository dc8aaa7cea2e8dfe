import { z } from 'zod';
import { type ShopifyId, shopifyId } from '#app/kernel/ids.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import { printCase } from '../case/case-json.ts';

interface NativeUnits {
  readonly lineShopifyId: ShopifyId;
  readonly quantity: number;
}

const held = z.array(
  z.object({
    lineShopifyId: z
      .string()
      .regex(/^\d+$/)
      .transform((text) => shopifyId(BigInt(text))),
    quantity: z.int(),
  }),
);

/** What one of Shopify's own returns holds of its order now. False: it was known. */
export async function saveNative(
  tx: Tx,
  native: { id: ShopifyId; orderShopifyId: ShopifyId; status: string; holds: readonly NativeUnits[] },
): Promise<boolean> {
  const rows =
    await tx.sql`insert into returns_native as known (shop_id, shopify_id, order_shopify_id, status, lines)
    values (${tx.shopId}, ${native.id}, ${native.orderShopifyId}, ${native.status}, ${printCase(native.holds)}::jsonb)
    on conflict (shop_id, shopify_id) do update set status = excluded.status, lines = excluded.lines, seen_at = now()
    where (known.status, known.lines) is distinct from (excluded.status, excluded.lines)
    returning 1 as one`;
  return rows.length > 0;
}

/**
 * Units in Shopify's own returns of the order, but for one. Of one that became a case of ours while somebody who could
 * not open it noted it here, the case tells.
 */
export async function nativeUnits(
  sql: Sql,
  shopId: bigint,
  order: ShopifyId,
  except: ShopifyId | null = null,
): Promise<NativeUnits[]> {
  const rows = await sql<{ lines: unknown }>`select lines from returns_native n
    where shop_id = ${shopId} and order_shopify_id = ${order} and shopify_id is distinct from ${except}::bigint
      and not exists (select from returns_return r where r.shop_id = n.shop_id and r.shopify_id = n.shopify_id)`;
  return rows.flatMap((row) => held.parse(row.lines));
}

/** The same of many orders, by order; those without any are absent. */
export async function listNativeUnits(
  sql: Sql,
  shopId: bigint,
  orders: readonly ShopifyId[],
): Promise<ReadonlyMap<ShopifyId, readonly NativeUnits[]>> {
  const rows = await sql<{
    order_shopify_id: bigint;
    lines: unknown;
  }>`select order_shopify_id, lines from returns_native n
    where shop_id = ${shopId} and order_shopify_id = any(${orders}::bigint[])
      and not exists (select from returns_return r where r.shop_id = n.shop_id and r.shopify_id = n.shopify_id)`;
  const units = new Map<ShopifyId, NativeUnits[]>();
  for (const row of rows) {
    const order = shopifyId(row.order_shopify_id);
    units.set(order, [...(units.get(order) ?? []), ...held.parse(row.lines)]);
  }
  return units;
}
