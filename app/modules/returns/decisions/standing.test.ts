import { describe, expect, it } from 'vitest';
import type { ReturnState } from '#app/contracts/returns.ts';
import { type Seen, standingIn } from './standing.ts';

const looked = { received: true, disposition: 'restocked' as const, paid: false };
const seen = (state: ReturnState, change: Partial<Seen> = {}): Seen => ({
  ...{ state, outcome: 'refund', settleOn: 'received', settling: true, units: [looked] },
  ...change,
});

describe('a return in a state', () => {
  it.each<[ReturnState, object]>([
    ['requested', {}],
    ['approved', { goods: 'come-back', settleOn: 'received', settling: true, units: [looked] }],
    ['in-transit', { goods: 'come-back', settleOn: 'received', settling: true, units: [looked] }],
    ['received', { settleOn: 'received', settling: true, units: [looked] }],
    ['inspected', { settling: true, units: [looked] }],
    ['settled', { goods: 'come-back', units: [looked] }],
    ['declined', {}],
    ['cancelled', {}],
    ['closed', {}],
    ['expired', {}],
  ])('%s has only what there is in it', (state, rest) => {
    expect(standingIn(seen(state))).toEqual({ state, ...rest });
  });

  it('whose goods stay has no units to wait for', () => {
    const keeps = { outcome: 'keep' as const, settling: false };
    expect(standingIn(seen('approved', keeps))).toEqual({
      state: 'approved',
      goods: 'kept',
      settling: false,
    });
    expect(standingIn(seen('settled', keeps))).toMatchObject({ state: 'settled', goods: 'kept' });
  });

  it('of inspected is none with a unit that nobody has looked at', () => {
    const units = [looked, { ...looked, disposition: null }];
    expect(() => standingIn(seen('inspected', { units }))).toThrow('nobody has looked at');
    expect(standingIn(seen('received', { units }))).toMatchObject({ units });
  });
});
