import {
  addLocalDays,
  compareInstants,
  type Instant,
  laterOf,
  localDate,
  type Zone,
} from '#app/kernel/calendar.ts';
import { NO_POINTS, type Points, points } from '#app/kernel/points.ts';
import { entitled } from '../earning/entitlement.ts';
import type { Program } from '../earning/program.ts';
import type { PastOrder } from '../ports.ts';
import { decideTier, type TierDecision } from '../tiers/decide-tier.ts';
import { levelOf } from '../tiers/levels.ts';
import type { TierRules } from '../tiers/path.ts';
import { type QualifyingPoints, timelineOf } from '../tiers/qualifying.ts';
import type { Given } from './door.ts';

/** What a programme would have given a customer, and the level held at the end. */
export interface Replayed {
  /** By local month, "2026-03": of the order, or of reaching a level. */
  readonly months: ReadonlyMap<string, Given>;
  /** Id of the level; null: none. */
  readonly level: string | null;
}

export interface ReplayTime {
  readonly zone: Zone;
  /** Nothing given before is told, but all that was bought before counts towards levels. */
  readonly from: Instant;
  readonly now: Instant;
}

const NOTHING: Given = { orders: NO_POINTS, entry: NO_POINTS };

/**
 * A customer's orders one after the other under a programme that had always been there: each earns by the level held
 * before it, and its points count towards levels from when they would have become available. Orders are taken as they
 * are now: what was refunded since has earned nothing.
 */
export function replay(history: readonly PastOrder[], program: Program, time: ReplayTime): Replayed {
  const orders = history.toSorted(
    (a, b) => compareInstants(a.order.processedAt, b.order.processedAt) || (a.orderId < b.orderId ? -1 : 1),
  );
  const rules = rulesOf(orders, program, time.zone);
  const earned: QualifyingPoints[] = [];
  const months = new Map<string, Given>();
  const add = (at: Instant, given: Partial<Given>) => {
    if (compareInstants(at, time.from) < 0 || compareInstants(at, time.now) > 0) return;
    const month = localDate(at, time.zone).toPlainYearMonth().toString();
    const known = months.get(month) ?? NOTHING;
    months.set(month, {
      orders: points(known.orders + (given.orders ?? 0n)),
      entry: points(known.entry + (given.entry ?? 0n)),
    });
  };
  for (const past of orders) {
    const { paidAt, owing, processedAt } = past.order;
    if (paidAt === null || owing || compareInstants(paidAt, time.now) > 0) continue;
    const others = orders.filter((one) => one !== past);
    const held = rules === null ? null : decide(others, earned, rules, processedAt).level;
    const given = earnedBy(past, program, held);
    add(processedAt, { orders: given });
    if (given === 0n) continue;
    const availableAt = laterOf(paidAt, addLocalDays(paidAt, time.zone, program.earn.pendingDays));
    earned.push({ points: given, availableAt });
  }
  if (rules === null) return { months, level: null };
  const end = decide(orders, earned, rules, time.now);
  for (const { at, entry } of entriesOf(end, rules)) add(at, { entry });
  return { months, level: end.level };
}

function rulesOf([first]: readonly PastOrder[], { tiers, earn }: Program, zone: Zone): TierRules | null {
  if (tiers === null || first === undefined) return null;
  return { tiers, zone, start: first.order.processedAt, includeTax: earn.includeTax };
}

function decide(
  orders: readonly PastOrder[],
  earned: readonly QualifyingPoints[],
  rules: TierRules,
  at: Instant,
): TierDecision {
  const counted = { orders: orders.map((past) => past.counted), points: earned };
  return decideTier(null, timelineOf(counted, rules.tiers.window, rules), rules, at);
}

function earnedBy(
  { order, traits, orderTraits, shop }: PastOrder,
  program: Program,
  held: string | null,
): Points {
  const level = program.tiers === null ? null : levelOf(program.tiers, held);
  const tier = program.tiers === null ? {} : { tier: level?.name ?? null };
  return entitled(order, {
    program,
    traits,
    tierFactor: level?.factor ?? '1',
    bought: { zone: shop.zone, traits: orderTraits, ...tier },
  }).points;
}

/** For each level that was reached, when it first was and what that gives. */
function entriesOf({ reached, steps }: TierDecision, { tiers }: TierRules): { at: Instant; entry: Points }[] {
  return reached.flatMap((id) => {
    const step = steps.find(({ to }) => to === id);
    const entry = levelOf(tiers, id)?.entryPoints ?? 0;
    return step === undefined || entry === 0 ? [] : [{ at: step.at, entry: points(BigInt(entry)) }];
  });
}
