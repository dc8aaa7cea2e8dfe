import type { ShopId } from '#app/kernel/ids.ts';
import type { ConsentReading } from '../customer.ts';
import type { CommerceDeps } from '../ports.ts';
import { updateConsent } from '../store/customer-store.server.ts';
import { syncCustomer } from './sync-customer.server.ts';

/**
 * Takes over at once what Shopify says of somebody's consent, where it is newer than what we know, and reads the
 * customer then: whoever unsubscribes is not written to while Shopify cannot be asked.
 */
export async function recordConsent(
  deps: CommerceDeps,
  shopId: ShopId,
  { customerShopifyId, email, marketing, at }: ConsentReading,
): Promise<void> {
  if (email !== null && marketing !== null && at !== null) {
    const consent = { customerShopifyId, marketing, at };
    await updateConsent(deps.sql, shopId, consent, deps.seal.emailIndex(email));
  }
  await syncCustomer(deps, shopId, customerShopifyId);
}
