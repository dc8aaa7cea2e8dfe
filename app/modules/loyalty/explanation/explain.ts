import { currencyCode } from '#app/kernel/currency.ts';
import type { Money } from '#app/kernel/money.ts';
import { money } from '#app/kernel/money.ts';
import { type Points, parsePoints, points } from '#app/kernel/points.ts';
import type { AdjustmentReason } from '../adjusting/reasons.ts';
import type { WayKind } from '../earning/way-kinds.ts';
import type {
  AdjustTrace,
  ClawbackTrace,
  EarnTrace,
  EntryTrace,
  IssueTrace,
  RedeemTrace,
  RestoreTrace,
} from './trace.ts';

/** One thing to say about an entry: a key to translate and the values in it. */
export type EntryMessage =
  | { readonly key: 'earned' | 'earned-more'; readonly points: Points; readonly order: string }
  | { readonly key: 'goods'; readonly goods: Money; readonly points: number; readonly per: Money }
  | {
      readonly key: 'factor';
      readonly factor: string;
      readonly skus: readonly string[];
      /** Name of the campaign that is part of it; null: none. */
      readonly campaign: string | null;
    }
  | { readonly key: 'tier-factor'; readonly factor: string; readonly tier: string }
  | { readonly key: 'tier-reached'; readonly points: Points; readonly tier: string }
  | { readonly key: 'excluded'; readonly skus: readonly string[]; readonly campaign: string | null }
  | { readonly key: 'share'; readonly perMille: number }
  | { readonly key: 'rounded'; readonly rounding: 'half-up' | 'ceil' }
  | { readonly key: 'clawed'; readonly points: Points; readonly order: string }
  | { readonly key: 'clawed-units'; readonly gone: number; readonly sold: number }
  | {
      readonly key:
        | 'clawed-amount'
        | 'clawed-refunded'
        | 'clawed-cancelled'
        | 'clawed-changed'
        | 'clawed-moved';
    }
  | { readonly key: 'clawed-others' | 'clawed-debt'; readonly points: Points }
  | { readonly key: 'expired-age' | 'expired-inactivity'; readonly points: Points; readonly lastDay: string }
  | { readonly key: 'repaid' | 'merged-in' | 'merged-out'; readonly points: Points }
  | { readonly key: 'redeemed' | 'restored'; readonly points: Points; readonly order: string }
  | {
      readonly key: 'issued';
      readonly points: Points;
      readonly kind: 'gift-card' | 'store-credit';
      readonly amount: Money;
    }
  | { readonly key: 'usable-until'; readonly lastDay: string }
  | { readonly key: 'reward'; readonly reward: string }
  | { readonly key: 'reward-off'; readonly reward: string; readonly used: Money; readonly face: Money }
  | { readonly key: 'redeemed-freed' | 'restored-left'; readonly points: Points }
  | { readonly key: 'redeemed-late' | 'restored-cancelled' | 'restored-all-returned' | 'restored-units' }
  | { readonly key: 'restored-graced'; readonly points: Points; readonly lastDay: string }
  | { readonly key: 'adjusted-given' | 'adjusted-taken'; readonly points: Points }
  | { readonly key: 'activity'; readonly points: Points; readonly way: WayKind }
  | { readonly key: 'event'; readonly points: Points; readonly name: string }
  | { readonly key: 'adjusted-reason'; readonly reason: AdjustmentReason }
  | { readonly key: 'adjusted-undone'; readonly entry: number };

/** Why an entry is as it is, most important first. */
export function explainEntry(trace: EntryTrace): readonly EntryMessage[] {
  switch (trace.is) {
    case 'earn':
      return explainEarn(trace);
    case 'entry-reward':
      return [{ key: 'tier-reached', points: parsePoints(trace.points), tier: trace.tier }];
    case 'clawback':
      return explainClawback(trace);
    case 'expire': {
      const key = trace.cause === 'age' ? 'expired-age' : 'expired-inactivity';
      return [{ key, points: parsePoints(trace.points), lastDay: trace.lastDay }];
    }
    case 'repay':
      return [{ key: 'repaid', points: parsePoints(trace.points) }];
    case 'redeem':
      return explainRedeem(trace);
    case 'issue':
      return explainIssue(trace);
    case 'restore':
      return explainRestore(trace);
    case 'activity':
      return [{ key: 'activity', points: parsePoints(trace.points), way: trace.way }];
    case 'event':
      return [{ key: 'event', points: parsePoints(trace.points), name: trace.name }];
    case 'adjust':
      return explainAdjust(trace);
    case 'merge':
      return [
        { key: trace.direction === 'in' ? 'merged-in' : 'merged-out', points: parsePoints(trace.points) },
      ];
  }
}

