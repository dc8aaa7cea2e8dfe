import { z } from 'zod';
import { businessNow } from '../clock/clock.ts';
import { shopPayload } from '../payloads/shop-payload.ts';
import { json, type Reader, type Tx } from '../state/database.ts';
import { enqueueWebhook } from '../webhooks/outbox.ts';
import { Refusal } from './refusal.ts';
import { defaultSwitches, type SwitchesChange, switchesChange, switchesSchema } from './switches.ts';
import { isoSeconds } from './timestamps.ts';
import type { Plan, Shop } from './types.ts';

export const shopInput = z.object({
  domain: z.string().regex(/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/),
  name: z.string().optional(),
  email: z.string().optional(),
  currency: z.string().length(3).default('USD'),
  timezone: z.string().default('America/New_York'),
  country: z.string().length(2).default('US'),
  pricesIncludeTax: z.boolean().default(false),
  plan: z.enum(['plus', 'basic']).default('plus'),
  readAllOrders: z.boolean().default(true),
  /** The shop's clock stands still at this instant; without it, it runs with real time. */
  now: z.string().optional(),
  switches: switchesChange.default({}),
});
export type ShopInput = z.input<typeof shopInput>;

/** Creates a shop that has not installed the app. Refused (`taken`) when the domain exists. */
export async function createShop(tx: Tx, input: ShopInput): Promise<Shop> {
  const shop = shopInput.parse(input);
  const name = shop.name ?? shop.domain.replace('.myshopify.com', '');
  const now = new Date(shop.now ?? Date.now()).toISOString();
  const rows = await tx.query(
    `insert into shop (domain, name, email, currency, timezone, country, prices_include_tax, plan, read_all_orders,
       created_at, updated_at, clock_now, clock_running, clock_set_at, switches)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $10, $11, clock_timestamp(), $12::jsonb)
     on conflict (domain) do nothing returning domain`,
    [
      shop.domain,
      name,
      shop.email ?? `owner@${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.example`,
      shop.currency,
      shop.timezone,
      shop.country,
      shop.pricesIncludeTax,
      shop.plan,
      shop.readAllOrders,
      now,
      shop.now === undefined,
      json(shop.switches),
    ],
  );
  if (rows.length === 0) throw new Refusal('taken', `The shop ${shop.domain} exists already.`);
  return getShop(tx, shop.domain);
}

interface ShopRow {
  domain: string;
  id: string;
  name: string;
  email: string;
  currency: string;
  timezone: string;
  country: string;
  prices_include_tax: boolean;
  plan: Plan;
  read_all_orders: boolean;
  warehouse_id: string;
  self_serve_returns: boolean;
  created_at: Date;
  updated_at: Date;
  installed_at: Date | null;
  granted_scopes: string[];
  clock_now: Date;
  clock_running: boolean;
  clock_set_at: Date;
  switches: SwitchesChange;
}

/** The shop with its business time at this moment, or null. */
export async function findShop(on: Reader, domain: string): Promise<Shop | null> {
  const rows = await on.query<ShopRow>('select * from shop where domain = $1', [domain]);
  const row = rows[0];
  return row === undefined ? null : shopOf(row);
}

/** The shop with its business time at this moment; refused (`not-found`) when there is none. */
export async function getShop(on: Reader, domain: string): Promise<Shop> {
  const shop = await findShop(on, domain);
  if (shop === null) throw new Refusal('not-found', `There is no shop ${domain}.`);
  return shop;
}

/** Every shop, by domain. */
export async function listShops(on: Reader): Promise<Shop[]> {
  const rows = await on.query<ShopRow>('select * from shop order by domain');
  return rows.map(shopOf);
}

function shopOf(row: ShopRow): Shop {
  const clock = {
    now: row.clock_now.toISOString(),
    running: row.clock_running,
    setAt: row.clock_set_at.toISOString(),
  };
  return {
    domain: row.domain,
    id: row.id,
    name: row.name,
    email: row.email,
    currency: row.currency,
    timezone: row.timezone,
    country: row.country,
    pricesIncludeTax: row.prices_include_tax,
    plan: row.plan,
    readAllOrders: row.read_all_orders,
    warehouseId: row.warehouse_id,
    selfServeReturns: row.self_serve_returns,
    createdAt: isoSeconds(row.created_at.toISOString()),
    updatedAt: isoSeconds(row.updated_at.toISOString()),
    installedAt: row.installed_at === null ? null : isoSeconds(row.installed_at.toISOString()),
    grantedScopes: row.granted_scopes,
    switches: switchesSchema.parse({ ...defaultSwitches, ...row.switches }),
    clock,
    now: businessNow(clock),
  };
}

export const shopChange = z.object({
  name: z.string().min(1).optional(),
  email: z.string().optional(),
  plan: z.enum(['plus', 'basic']).optional(),
  timezone: z.string().optional(),
  /** Taken away or given without a word to the app, as Shopify does. */
  readAllOrders: z.boolean().optional(),
  selfServeReturns: z.boolean().optional(),
  switches: switchesChange.optional(),
});
export type ShopChange = z.input<typeof shopChange>;

/** Answers some of the open questions for a shop. It is no act of a merchant, so nothing is sent. */
export async function setSwitches(tx: Tx, shop: Shop, change: SwitchesChange): Promise<Shop> {
  await tx.query('update shop set switches = switches || $2::jsonb where domain = $1', [
    shop.domain,
    json(change),
  ]);
  return getShop(tx, shop.domain);
}

/** Changes a shop's settings and tells the app by shop/update. */
export async function updateShop(tx: Tx, shop: Shop, input: ShopChange): Promise<Shop> {
  const change = shopChange.parse(input);
  await tx.query(
    `update shop set name = $2, email = $3, plan = $4, timezone = $5, read_all_orders = $6,
       switches = switches || $7::jsonb, updated_at = $8, self_serve_returns = $9 where domain = $1`,
    [
      shop.domain,
      change.name ?? shop.name,
      change.email ?? shop.email,
      change.plan ?? shop.plan,
      change.timezone ?? shop.timezone,
      change.readAllOrders ?? shop.readAllOrders,
      json(change.switches ?? {}),
      isoSeconds(shop.now),
      change.selfServeReturns ?? shop.selfServeReturns,
    ],
  );
  const changed = await getShop(tx, shop.domain);
  await enqueueWebhook(tx, changed, 'shop/update', { payload: shopPayload(changed) });
  return changed;
}
