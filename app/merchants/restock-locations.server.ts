import type { ShopId } from '#app/kernel/ids.ts';
import { DeadlinePassed, withinTime } from '../platform/network/deadline.server.ts';
import { app } from '../wiring.server.ts';

/** Shopify is asked, and the page does not wait for it any longer: a number says it too. */
const patienceMs = 2_000;

/** Where stock can be taken back, by Shopify's number; none while the shop may not be asked or does not answer in time. */
export async function readLocations(shopId: ShopId): Promise<Readonly<Record<string, string>>> {
  const { commerce, shopifyReturns } = app();
  const shop = await commerce.getShop(shopId);
  if (!shop.grantedScopes.includes('read_locations')) return {};
  const asked = shopifyReturns.locations({ ...shop, zone: shop.timezone });
  const found = await withinTime(patienceMs, asked).catch((error: unknown) => {
    if (error instanceof DeadlinePassed || isTemporary(error)) return [];
    throw error;
  });
  return Object.fromEntries(found.map(({ id, name }) => [id.toString(), name]));
}

function isTemporary(error: unknown): boolean {
  return error instanceof Error && 'temporary' in error && error.temporary === true;
}
