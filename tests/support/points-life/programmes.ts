import type { Program } from '../../../app/modules/loyalty/earning/program.ts';
import { sampleLevel, sampleRules } from '../../../app/modules/loyalty/tiers/sample-tiers.ts';
import { program } from '../loyalty-shop.ts';
import type { Rate } from './bought-order.ts';

/* The programmes between which a shop changes: rates, rounding, waiting, expiry and levels differ. */

/** What other ways earn, the same in every programme. */
export const wayPoints = { 'sign-up': 30n, review: 15n } as const;

const ways: Program['ways'] = [
  { way: 'sign-up', points: 30 },
  { way: 'review', points: 15 },
];

const tiers = (silver: number, gold: number): Program['tiers'] => ({
  ...sampleRules().tiers,
  levels: [
    sampleLevel('silver', silver, { factor: '1.5', entryPoints: 20 }),
    sampleLevel('gold', gold, { factor: '2', entryPoints: 50 }),
  ],
});

export const programmes: readonly [Program, ...Program[]] = [
  program({ ways, tiers: tiers(100, 300), expiry: { days: 20, graceDays: 5 } }, { pendingDays: 10 }),
  program(
    { ways, tiers: tiers(60, 200), expiry: { inactivityDays: 25 } },
    { pendingDays: 0, points: 3, rounding: 'half-up' },
  ),
  program({ ways, tiers: tiers(100, 300), expiry: null }, { pendingDays: 30, rounding: 'ceil' }),
  program(
    { ways, tiers: tiers(250, 251), expiry: { days: 90, graceDays: 0 } },
    { pendingDays: 1, points: 2 },
  ),
];

export const rateOf = (which: number): Rate => {
  const { points, rounding } = (programmes[which] ?? programmes[0]).earn;
  return { points: BigInt(points), rounding };
};

/** Cents from which each level is held, the highest first. */
export const levelsOf = (which: number): readonly { readonly id: string; readonly from: bigint }[] =>
  ((programmes[which] ?? programmes[0]).tiers?.levels ?? [])
    .map(({ id, from }) => ({ id, from: BigInt(from.spendMinor ?? 0) }))
    .reverse();
