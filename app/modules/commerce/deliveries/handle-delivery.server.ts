import type { Instant } from '#app/kernel/calendar.ts';
import { assertNever } from '#app/kernel/check.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import { noteBulkFinished } from '../backfill/run-backfill.server.ts';
import { mergeCustomers } from '../customers/merge-customers.server.ts';
import { recordConsent } from '../customers/record-consent.server.ts';
import { deleteCustomer, syncCustomer } from '../customers/sync-customer.server.ts';
import type { ParsedDelivery } from '../delivery.ts';
import type { DeliveryOutcome } from '../door.ts';
import { recordOrder } from '../orders/record-order.server.ts';
import { removeOrder } from '../orders/remove-order.server.ts';
import { syncOrder } from '../orders/sync-order.server.ts';
import type { CommerceDeps } from '../ports.ts';
import { noteDataRequest, redactPerson, redactShop } from '../privacy/privacy.server.ts';
import { deleteProduct, syncCollection, syncProduct } from '../products/sync-product.server.ts';
import { changeScopes } from '../shops/change-scopes.server.ts';
import { onUninstalled, readShop } from '../shops/install.server.ts';
import { findDelivery, finishDelivery } from '../store/delivery-store.server.ts';
import { getShop } from '../store/shop-store.server.ts';

/**
 * Does what one delivery asks for, once; an error leaves it waiting, so that its job comes back. What can never be
 * handled ends as `dead` with its reason, for a person to look at.
 */
export async function handleDelivery(
  deps: CommerceDeps,
  shopId: ShopId,
  deliveryId: bigint,
): Promise<DeliveryOutcome> {
  const delivery = await findDelivery(deps.sql, shopId, deliveryId);
  if (delivery === null) return { state: 'ignored', reason: 'removed' };
  if (delivery.state !== 'received') return { state: 'done' };
  const outcome =
    delivery.payload === null
      ? ({ state: 'dead', reason: 'its payload is erased' } as const)
      : await act(deps, shopId, { ...delivery, payload: delivery.payload });
  const reason = outcome.state === 'done' ? null : outcome.reason;
  // Who asks to be forgotten is named in that very delivery.
  const erase = delivery.topic === 'customers/redact' && outcome.state === 'done';
  await finishDelivery(deps.sql, shopId, deliveryId, { state: outcome.state, reason, erase });
  if (outcome.state === 'dead') {
    deps.log.warn(
      { shopId: String(shopId), topic: delivery.topic, reason: outcome.reason },
      'a delivery is dead',
    );
  }
  return outcome;
}

const done: DeliveryOutcome = { state: 'done' };
const ignored = (reason: string): DeliveryOutcome => ({ state: 'ignored', reason });

async function act(
  deps: CommerceDeps,
  shopId: ShopId,
  delivery: { topic: string; payload: string },
): Promise<DeliveryOutcome> {
  const parsed = deps.parseDelivery(delivery.topic, delivery.payload);
  if (parsed.kind === 'unknown-topic') return ignored(`nothing listens to ${delivery.topic}`);
  if (parsed.kind === 'unparsable') return { state: 'dead', reason: parsed.reason };
  const shop = await getShop(deps.sql, shopId);
  if (shop.uninstalledAt !== null && !afterUninstall.has(parsed.kind)) return ignored('the shop has left');
  return dispatch({ deps, shopId, now: await deps.clock.now(shopId) }, parsed);
}

/** What still matters once a shop has left. */
const afterUninstall = new Set<ParsedDelivery['kind']>([
  'uninstalled',
  'data-request',
  'customer-redact',
  'shop-redact',
]);

interface Context {
  readonly deps: CommerceDeps;
  readonly shopId: ShopId;
  /** Business time at which it is handled. */
  readonly now: Instant;
}

async function dispatch(context: Context, parsed: ParsedDelivery): Promise<DeliveryOutcome> {
  const { deps, shopId, now } = context;
  switch (parsed.kind) {
    case 'order':
      return handleOrder(context, parsed);
    case 'order-changed':
      return (await syncOrder(deps, shopId, parsed.orderShopifyId)) === 'unreadable'
        ? ignored('Shopify does not show us this order')
        : done;
    case 'order-deleted':
      await removeOrder(deps, shopId, parsed.orderShopifyId, now);
      return done;
    case 'return-changed':
      await deps.returnChanged(shopId, parsed.returnShopifyId);
      return done;
    case 'customer-changed':
      await syncCustomer(deps, shopId, parsed.customerShopifyId);
      return done;
    case 'consent-changed':
      await recordConsent(deps, shopId, parsed);
      return done;
    case 'customer-deleted':
      await deleteCustomer(deps, shopId, parsed.customerShopifyId);
      return done;
    case 'customers-merged':
      return handleMerge(context, parsed);
    case 'product-changed':
      await syncProduct(deps, shopId, parsed.productShopifyId);
      return done;
    case 'product-deleted':
      await deleteProduct(deps, shopId, parsed.productShopifyId);
      return done;
    case 'collection-changed':
      await syncCollection(deps, shopId, parsed.collectionShopifyId);
      return done;
    default:
      return dispatchForShop(context, parsed);
  }
}

type ForShop =
  | 'shop-changed'
  | 'uninstalled'
  | 'scopes-changed'
  | 'bulk-finished'
  | 'data-request'
  | 'customer-redact'
  | 'shop-redact';
type Of<Kind extends ParsedDelivery['kind']> = Extract<ParsedDelivery, { kind: Kind }>;

/** What is about the shop, the app in it, or privacy. */
async function dispatchForShop({ deps, shopId }: Context, parsed: Of<ForShop>): Promise<DeliveryOutcome> {
  switch (parsed.kind) {
    case 'shop-changed':
      await readShop(deps, shopId);
      return done;
    case 'uninstalled':
      return (await onUninstalled(deps, shopId)) === 'uninstalled'
        ? done
        : ignored('the shop is installed again');
    case 'scopes-changed':
      await changeScopes(deps, shopId, parsed.scopes);
      return done;
    case 'bulk-finished':
      return (await noteBulkFinished(deps, shopId, parsed.operationId))
        ? done
        : ignored('not an operation of ours');
    case 'data-request':
      await noteDataRequest(deps, shopId, parsed.requestId, parsed);
      return done;
    case 'customer-redact':
      await redactPerson(deps, shopId, parsed);
      return done;
    case 'shop-redact':
      await redactShop(deps, shopId);
      return done;
    default:
      return assertNever(parsed);
  }
}

/** A payload that does not decide is answered by reading the order. */
async function handleOrder({ deps, shopId }: Context, reading: Of<'order'>): Promise<DeliveryOutcome> {
  const { state } = await recordOrder(deps, shopId, reading, { kind: 'payload' });
  if (state !== 'must-read') return done;
  const read = await syncOrder(deps, shopId, reading.order.shopifyId, reading.order.updatedAt);
  return read === 'unreadable' ? ignored('Shopify does not show us this order') : done;
}

async function handleMerge(
  { deps, shopId, now }: Context,
  merge: Of<'customers-merged'>,
): Promise<DeliveryOutcome> {
  if (!merge.completed) return ignored('the merge was not completed');
  await mergeCustomers(deps, shopId, { merged: merge.mergedShopifyId, kept: merge.keptShopifyId, at: now });
  return done;
}
