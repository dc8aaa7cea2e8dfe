import { type Instant, laterOf } from '#app/kernel/calendar.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import { type DueRules, expiryOf } from '../ledger/due.ts';
import type { AccountState, Lot } from '../ledger/lots.ts';

/**
 * Pending lots of an order while a return of it is open: they wait without a date. When none is open any more they go
 * on as planned, and those whose date has passed become available now; their time to be used counts from then. `rules`
 * expire as the order's own programme says.
 */
export function retimed(
  state: AccountState,
  order: ShopifyId,
  open: boolean,
  now: Instant,
  rules: DueRules,
): AccountState {
  const own = (lot: Lot) => lot.orderShopifyId === order && !lot.matured;
  const retime = (lot: Lot) => (open ? kept(lot) : letGo(lot, now, rules));
  return { ...state, lots: state.lots.map((lot) => (own(lot) ? retime(lot) : lot)) };
}

function kept(lot: Lot): Lot {
  if (lot.availableAt === null) return lot;
  return { ...lot, keptFrom: lot.availableAt, availableAt: null, expiresAt: null };
}

function letGo(lot: Lot, now: Instant, rules: DueRules): Lot {
  if (lot.keptFrom === null) return lot;
  const availableAt = laterOf(lot.keptFrom, now);
  return { ...lot, keptFrom: null, availableAt, expiresAt: expiryOf(availableAt, rules) };
}