function explainEarn(trace: EarnTrace): EntryMessage[] {
  const currency = currencyCode(trace.currency);
  const goods = trace.lines.reduce((sum, line) => sum + BigInt(line.net), 0n);
  const key = BigInt(trace.before) > 0n ? 'earned-more' : 'earned';
  const { points, perMinor, rounding } = trace.rate;
  return [
    { key, points: parsePoints(trace.points), order: trace.order },
    { key: 'goods', goods: money(goods, currency), points, per: money(BigInt(perMinor), currency) },
    ...explainFactors(trace),
    ...explainTier(trace),
    ...(trace.sharePerMille < 1000 ? [{ key: 'share', perMille: trace.sharePerMille } as const] : []),
    ...(rounding === 'floor' ? [] : [{ key: 'rounded', rounding } as const]),
  ];
}

function explainFactors({ lines }: EarnTrace): EntryMessage[] {
  const told = lines.filter((line) => line.factor !== '1' && line.units > 0);
  const alike = Map.groupBy(told, ({ factor, campaign }) => `${factor} ${campaign ?? ''}`);
  return [...alike.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const skus = [first, ...others].map((line) => line.sku ?? '–');
    const { factor, campaign = null } = first;
    return [
      factor === '0'
        ? ({ key: 'excluded', skus, campaign } as const)
        : ({ key: 'factor', factor, skus, campaign } as const),
    ];
  });
}

function explainTier({ tier }: EarnTrace): EntryMessage[] {
  if (tier === undefined || tier.factor === '1') return [];
  return [{ key: 'tier-factor', factor: tier.factor, tier: tier.name }];
}

function explainClawback(trace: ClawbackTrace): EntryMessage[] {
  const others = parsePoints(trace.fromOthers);
  const debt = parsePoints(trace.debt);
  return [
    { key: 'clawed', points: parsePoints(trace.points), order: trace.order },
    trace.reason === 'units'
      ? { key: 'clawed-units', gone: trace.goneUnits, sold: trace.soldUnits }
      : { key: `clawed-${trace.reason}` },
    ...(others > 0n ? [{ key: 'clawed-others', points: others } as const] : []),
    ...(debt > 0n ? [{ key: 'clawed-debt', points: debt } as const] : []),
  ];
}

function explainRedeem({
  points,
  order,
  reward,
  currency,
  off,
  freed,
  late,
  debt,
}: RedeemTrace): EntryMessage[] {
  const cash = (minor: string) => money(BigInt(minor), currencyCode(currency));
  const [free, owed] = [parsePoints(freed), parsePoints(debt)];
  return [
    { key: 'redeemed', points: parsePoints(points), order },
    off === null
      ? { key: 'reward', reward }
      : { key: 'reward-off', reward, used: cash(off.used), face: cash(off.face) },
    ...(free > 0n ? [{ key: 'redeemed-freed', points: free } as const] : []),
    ...(late ? [{ key: 'redeemed-late' } as const] : []),
    ...(owed > 0n ? [{ key: 'clawed-debt', points: owed } as const] : []),
  ];
}

function explainIssue({ points, reward, kind, currency, amount, lastDay }: IssueTrace): EntryMessage[] {
  const given = money(BigInt(amount), currencyCode(currency));
  return [
    { key: 'issued', points: parsePoints(points), kind, amount: given },
    { key: 'reward', reward },
    ...(lastDay === null ? [] : [{ key: 'usable-until', lastDay } as const]),
  ];
}

function explainRestore({ points, order, reason, left, graced, graceDay }: RestoreTrace): EntryMessage[] {
  const [kept, late] = [parsePoints(left), parsePoints(graced)];
  return [
    { key: 'restored', points: parsePoints(points), order },
    { key: `restored-${reason}` },
    ...(kept > 0n ? [{ key: 'restored-left', points: kept } as const] : []),
    ...(graceDay === null ? [] : [{ key: 'restored-graced', points: late, lastDay: graceDay } as const]),
  ];
}

function explainAdjust({ points: change, reason, undoes, graced, graceDay }: AdjustTrace): EntryMessage[] {
  const [moved, late] = [parsePoints(change), parsePoints(graced)];
  return [
    moved > 0n ? { key: 'adjusted-given', points: moved } : { key: 'adjusted-taken', points: points(-moved) },
    ...(reason === null ? [] : [{ key: 'adjusted-reason', reason } as const]),
    ...(undoes === null ? [] : [{ key: 'adjusted-undone', entry: undoes } as const]),
    ...(graceDay === null ? [] : [{ key: 'restored-graced', points: late, lastDay: graceDay } as const]),
  ];
}
