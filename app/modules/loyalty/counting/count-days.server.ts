import { addDays, compareDates, type Instant, type LocalDate, localDate } from '#app/kernel/calendar.ts';
import type { LoyaltyDeps } from '../deps.ts';
import type { BuyersPart } from './measures.ts';
import {
  addChanges,
  addEntries,
  findCounted,
  findHorizon,
  type Horizon,
  isPast,
  listMembership,
  lockCounted,
  saveBuyers,
  saveCounted,
} from './store/day-figures.server.ts';

type Deps = Pick<LoyaltyDeps, 'db' | 'orders'>;

const batchSize = 1_000;
const mostBatches = 20;
const buyersPage = 500;
/** Writers end within milliseconds; one that does not is waited for by the next sweep. */
const looks = 50;

/** Adds what the ledger has got to the figures of its days: see `CountingDoor.countDays`. */
export async function countDays(deps: Deps, shopId: bigint, now: Instant): Promise<{ done: boolean }> {
  const { db, orders } = deps;
  const [{ zone }, counted, horizon] = await Promise.all([
    orders.shopForLoyalty(shopId),
    findCounted(db.sql, shopId),
    findHorizon(db.sql, shopId),
  ]);
  const isBehind = counted.entry < horizon.entry || counted.change < horizon.change;
  if (isBehind) {
    if (!(await waitFor(deps, horizon))) return { done: true };
    for (let batch = 0; ; batch++) {
      if (batch === mostBatches) return { done: false };
      if (!(await countBatch(deps, shopId, horizon, zone))) break;
    }
  }
  const yesterday = addDays(localDate(now, zone), -1);
  if (counted.until === null || compareDates(counted.until, yesterday) < 0)
    await countBuyers(deps, shopId, yesterday);
  return { done: true };
}

async function waitFor({ db }: Pick<Deps, 'db'>, horizon: Horizon): Promise<boolean> {
  for (let look = 0; look < looks; look++) if (await isPast(db.sql, horizon)) return true;
  return false;
}

/** False: there was nothing left. Sums and place are one transaction, so a step counts once however often it is made. */
async function countBatch(
  { db }: Pick<Deps, 'db'>,
  shopId: bigint,
  horizon: Horizon,
  zone: Parameters<typeof localDate>[1],
): Promise<boolean> {
  return db.inTransaction(shopId, async (tx) => {
    const at = await lockCounted(tx);
    const page = { limit: batchSize, zone };
    const entries = await addEntries(tx, { ...page, after: at.entry, upTo: horizon.entry });
    const changes = await addChanges(tx, { ...page, after: at.change, upTo: horizon.change });
    if (entries.counted + changes.counted === 0) return false;
    await saveCounted(tx, { entry: entries.last ?? at.entry, change: changes.last ?? at.change });
    return entries.counted === batchSize || changes.counted === batchSize;
  });
}

/** Who bought, and who bought again: once a day, page by page. Bought is what is known now, not at the end of the day. */
async function countBuyers({ db, orders }: Deps, shopId: bigint, day: LocalDate): Promise<void> {
  const counts: Record<BuyersPart, number> = {
    ...{ member: 0, 'member-repeat': 0, other: 0, 'other-repeat': 0, redeemer: 0, 'redeemer-repeat': 0 },
  };
  let after: bigint | null = null;
  for (;;) {
    const page = await orders.validBuyers(shopId, { after, limit: buyersPage });
    const members = await listMembership(
      db.sql,
      shopId,
      page.map(({ customerId }) => customerId),
    );
    for (const { customerId, orders: bought } of page) {
      const member = members.get(customerId);
      const kinds = member === undefined ? (['other'] as const) : kindsOf(member.redeemer);
      for (const kind of kinds) {
        counts[kind] += 1;
        if (bought > 1) counts[`${kind}-repeat`] += 1;
      }
    }
    after = page.at(-1)?.customerId ?? null;
    if (page.length < buyersPage) break;
  }
  await db.inTransaction(shopId, async (tx) => {
    await lockCounted(tx);
    await saveBuyers(tx, day, counts);
  });
}

const kindsOf = (redeemer: boolean) => (redeemer ? (['member', 'redeemer'] as const) : (['member'] as const));
