import type { Instant } from '#app/kernel/calendar.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import type { Shop } from '../modules/commerce/shop.ts';
import { meetStaff } from '../platform/staff.server.ts';
import { mayPublish, type StaffRights, type StaffRole } from '../platform/staff-roles.ts';
import { app } from '../wiring.server.ts';

/** Who asks, from the verified session token only. */
export interface Merchant {
  shopId: ShopId;
  domain: string;
  /** Shopify's id of the staff member, as the token's subject says. */
  staffId: string;
  role: StaffRole;
  /** Minor units of the shop's currency that support may approve or pay in one return; null: any amount. */
  approveUpTo: bigint | null;
  /** Points that support may give or take at once; null: any number. */
  adjustUpTo: bigint | null;
  /** They publish the policy and change how returns are worked on. */
  mayPublish: boolean;
  /** The shop's business time at this request. */
  now: Instant;
  shop: { name: string; currency: string; timezone: string };
}

/** The merchant behind a request of the embedded admin. Throws the library's own Response when it is not verified. */
export async function requireMerchant(request: Request): Promise<Merchant> {
  const { session, sessionToken } = await requireStaff(request);
  const shop = await installedShop(session.shop, session.scope?.split(',').filter(Boolean) ?? []);
  const { role, approveUpTo, adjustUpTo } = await meetStaff(app().db, shop.id, sessionToken.sub);
  return {
    shopId: shop.id,
    domain: session.shop,
    staffId: sessionToken.sub,
    role,
    approveUpTo,
    adjustUpTo,
    mayPublish: mayPublish({ role }),
    now: await app().clock.now(shop.id),
    shop: { name: shop.name, currency: shop.currency, timezone: shop.timezone },
  };
}

/** The merchant behind a request that changes something. Throws a 403 when their role does not include it. */
export async function requireRight(
  request: Request,
  may: (rights: Pick<StaffRights, 'role'>) => boolean,
): Promise<Merchant> {
  const merchant = await requireMerchant(request);
  if (!may(merchant)) throw new Response(null, { status: 403 });
  return merchant;
}

/**
 * The session and token of a staff member in the embedded admin, as the library lets them in. A shopper's extension
 * has tokens of the same key and audience, which the library takes, too: only those of the admin name it.
 */
export async function requireStaff(request: Request) {
  const context = await app()
    .shopify.authenticate.admin(request)
    .catch((error: unknown) => {
      // A shopper's token may name its shop without a scheme, on which the library breaks once it has verified it.
      const noAddress = error instanceof TypeError && 'code' in error && error.code === 'ERR_INVALID_URL';
      throw noAddress ? new Response(null, { status: 401 }) : error;
    });
  const { session, sessionToken } = context;
  const ofAdmin = sessionToken.iss === `https://${session.shop}/admin` && /^\d+$/.test(sessionToken.sub);
  if (!ofAdmin) throw new Response(null, { status: 401 });
  return context;
}

/**
 * A page's loaders run side by side: one exchanges the token and installs, and the others find its session before the
 * shop is written. So does whoever comes after a process died between the two. They install, too: it is the same.
 */
async function installedShop(domain: string, scopes: readonly string[]): Promise<Shop> {
  const { commerce, install } = app();
  const known = await commerce.findShop(domain);
  if (known && known.uninstalledAt === null) return known;
  await install(domain, scopes);
  const shop = await commerce.findShop(domain);
  if (!shop || shop.uninstalledAt !== null)
    throw new Response('This shop is not installed.', { status: 403 });
  return shop;
}
