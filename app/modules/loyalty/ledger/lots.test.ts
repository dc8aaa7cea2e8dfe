import { describe, expect, it } from 'vitest';
import { points } from '#app/kernel/points.ts';
import { byUseOrder, freePoints, takeFromLot } from './lots.ts';
import { sampleLot } from './sample-account.ts';

describe('lots', () => {
  it('are used soonest expiry first, never-expiring last, and of equals the oldest first', () => {
    const lots = [
      { id: 1, remaining: 1 },
      { id: 2, remaining: 1, expires: '2027-01-01T05:00:00Z' },
      { id: 3, remaining: 1, expires: '2026-12-01T05:00:00Z' },
      { id: 4, remaining: 1, expires: '2026-12-01T05:00:00Z' },
      { id: 5, remaining: 1 },
    ].map(sampleLot);
    expect(
      lots
        .toReversed()
        .sort(byUseOrder)
        .map((lot) => lot.id),
    ).toEqual([3n, 4n, 2n, 1n, 5n]);
  });

  it('give what no hold keeps, and only the one that is asked', () => {
    const lots = [sampleLot({ id: 1, remaining: 10, reserved: 4 }), sampleLot({ id: 2, remaining: 10 })];
    const after = takeFromLot(lots, sampleLot({ id: 1, remaining: 0 }).id, points(6n));
    expect(after.map(freePoints)).toEqual([0n, 10n]);
  });
});
