import { compareInstants, type Instant, type LocalDate, localDate } from '#app/kernel/calendar.ts';
import { zoneOfCountry } from '#app/kernel/country-zone.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import { type AskedBefore, type LoadedAsked, loadAsked, loadBefore } from '../asking/load-asked.server.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { Withdrawal, WithdrawalStatement } from '../door.ts';
import type { ReturnableOrder, ReturnsShop } from '../ports.ts';
import { chooseWithdrawn, type Withdrawn } from './choose-withdrawn.ts';
import { type WithdrawalPeriod, withdrawalPeriod } from './period.ts';

export type PlaceDeps = Pick<ReturnsDeps, 'isHoliday'>;

/** Of an order, in the zone and by the holidays of the country it went to; null: it has not begun. */
export function periodOf(
  { isHoliday }: PlaceDeps,
  { lines, countryCode }: Pick<ReturnableOrder, 'lines' | 'countryCode'>,
  shop: Pick<ReturnsShop, 'zone'>,
): WithdrawalPeriod | null {
  return withdrawalPeriod(lines, {
    zone: zoneOfCountry(countryCode) ?? shop.zone,
    isHoliday: (date) => countryCode !== null && isHoliday(countryCode, date),
  });
}

/** The order that a statement names, with what decides what becomes of it. */
export interface WithdrawnOrder {
  readonly order: ReturnableOrder;
  readonly standing: 'in-time' | 'too-late' | 'nothing-left';
  readonly lastDay: LocalDate;
  /** Null: nothing is opened by itself, for the area is off or the order is not paid. */
  readonly before: AskedBefore | null;
}

/** Null: no order has that name and was placed with that address. Not to be asked within a transaction. */
export async function findWithdrawnOrder(
  deps: ReturnsDeps,
  shop: ReturnsShop,
  { order: name, email }: Pick<WithdrawalStatement, 'order' | 'email'>,
  now: Instant,
): Promise<WithdrawnOrder | null> {
  const order = await deps.orders.orderNamed(shop.id, name, email);
  if (order === null) return null;
  const period = periodOf(deps, order, shop);
  const before = order.standing === 'live' ? await loadBefore(deps, shop.id, order, now) : null;
  return {
    order,
    standing: standingOf(order, period, now),
    lastDay: period?.lastDay ?? localDate(now, shop.zone),
    before: before === null || 'refused' in before ? null : before,
  };
}

function standingOf(
  { standing }: ReturnableOrder,
  period: WithdrawalPeriod | null,
  now: Instant,
): WithdrawnOrder['standing'] {
  if (period !== null && compareInstants(now, period.endsAt) >= 0) return 'too-late';
  return standing === 'cancelled' ? 'nothing-left' : 'in-time';
}

export interface LoadedWithdrawn extends Withdrawn {
  readonly loaded: LoadedAsked;
}

/** What is free of it now; `sql` may be that of a transaction. Null: nothing is opened by itself. */
export async function loadWithdrawn(
  sql: Sql,
  shopId: bigint,
  found: WithdrawnOrder | null,
): Promise<LoadedWithdrawn | null> {
  if (found === null || found.before === null || found.standing !== 'in-time') return null;
  const loaded = await loadAsked(sql, shopId, found.before);
  return { loaded, ...chooseWithdrawn(loaded, found.lastDay) };
}

/** What a statement comes to. Not yet sent and switched off are for a person, and found all the same. */
export function decideStanding(
  found: WithdrawnOrder | null,
  withdrawn: LoadedWithdrawn | null,
): Withdrawal['standing'] {
  if (found === null) return 'not-found';
  if (found.standing !== 'in-time') return found.standing;
  const left = withdrawn === null || withdrawn.chosen.length > 0 || withdrawn.unsent > 0;
  return left ? 'found' : 'nothing-left';
}
