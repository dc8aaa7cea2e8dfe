import { randomUUID } from 'node:crypto';
import type { ShopId } from '#app/kernel/ids.ts';
import type { CommerceDeps } from '../ports.ts';
import { getShop, lockScopes, saveScopes } from '../store/shop-store.server.ts';

/**
 * Notes what Shopify lets us do now. What has come anew is announced: some work waits for nothing else. A scope may
 * come, go and come again, at one moment of a clock that stands still, so the fact's key is the event's own.
 */
export async function changeScopes(
  deps: Pick<CommerceDeps, 'sql' | 'inTransaction' | 'clock'>,
  shopId: ShopId,
  scopes: readonly string[],
): Promise<void> {
  const { grantedScopes } = await getShop(deps.sql, shopId);
  if (isSame(grantedScopes, scopes)) return;
  const happenedAt = await deps.clock.now(shopId);
  await deps.inTransaction(shopId, async (tx) => {
    const before = await lockScopes(tx, shopId);
    const granted = scopes.filter((scope) => !before.includes(scope));
    await saveScopes(tx.sql, shopId, scopes);
    if (granted.length === 0) return;
    const fact = { kind: 'scopes-granted', customerId: null, orderId: null, happenedAt };
    await tx.announce([{ ...fact, key: `scopes:${randomUUID()}`, data: { scopes: granted } }]);
  });
}

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((scope, place) => scope === others[place]);
