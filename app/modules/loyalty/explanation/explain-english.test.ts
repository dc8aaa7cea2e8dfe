import { describe, expect, it } from 'vitest';
import { explainInEnglish } from './explain-english.ts';

describe('the statement', () => {
  it('says where points went when accounts merged or an order changed hands', () => {
    expect(explainInEnglish({ is: 'merge', points: '70', direction: 'in' })).toBe(
      '70 points from an account that was merged into this one.',
    );
    expect(explainInEnglish({ is: 'merge', points: '-1', direction: 'out' })).toBe(
      '1 point moved to the account into which this one was merged.',
    );
    const moved = {
      is: 'clawback',
      order: '#1001',
      points: '60',
      reason: 'moved',
      goneUnits: 0,
      soldUnits: 2,
      left: '0',
      fromPending: '60',
      fromAvailable: '0',
      fromOthers: '0',
      debt: '0',
    } as const;
    expect(explainInEnglish(moved)).toBe(
      '60 points taken back for order #1001: the order belongs to another customer now.',
    );
  });
});
