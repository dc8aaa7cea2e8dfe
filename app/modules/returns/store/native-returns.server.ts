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

/** What one of Shopify's own returns holds of its order now. */
export async function saveNative(
  tx: Tx,
  native: { id: ShopifyId; orderShopifyId: ShopifyId; status: string; holds: readonly NativeUnits[] },
): Promise<void> {
  await tx.sql`insert into returns_native (shop_id, shopify_id, order_shopify_id, status, lines)
    values (${tx.shopId}, ${native.id}, ${native.orderShopifyId}, ${native.status}, ${printCase(native.holds)}::jsonb)
    on conflict (shop_id, shopify_id) do update set status = excluded.status, lines = excluded.lines, seen_at = now()`;
}

/** Units in Shopify's own returns of the order, but for one. */
export async function nativeUnits(
  sql: Sql,
  shopId: bigint,
  order: ShopifyId,
  except: ShopifyId | null = null,
): Promise<NativeUnits[]> {
  const rows = await sql<{ lines: unknown }>`select lines from returns_native
    where shop_id = ${shopId} and order_shopify_id = ${order} and shopify_id is distinct from ${except}::bigint`;
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
  }>`select order_shopify_id, lines from returns_native
    where shop_id = ${shopId} and order_shopify_id = any(${orders}::bigint[])`;
  const units = new Map<ShopifyId, NativeUnits[]>();
  for (const row of rows) {
    const order = shopifyId(row.order_shopify_id);
    units.set(order, [...(units.get(order) ?? []), ...held.parse(row.lines)]);
  }
  return units;
}
