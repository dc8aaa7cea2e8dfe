import { getShop } from '../domain/shops.ts';
import type { Shop } from '../domain/types.ts';
import type { State } from '../state/database.ts';
import { type ClockMove, moveClock } from './clock.ts';

/** Moves a shop's clock and returns the shop as it is then. Throws a ClockError for going back or a wrong step. */
export async function moveShopClock(state: State, domain: string, move: ClockMove): Promise<Shop> {
  return state.transaction(async (tx) => {
    // Two moves at once follow each other.
    await tx.query('select domain from shop where domain = $1 for update', [domain]);
    const shop = await getShop(tx, domain);
    const clock = moveClock(shop.clock, move, shop.timezone);
    await tx.query(
      'update shop set clock_now = $2, clock_running = $3, clock_set_at = $4 where domain = $1',
      [domain, clock.now, clock.running, clock.setAt],
    );
    return getShop(tx, domain);
  });
}
