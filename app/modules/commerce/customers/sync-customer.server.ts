import type { ShopId, ShopifyId } from '#app/kernel/ids.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { CustomerSnapshot } from '../customer.ts';
import { customerFacts } from '../customer-facts.ts';
import type { SyncOutcome } from '../door.ts';
import type { CommerceDeps, PersonalSeal } from '../ports.ts';
import type { Shop } from '../shop.ts';
import {
  findMirroredCustomer,
  insertCustomer,
  isCustomerKnownOtherwise,
  markCustomerDeleted,
  saveProfile,
  updateCustomer,
} from '../store/customer-store.server.ts';
import { getShop } from '../store/shop-store.server.ts';

const maxReads = 5;

/**
 * Reads a customer from Shopify. One whom Shopify no longer knows is marked as deleted; their orders stay. What is
 * replaced may have been read later than what replaces it, within a second of Shopify's: then they are read again.
 */
export async function syncCustomer(deps: CommerceDeps, shopId: ShopId, id: ShopifyId): Promise<SyncOutcome> {
  const shop = await getShop(deps.sql, shopId);
  for (let read = 1; read <= maxReads; read++) {
    const customer = await deps.shopify.customer(shop, id);
    if (customer === null) {
      await deleteCustomer(deps, shopId, id);
      return 'unreadable';
    }
    const outcome = await recordCustomer(deps, shop, customer);
    if (outcome === 'unchanged') return read === 1 ? 'unchanged' : 'changed';
    if (outcome === 'changed') return 'changed';
  }
  throw new Error(`Customer ${id} changed during each of ${maxReads} reads`);
}

/**
 * Brings the mirror to this state of a customer, unless it holds a newer one or must not know them any more, and
 * announces what they did since the install. `replaced`: it held something else.
 */
function recordCustomer(
  deps: Pick<CommerceDeps, 'inTransaction' | 'seal'>,
  shop: Pick<Shop, 'id' | 'installedAt'>,
  customer: CustomerSnapshot,
): Promise<'changed' | 'replaced' | 'unchanged'> {
  const emailIndex = customer.email === null ? null : deps.seal.emailIndex(customer.email);
  return deps.inTransaction(shop.id, async (tx) => {
    const replaces = await isCustomerKnownOtherwise(tx.sql, shop.id, customer, emailIndex);
    const outcome = await recordCustomerIn(tx.sql, shop.id, customer, deps.seal);
    if (outcome === 'unchanged') return outcome;
    const known = await findMirroredCustomer(tx.sql, shop.id, customer.shopifyId);
    if (known !== null) await tx.announce(customerFacts(customer, known.id, shop.installedAt));
    return replaces ? 'replaced' : outcome;
  });
}

/** `recordCustomer` inside a transaction of the shop. */
export async function recordCustomerIn(
  sql: Sql,
  shopId: ShopId,
  customer: CustomerSnapshot,
  seal: PersonalSeal,
): Promise<'changed' | 'unchanged'> {
  const added = await insertCustomer(sql, shopId, customer);
  if (added !== null) {
    await saveProfile(sql, shopId, added, customer, seal);
    return 'changed';
  }
  const known = await findMirroredCustomer(sql, shopId, customer.shopifyId);
  // A merged customer has no profile of their own: it lives with whoever took them over.
  if (known === null || known.mergedIntoId !== null) return 'unchanged';
  if (!(await updateCustomer(sql, shopId, known.id, customer))) return 'unchanged';
  await saveProfile(sql, shopId, known.id, customer, seal);
  return 'changed';
}

/** Deleted at Shopify: kept, because orders and points belong to them until a redaction asks for more. */
export async function deleteCustomer(
  deps: Pick<CommerceDeps, 'sql' | 'clock'>,
  shopId: ShopId,
  id: ShopifyId,
): Promise<void> {
  await markCustomerDeleted(deps.sql, shopId, id, await deps.clock.now(shopId));
}
