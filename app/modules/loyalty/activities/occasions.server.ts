import {
  addDays,
  endOfLocalDay,
  type Instant,
  type LocalDate,
  localDate,
  parseLocalDate,
  type Zone,
} from '#app/kernel/calendar.ts';
import type { LoyaltyDeps } from '../deps.ts';
import { awardActivity } from './award-activity.server.ts';
import {
  advanceOccasion,
  deleteOccasion,
  findOccasion,
  listComeOccasions,
  type StoredOccasion,
  saveOccasion,
} from './store/occasions.server.ts';
import { firstBirthday, isYearlyDay, nextAfter, type YearlyDay } from './yearly-day.ts';

type Deps = Pick<LoyaltyDeps, 'db' | 'orders'>;

const batchSize = 200;

/** The day on which a birthday is celebrated from now on: see `ActivitiesDoor.setBirthday`. */
export async function setBirthday(
  { db, orders }: Deps,
  shopId: bigint,
  customerId: bigint,
  birthday: YearlyDay | null,
  now: Instant,
): Promise<{ readonly refused: 'bad-input' } | { readonly next: LocalDate | null }> {
  if (birthday === null) {
    await deleteOccasion(db.sql, shopId, customerId, 'birthday');
    return { next: null };
  }
  if (!isYearlyDay(birthday)) return { refused: 'bad-input' };
  const { zone } = await orders.shopForLoyalty(shopId);
  const known = await findOccasion(db.sql, shopId, customerId, 'birthday');
  if (known !== null && known.month === birthday.month && known.day === birthday.day)
    return { next: known.nextOn };
  const nextOn = firstBirthday(birthday, localDate(now, zone), known !== null);
  const { month, day } = birthday;
  await saveOccasion(db.sql, shopId, { customerId, way: 'birthday', month, day, nextOn });
  return { next: nextOn };
}

/** Remembers the day of a customer's first paid order: see `ActivitiesDoor.noteFirstOrder`. */
export async function noteFirstOrder(
  { db, orders }: Deps,
  shopId: bigint,
  customerId: bigint,
  now: Instant,
): Promise<void> {
  const { zone } = await orders.shopForLoyalty(shopId);
  const first = await firstOrderOn({ orders }, shopId, customerId, zone);
  if (first === null) return;
  const known = await findOccasion(db.sql, shopId, customerId, 'order-anniversary');
  if (known?.month === first.month && known.day === first.day) return;
  const { month, day } = first;
  const nextOn = nextAfter(first, localDate(now, zone));
  await saveOccasion(db.sql, shopId, { customerId, way: 'order-anniversary', month, day, nextOn });
}

/** Awards days that have come, each as of its own: see `ActivitiesDoor.sweepOccasions`. */
export async function sweepOccasions(deps: Deps, shopId: bigint, now: Instant): Promise<number> {
  const { zone } = await deps.orders.shopForLoyalty(shopId);
  const today = localDate(now, zone);
  let awarded = 0;
  for (;;) {
    const come = await listComeOccasions(deps.db.sql, shopId, today, batchSize);
    if (come.length === 0) return awarded;
    for (const occasion of come) {
      if (await celebrate(deps, shopId, occasion, zone, now)) awarded += 1;
      await advanceOccasion(deps.db.sql, shopId, occasion, nextAfter(occasion, occasion.nextOn));
    }
  }
}

/** An anniversary is of an order that still counts; the year's own key keeps it from being given twice. */
async function celebrate(
  deps: Deps,
  shopId: bigint,
  { customerId, way, nextOn }: StoredOccasion,
  zone: Zone,
  now: Instant,
): Promise<boolean> {
  if (way === 'order-anniversary') {
    const first = await firstOrderOn(deps, shopId, customerId, zone);
    if (first === null || first.year >= nextOn.year) return false;
  }
  const happenedAt = endOfLocalDay(addDays(nextOn, -1), zone);
  const activity = { way, key: nextOn.year.toString(), happenedAt };
  return 'granted' in (await awardActivity(deps, shopId, customerId, activity, now));
}

async function firstOrderOn(
  { orders }: Pick<Deps, 'orders'>,
  shopId: bigint,
  customerId: bigint,
  zone: Zone,
): Promise<LocalDate | null> {
  const all = (await orders.ordersOfCustomers(shopId, [customerId], null)).get(customerId) ?? [];
  const [first] = all
    .filter(({ counts }) => counts)
    .map(({ processedAt }) => localDate(processedAt, zone).toString())
    .toSorted();
  return first === undefined ? null : parseLocalDate(first);
}
