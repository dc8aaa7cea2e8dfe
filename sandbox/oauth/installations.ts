import { getShop } from '../domain/shops.ts';
import { isoSeconds } from '../domain/timestamps.ts';
import type { Shop } from '../domain/types.ts';
import { shopPayload } from '../payloads/shop-payload.ts';
import type { State, Tx } from '../state/database.ts';
import { enqueueWebhook } from '../webhooks/outbox.ts';
import type { AppConfig } from './app-config.ts';

/** The older-orders grant is Shopify's to give: it follows the shop's switch wherever the app asks for it. */
const READ_ALL_ORDERS = 'read_all_orders';

/** The shop accepts the app and every scope it requires; installing twice changes nothing but the grants. */
export async function installApp(tx: Tx, shop: Shop, config: AppConfig): Promise<Shop> {
  await tx.query(
    'update shop set installed_at = coalesce(installed_at, $2), granted_scopes = $3 where domain = $1',
    [shop.domain, isoSeconds(shop.now), scopesAtInstall(shop, config)],
  );
  await tx.query(
    `insert into webhook_subscription (shop, topics) values ($1, $2)
     on conflict (shop) do update set topics = excluded.topics`,
    [shop.domain, Object.keys(config.subscriptions)],
  );
  return getShop(tx, shop.domain);
}

function scopesAtInstall(shop: Shop, config: AppConfig): string[] {
  const asked = [...config.scopes, ...config.optionalScopes].includes(READ_ALL_ORDERS);
  const plain = config.scopes.filter((scope) => scope !== READ_ALL_ORDERS);
  return asked && shop.readAllOrders ? [...plain, READ_ALL_ORDERS] : plain;
}

/** The app is gone: its tokens die at once, and app/uninstalled tells it so. */
export async function uninstallApp(tx: Tx, shop: Shop): Promise<Shop> {
  if (shop.installedAt === null) return shop;
  await tx.query('delete from access_token where shop = $1', [shop.domain]);
  await tx.query(`update shop set installed_at = null, granted_scopes = '{}' where domain = $1`, [
    shop.domain,
  ]);
  const gone = await getShop(tx, shop.domain);
  await enqueueWebhook(tx, gone, 'app/uninstalled', { payload: shopPayload(gone) });
  return gone;
}

/** Shopify's request to forget the whole shop, sent 48 hours after an uninstall. */
export async function redactShop(tx: Tx, shop: Shop): Promise<void> {
  const payload = { shop_id: Number(shop.id), shop_domain: shop.domain };
  await enqueueWebhook(tx, shop, 'shop/redact', { payload });
}

/** Grants or takes back optional scopes and tells the app. Scopes the app does not list as optional are ignored. */
export async function changeScopes(
  tx: Tx,
  shop: Shop,
  config: AppConfig,
  change: { grant?: string[]; revoke?: string[] },
): Promise<Shop> {
  const optional = new Set(config.optionalScopes);
  const kept = shop.grantedScopes.filter((scope) => !(change.revoke?.includes(scope) && optional.has(scope)));
  const added = (change.grant ?? []).filter((scope) => optional.has(scope) && !kept.includes(scope));
  const current = [...kept, ...added];
  if (current.length === shop.grantedScopes.length && added.length === 0) return shop;
  await tx.query('update shop set granted_scopes = $2 where domain = $1', [shop.domain, current]);
  await tx.query('update access_token set scopes = $2 where shop = $1', [shop.domain, current]);
  const changed = await getShop(tx, shop.domain);
  const payload = {
    id: Number(shop.id),
    previous: shop.grantedScopes,
    current,
    updated_at: isoSeconds(shop.now),
  };
  await enqueueWebhook(tx, changed, 'app/scopes_update', { payload });
  return changed;
}

/** At a start: what shopify.app.toml subscribes to today holds for every shop that has the app. */
export async function renewSubscriptions(state: State, config: AppConfig): Promise<void> {
  await state.query(`update webhook_subscription set topics = $1`, [Object.keys(config.subscriptions)]);
}
