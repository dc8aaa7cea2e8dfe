import type { Instant } from '#app/kernel/calendar.ts';
import { type Points, points } from '#app/kernel/points.ts';
import type { BadInput } from '../door.ts';
import { entitled } from '../earning/entitlement.ts';
import { parseProgramForm } from '../earning/forms.ts';
import type { Program } from '../earning/program.ts';
import type { OrderForLoyalty } from '../ports.ts';
import { decideTier } from './decide-tier.ts';
import type { TiersPreview } from './door.ts';
import { levelOf, placeOf } from './levels.ts';
import { loadCounted, loadRules, type TierDeps, timelineBy } from './load-tiers.server.ts';
import type { TierRules } from './path.ts';
import { type Counted, windowStart } from './qualifying.ts';
import { listTiers, type StoredTier } from './store/tiers.server.ts';

const pageSize = 200;
const mostCustomers = 5_000;
const mostOrders = 20_000;

interface Moved {
  readonly before: Map<string, number>;
  readonly after: Map<string, number>;
  customers: number;
  up: number;
  down: number;
}

/** Who would move, and what the levels' factors would have given: see `TiersDoor.previewTiers`. */
export async function previewTiers(
  deps: TierDeps,
  shopId: bigint,
  form: unknown,
  now: Instant,
): Promise<TiersPreview | BadInput> {
  const { currency, zone } = await deps.orders.shopForLoyalty(shopId);
  const parsed = parseProgramForm(form, currency);
  if ('errors' in parsed) return { refused: 'bad-input', errors: parsed.errors };
  const { program } = parsed;
  const current = await loadRules(deps, deps.db.sql, shopId, now);
  const planned =
    program.tiers === null
      ? null
      : { tiers: program.tiers, zone, start: now, includeTax: program.earn.includeTax };
  const moved: Moved = { before: new Map(), after: new Map(), customers: 0, up: 0, down: 0 };
  let after: bigint | null = null;
  let page: readonly bigint[];
  do {
    page = await deps.orders.buyers(shopId, { after, limit: pageSize });
    await countMoves(deps, shopId, page, { current, planned }, now, moved);
    after = page.at(-1) ?? null;
  } while (page.length === pageSize && moved.customers < mostCustomers);
  const cost = await costOf(deps, shopId, program, { current, planned }, now);
  const ids = [...(planned?.tiers.levels.map(({ id }) => id) ?? []), ''];
  return {
    customers: moved.customers,
    capped: cost.capped || page.length === pageSize,
    levels: ids.map((id) => ({
      id,
      before: moved.before.get(id) ?? 0,
      after: moved.after.get(id) ?? 0,
    })),
    up: moved.up,
    down: moved.down,
    points: cost.points,
  };
}

interface Plans {
  readonly current: TierRules | null;
  readonly planned: TierRules | null;
}

async function countMoves(
  deps: TierDeps,
  shopId: bigint,
  customers: readonly bigint[],
  { current, planned }: Plans,
  now: Instant,
  moved: Moved,
): Promise<void> {
  const { sql } = deps.db;
  const known = await listTiers(sql, shopId, customers);
  const levels = async (rules: TierRules | null) => {
    if (rules === null) return () => null;
    const counted = await loadCounted(deps, sql, shopId, customers, known.values(), rules);
    return (customer: bigint) => levelAt(known.get(customer) ?? null, counted(customer), rules, now);
  };
  const [was, becomes] = [await levels(current), await levels(planned)];
  for (const customer of customers) {
    const [from, to] = [was(customer), becomes(customer)];
    add(moved.before, from);
    add(moved.after, to);
    moved.customers += 1;
    const change = rank(to, planned, current) - rank(from, planned, current);
    if (change > 0) moved.up += 1;
    if (change < 0) moved.down += 1;
  }
}

function levelAt(known: StoredTier | null, counted: Counted, rules: TierRules, at: Instant): string | null {
  return decideTier(known, timelineBy(counted, rules), rules, at).level;
}

/** By the planned levels; one that goes stands where it stood. */
function rank(level: string | null, planned: TierRules | null, current: TierRules | null): number {
  if (level === null) return -1;
  const place = planned === null ? -1 : placeOf(planned.tiers, level);
  return place >= 0 || current === null ? place : placeOf(current.tiers, level);
}

function add(counts: Map<string, number>, level: string | null): void {
  counts.set(level ?? '', (counts.get(level ?? '') ?? 0) + 1);
}

/** By the planned programme: what its levels' factors would have given over the last twelve months, less those of now. */
async function costOf(
  deps: TierDeps,
  shopId: bigint,
  program: Program,
  { current, planned }: Plans,
  now: Instant,
): Promise<{ readonly points: Points; readonly capped: boolean }> {
  const { zone } = await deps.orders.shopForLoyalty(shopId);
  const from = windowStart(now, 'rolling-12-months', zone) ?? now;
  let [sum, looked, after] = [0n, 0, null as bigint | null];
  let page: readonly OrderForLoyalty[];
  do {
    page = await deps.orders.ordersForLoyalty(shopId, { from, before: now, after, limit: pageSize });
    const owners = [...new Set(page.flatMap(({ customerId }) => customerId ?? []))];
    const worth = async (rules: TierRules | null) => {
      if (rules === null) return () => '1';
      // As if they had been in force all the time.
      const past = { ...rules, start: from };
      const counted = await loadCounted(deps, deps.db.sql, shopId, owners, [], past);
      return (order: OrderForLoyalty) => factorOf(order, counted, past);
    };
    const [will, was] = [await worth(planned), await worth(current)];
    for (const order of page) {
      const given = (tierFactor: string) =>
        entitled(order.order, { program, traits: order.traits, tierFactor }).points;
      sum += given(will(order)) - given(was(order));
    }
    looked += page.length;
    after = page.at(-1)?.orderId ?? null;
  } while (page.length === pageSize && looked < mostOrders);
  return { points: points(sum), capped: page.length === pageSize };
}

function factorOf(
  { orderId, customerId, order }: OrderForLoyalty,
  counted: (customerId: bigint) => Counted,
  rules: TierRules,
): string {
  if (customerId === null) return '1';
  const own = counted(customerId);
  const others = { ...own, orders: own.orders.filter((one) => one.orderId !== orderId) };
  const level = levelAt(null, others, rules, order.processedAt);
  return levelOf(rules.tiers, level)?.factor ?? '1';
}
