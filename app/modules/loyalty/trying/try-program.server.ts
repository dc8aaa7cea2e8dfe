import { addDays, compareInstants, endOfLocalDay, type Instant, localDate } from '#app/kernel/calendar.ts';
import { NO_POINTS, points } from '#app/kernel/points.ts';
import { worthNow } from '../counting/worth-now.server.ts';
import type { LoyaltyDeps } from '../deps.ts';
import type { BadInput } from '../door.ts';
import { parseProgramForm } from '../earning/forms.ts';
import { defaultProgram, type Program } from '../earning/program.ts';
import type { PastOrder } from '../ports.ts';
import { findLatestVersion } from '../store/programs.server.ts';
import { placeOf, tierName } from '../tiers/levels.ts';
import type { Given, Mover, TriedLevel, TriedMonth, TriedPage } from './door.ts';
import { type Replayed, type ReplayTime, replay } from './replay.ts';

const pageSize = 50;
const monthsShown = 12;
const mostMovers = 5;

interface Programs {
  readonly tried: Program;
  readonly saved: Program;
}

interface Looked {
  readonly customerId: bigint;
  readonly history: readonly PastOrder[];
  readonly tried: Replayed;
  readonly saved: Replayed;
}

/** Replays some customers' orders under two programmes: see `TryingDoor.tryProgram`. */
export async function tryProgram(
  deps: Pick<LoyaltyDeps, 'db' | 'orders'>,
  shopId: bigint,
  form: unknown,
  after: bigint | null,
  now: Instant,
): Promise<TriedPage | BadInput> {
  const { zone, currency } = await deps.orders.shopForLoyalty(shopId);
  const parsed = parseProgramForm(form, currency);
  if ('errors' in parsed) return { refused: 'bad-input', errors: parsed.errors };
  const [price, current, page] = await Promise.all([
    worthNow(deps.db.sql, shopId, currency),
    findLatestVersion(deps.db.sql, shopId),
    deps.orders.validBuyers(shopId, { after, limit: pageSize }),
  ]);
  const programs = { tried: parsed.program, saved: current?.program ?? defaultProgram(currency) };
  const ids = page.map(({ customerId }) => customerId);
  const histories = await deps.orders.histories(shopId, ids);
  const first = localDate(now, zone)
    .with({ day: 1 })
    .subtract({ months: monthsShown - 1 });
  const time = { zone, from: endOfLocalDay(addDays(first, -1), zone), now };
  const looked = ids.map((customerId): Looked => {
    const history = histories.get(customerId) ?? [];
    const [tried, saved] = [replay(history, programs.tried, time), replay(history, programs.saved, time)];
    return { customerId, history, tried, saved };
  });
  const months = Array.from({ length: monthsShown }, (_, index) =>
    first.add({ months: index }).toPlainYearMonth().toString(),
  );
  return {
    currency,
    customers: page.length,
    months: monthsOf(months, looked, time),
    levels: levelsOf(looked, programs),
    ...moversOf(looked, programs),
    ...price,
    next: page.length === pageSize ? (ids.at(-1) ?? null) : null,
  };
}

function monthsOf(names: readonly string[], looked: readonly Looked[], time: ReplayTime): TriedMonth[] {
  const sales = Map.groupBy(
    looked.flatMap(({ history }) => history.filter((past) => isSale(past, time))),
    ({ order }) => localDate(order.processedAt, time.zone).toPlainYearMonth().toString(),
  );
  const given = (which: keyof Programs, month: string): Given =>
    looked.reduce<Given>(
      (sum, one) => {
        const own = one[which].months.get(month);
        if (own === undefined) return sum;
        return { orders: points(sum.orders + own.orders), entry: points(sum.entry + own.entry) };
      },
      { orders: NO_POINTS, entry: NO_POINTS },
    );
  return names.map((month) => {
    const sold = sales.get(month) ?? [];
    return {
      month,
      orders: sold.length,
      salesMinor: sold.reduce((sum, { counted }) => sum + counted.netMinor, 0n),
      tried: given('tried', month),
      saved: given('saved', month),
    };
  });
}

function isSale({ order, counted }: PastOrder, { from, now }: ReplayTime): boolean {
  const { processedAt, paidAt } = order;
  return (
    counted.counts &&
    paidAt !== null &&
    compareInstants(processedAt, from) >= 0 &&
    compareInstants(processedAt, now) <= 0
  );
}

function levelsOf(looked: readonly Looked[], { tried, saved }: Programs): TriedLevel[] {
  const all = [tried, saved].flatMap(({ tiers }) => tiers?.levels ?? []);
  // Of one that both have, the tried programme says the name; it stands where it first does.
  const levels = all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index);
  const holding = (which: keyof Programs, id: string | null) =>
    looked.filter((one) => one[which].level === id).length;
  const row = (level: TriedLevel['level']): TriedLevel => ({
    level,
    tried: holding('tried', level?.id ?? null),
    saved: holding('saved', level?.id ?? null),
  });
  return all.length === 0 ? [] : [row(null), ...levels.map(({ id, name }) => row({ id, name }))];
}

function moversOf(looked: readonly Looked[], programs: Programs): Pick<TriedPage, 'up' | 'down' | 'movers'> {
  const moved = looked.flatMap((one) => {
    const change = rank(one.tried.level, programs) - rank(one.saved.level, programs);
    return change === 0 ? [] : [{ one, change }];
  });
  return {
    up: moved.filter(({ change }) => change > 0).length,
    down: moved.filter(({ change }) => change < 0).length,
    movers: moved.slice(0, mostMovers).map(
      ({ one }): Mover => ({
        customerId: one.customerId,
        saved: named(one.saved.level, programs.saved),
        tried: named(one.tried.level, programs.tried),
      }),
    ),
  };
}

/** By the tried levels; one that goes stands where it stood. */
function rank(level: string | null, { tried, saved }: Programs): number {
  if (level === null) return -1;
  const place = tried.tiers === null ? -1 : placeOf(tried.tiers, level);
  return place >= 0 || saved.tiers === null ? place : placeOf(saved.tiers, level);
}

function named(level: string | null, { tiers }: Program): Mover['tried'] {
  return tiers === null ? null : tierName(tiers, level);
}
