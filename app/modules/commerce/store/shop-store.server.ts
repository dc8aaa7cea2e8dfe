import { type Instant, zone } from '#app/kernel/calendar.ts';
import { currencyCode } from '#app/kernel/currency.ts';
import { type ShopId, shopId, shopifyId } from '#app/kernel/ids.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import type { Shop, ShopSnapshot } from '../shop.ts';

interface Row {
  id: bigint;
  domain: string;
  shopify_id: bigint | null;
  name: string;
  currency: string;
  timezone: string;
  country: string;
  plan_name: string;
  shopify_plus: boolean;
  taxes_included: boolean;
  granted_scopes: string[];
  installed_at: Instant;
  uninstalled_at: Instant | null;
  redacted_at: Instant | null;
  reconciled_at: Instant | null;
  onboarding_hidden: boolean;
}

export async function findShopByDomain(sql: Sql, domain: string): Promise<Shop | null> {
  const [row] = await sql<Row>`select * from commerce_shop where domain = ${domain}`;
  return row === undefined ? null : shopOf(row);
}

export async function getShop(sql: Sql, id: ShopId): Promise<Shop> {
  const [row] = await sql<Row>`select * from commerce_shop where id = ${id}`;
  if (row === undefined) throw new Error(`There is no shop ${id}`);
  return shopOf(row);
}

export async function listActiveShops(sql: Sql): Promise<Shop[]> {
  const rows =
    await sql<Row>`select * from commerce_shop where uninstalled_at is null and redacted_at is null order by id`;
  return rows.map(shopOf);
}

/** Null: the domain is known already. */
export async function insertShop(
  sql: Sql,
  domain: string,
  scopes: readonly string[],
  at: Instant,
): Promise<ShopId | null> {
  const [row] = await sql<{ id: bigint }>`insert into commerce_shop (domain, granted_scopes, installed_at)
    values (${domain}, ${scopes}::text[], ${at}) on conflict (domain) do nothing returning id`;
  return row === undefined ? null : shopId(row.id);
}

/** A redacted shop that comes back is a new one: nothing of before is left, so nothing before now counts. */
export async function reopenShop(
  sql: Sql,
  id: ShopId,
  scopes: readonly string[],
  at: Instant,
): Promise<void> {
  await sql`update commerce_shop set granted_scopes = ${scopes}::text[], uninstalled_at = null, redacted_at = null,
    installed_at = case when redacted_at is null then installed_at else ${at} end where id = ${id}`;
}

export async function markUninstalled(sql: Sql, id: ShopId, at: Instant): Promise<void> {
  await sql`update commerce_shop set uninstalled_at = coalesce(uninstalled_at, ${at}) where id = ${id}`;
}

/** Those granted so far, which nobody else changes until the transaction ends. */
export async function lockScopes(tx: Tx, id: ShopId): Promise<readonly string[]> {
  const [row] = await tx.sql<{ granted_scopes: string[] }>`
    select granted_scopes from commerce_shop where id = ${id} for no key update`;
  return row?.granted_scopes ?? [];
}

export async function saveScopes(sql: Sql, id: ShopId, scopes: readonly string[]): Promise<void> {
  await sql`update commerce_shop set granted_scopes = ${scopes}::text[] where id = ${id}`;
}

/** False: it was known just so. */
export async function saveShop(sql: Sql, id: ShopId, shop: ShopSnapshot): Promise<boolean> {
  const rows = await sql`update commerce_shop set shopify_id = ${shop.shopifyId}, name = ${shop.name},
      currency = ${shop.currency}, timezone = ${shop.timezone}, country = ${shop.country},
      plan_name = ${shop.planName}, shopify_plus = ${shop.shopifyPlus}, taxes_included = ${shop.taxesIncluded}
    where id = ${id}
      and (shopify_id, name, currency, timezone, country, plan_name, shopify_plus, taxes_included) is distinct from
        (${shop.shopifyId}::bigint, ${shop.name}::text, ${shop.currency}::text, ${shop.timezone}::text,
          ${shop.country}::text, ${shop.planName}::text, ${shop.shopifyPlus}::boolean, ${shop.taxesIncluded}::boolean)
    returning 1 as one`;
  return rows.length > 0;
}

export async function hideOnboarding(sql: Sql, id: ShopId): Promise<void> {
  await sql`update commerce_shop set onboarding_hidden = true where id = ${id}`;
}

export async function saveReconciledAt(sql: Sql, id: ShopId, at: Instant): Promise<void> {
  await sql`update commerce_shop set reconciled_at = greatest(reconciled_at, ${at}) where id = ${id}`;
}

/** What stays of a shop that asked to be forgotten: its address, and when. */
export async function leaveTombstone(sql: Sql, id: ShopId, at: Instant): Promise<void> {
  await sql`update commerce_shop set shopify_id = null, name = '', currency = 'USD', timezone = 'UTC', country = 'US',
    plan_name = '', shopify_plus = false, taxes_included = false, granted_scopes = '{}',
    reconciled_at = null, onboarding_hidden = false, uninstalled_at = coalesce(uninstalled_at, ${at}),
    redacted_at = ${at} where id = ${id} and redacted_at is null`;
}

function shopOf(row: Row): Shop {
  return {
    id: shopId(row.id),
    domain: row.domain,
    shopifyId: row.shopify_id === null ? null : shopifyId(row.shopify_id),
    name: row.name,
    currency: currencyCode(row.currency),
    timezone: zone(row.timezone),
    country: row.country,
    planName: row.plan_name,
    shopifyPlus: row.shopify_plus,
    taxesIncluded: row.taxes_included,
    grantedScopes: row.granted_scopes,
    installedAt: row.installed_at,
    uninstalledAt: row.uninstalled_at,
    redactedAt: row.redacted_at,
    reconciledAt: row.reconciled_at,
    onboardingHidden: row.onboarding_hidden,
  };
}
