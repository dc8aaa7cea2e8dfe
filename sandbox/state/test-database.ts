import { afterAll, beforeAll } from 'vitest';
import { useDatabase } from '../../tests/support/database.ts';
import { createShop, type ShopInput } from '../domain/shops.ts';
import type { Shop } from '../domain/types.ts';
import { openState, type State } from './database.ts';

/** The sandbox's state on a database of its own for this test file. */
export function useState(): { readonly state: State; shop(input?: Partial<ShopInput>): Promise<Shop> } {
  const database = useDatabase({ empty: true });
  let state: State | undefined;
  let shops = 0;
  beforeAll(async () => {
    state = await openState(database.url);
  });
  afterAll(async () => {
    await state?.close();
  });
  const opened = () => {
    if (state === undefined) throw new Error('The state exists from beforeAll on');
    return state;
  };
  return {
    get state() {
      return opened();
    },
    /** A shop whose clock stands at 2026-03-01T15:00:00Z and whose app is installed. */
    shop: (input = {}) => {
      shops += 1;
      const domain = `shop-${shops}.myshopify.com`;
      return opened().transaction(async (tx) => {
        await createShop(tx, { domain, now: '2026-03-01T15:00:00Z', ...input });
        const installed = await tx.query<{ domain: string }>(
          'update shop set installed_at = clock_now where domain = $1 returning domain',
          [input.domain ?? domain],
        );
        const { getShop } = await import('../domain/shops.ts');
        return getShop(tx, installed[0]?.domain ?? domain);
      });
    },
  };
}
