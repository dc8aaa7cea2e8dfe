import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { helpfulScore } from './wilson.ts';

/** As published figures are given: to so many decimals, half up. */
const rounded = (up: number, of: number) => Math.round(helpfulScore(up, of - up) / 100) / 10_000;

describe('the lower bound', () => {
  it('is that of published figures', () => {
    expect([rounded(1, 1), rounded(2, 2), rounded(9, 10), rounded(10, 10)]).toEqual([
      0.2065, 0.3424, 0.5958, 0.7225,
    ]);
    expect([rounded(40, 50), rounded(100, 101)]).toEqual([0.6696, 0.946]);
    expect(rounded(209, 259)).toBe(0.7545);
    expect(rounded(118, 143)).toBe(0.7546);
  });

  it('is nothing without votes, and without helpful ones', () => {
    expect(helpfulScore(0, 0)).toBe(0);
    expect(helpfulScore(0, 12)).toBe(0);
  });

  it('stays below the share, grows with every helpful vote and falls with every other', () => {
    const votes = fc.integer({ min: 0, max: 100_000 });
    fc.assert(
      fc.property(votes, votes, (up, down) => {
        const score = helpfulScore(up, down);
        const share = up + down === 0 ? 0 : up / (up + down);
        return (
          score <= share * 1_000_000 &&
          helpfulScore(up + 1, down) >= score &&
          helpfulScore(up, down + 1) <= score
        );
      }),
    );
  });
});
