import { describe, expect, it } from 'vitest';
import { lotId } from '#app/kernel/ids.ts';
import { points } from '#app/kernel/points.ts';
import { giveBack, graceEnd } from './give-back.ts';
import { at, rules, sampleLot, sampleState } from './sample-account.ts';

const now = at('2026-04-25T12:00:00Z');

describe('the days of grace', () => {
  it.each([
    [rules({ days: 60, graceDays: 5 }), '2026-05-01T04:00:00Z'],
    [rules({ days: 60, graceDays: 0 }), '2026-04-26T04:00:00Z'],
    // What the programme does not say: 30 days.
    [rules({ inactivityDays: 60 }), '2026-05-26T04:00:00Z'],
    [rules(null), '2026-05-26T04:00:00Z'],
  ])('end by what the programme says', (by, end) => {
    expect(graceEnd(now, by).toString()).toBe(end);
  });
});

describe('points that come back to their lot', () => {
  const by = rules({ days: 60, graceDays: 5 });
  const give = (expires: string) =>
    giveBack(
      sampleState([
        { id: 1, remaining: 10, expires },
        { id: 2, remaining: 3 },
      ]),
      lotId(1n),
      points(7n),
      now,
      by,
    );

  it('are as they were while its time is not over', () => {
    const { state, graced } = give('2026-04-25T12:00:01Z');
    const lots = [
      { ...sampleLot({ id: 1, remaining: 17, expires: '2026-04-25T12:00:01Z' }), granted: points(10n) },
      sampleLot({ id: 2, remaining: 3 }),
    ];
    expect({ lots: state.lots, graced }).toEqual({ lots, graced: 0n });
  });

  it('can be used through the days of grace once it is', () => {
    const { state, graced } = give('2026-04-25T12:00:00Z');
    expect(graced).toBe(7n);
    expect(state.lots[0]).toMatchObject({
      ...{ remaining: 17n, availableAt: now, expiresAt: at('2026-05-01T04:00:00Z') },
    });
    expect(state.lots[1]).toEqual(sampleLot({ id: 2, remaining: 3 }));
  });
});
