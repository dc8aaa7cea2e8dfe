import { describe, expect, it } from 'vitest';
import { currencyCode } from '#app/kernel/currency.ts';
import { money } from '#app/kernel/money.ts';
import { points } from '#app/kernel/points.ts';
import { rational } from '#app/kernel/rational.ts';
import { explainInEnglish } from '../explanation/explain-english.ts';
import { draftOf } from '../ledger/account-change.ts';
import { balanceOf } from '../ledger/due.ts';
import { at, rules, sampleState } from '../ledger/sample-account.ts';
import type { Reward } from '../rewards/rewards.ts';
import { costOf } from './capture.ts';
import { decideHold } from './hold.ts';
import { planRedemption } from './plan-redemptions.ts';
import { restoreTarget } from './restore.ts';
import { accountWith, fiveOff, orderWith, sampleCode, sampleHold } from './sample-redemption.ts';

const usd = currencyCode('USD');

describe('a hold', () => {
  const state = sampleState([
    { id: 1, remaining: 50 },
    { id: 2, remaining: 40, expires: '2027-02-01T05:00:00Z' },
    { id: 3, remaining: 30, expires: '2027-01-01T05:00:00Z' },
    { id: 4, remaining: 90, matured: false },
  ]);

  it('reserves available points, soonest expiry first', () => {
    const decision = decideHold(state, points(100n));
    if (decision.kind !== 'held') throw new Error('It is held');
    expect(decision.parts.map(({ lotId, reserved }) => [lotId, reserved])).toEqual([
      [3n, 30n],
      [2n, 40n],
      [1n, 30n],
    ]);
    expect(balanceOf(decision.state)).toEqual({ available: 20n, pending: 90n, held: 100n, debt: 0n });
  });

  it('is refused beyond what is available', () => {
    expect(decideHold(state, points(121n))).toEqual({ kind: 'refused', available: 120n });
    expect(decideHold(state, points(0n)).kind).toBe('refused');
  });
});

describe('a code that was used', () => {
  const percent: Reward = {
    id: 'p',
    name: 'p',
    kind: 'percent',
    points: 100,
    percent: '10',
    minSubtotalMinor: 0,
    combines: null,
    collections: [],
  };

  it.each([
    // 15.00 for 300 points
    [300, 1500, 'returned', 300],
    // ceil(7.49 ÷ 15.00 × 300) = ceil(149.8)
    [300, 749, 'returned', 150],
    // ceil(0.01 ÷ 15.00 × 300) = ceil(0.2)
    [300, 1, 'returned', 1],
    [300, 0, 'returned', 0],
    [300, 749, 'forfeited', 300],
    // more than its face cannot cost more
    [300, 1600, 'returned', 300],
  ] as const)(
    'of %i points for %i cents costs, where the rest is %s, %i',
    (held, cents, unusedPart, cost) => {
      expect(costOf(sampleHold(held, { unusedPart }), sampleCode(cents))).toBe(BigInt(cost));
    },
  );

  it('without a face costs whole', () => {
    expect(costOf(sampleHold(100, { reward: percent }), sampleCode(1))).toBe(100n);
  });

  it('in another currency lacks no more than rounding took', () => {
    // 5.00 USD were 757 JPY, which are 4.99 USD again
    const code = { ...sampleCode(499), slack: 1n };
    expect(costOf(sampleHold(100), code)).toBe(100n);
    expect(costOf(sampleHold(100), { ...code, used: money(498n, usd) })).toBe(100n);
  });

  it('gives back as much as its discount went with what came back', () => {
    const used = points(200n);
    // floor(200 × 5.00 ÷ 9.99)
    expect(restoreTarget(used, orderWith([sampleCode(999, 500)]), 'LOY-1').points).toBe(100n);
    expect(restoreTarget(used, orderWith([sampleCode(999, 0)]), 'LOY-1').points).toBe(0n);
    expect(restoreTarget(used, orderWith([]), 'LOY-1').points).toBe(0n);
  });

  it('gives back all of it with the last unit or a cancellation', () => {
    const used = points(200n);
    const [line] = orderWith([]).lines;
    if (line === undefined) throw new Error('It has a line');
    const gift = { ...line, merchandise: false };
    const lines = [{ ...line, goneUnits: line.units }, gift];
    const code = { ...sampleCode(0), gone: rational(0n) };
    expect(restoreTarget(used, orderWith([code], { lines }), 'LOY-1')).toEqual({
      points: 200n,
      reason: 'all-returned',
    });
    expect(restoreTarget(used, orderWith([code], { standing: 'cancelled' }), 'LOY-1').reason).toBe(
      'cancelled',
    );
    // only money came back: nothing of what the code paid for
    expect(restoreTarget(used, orderWith([code], { standing: 'refunded' }), 'LOY-1').points).toBe(0n);
  });
});

describe('the statement of a redemption', () => {
  const now = at('2026-04-01T12:00:00Z');
  const told = (
    redemption: ReturnType<typeof sampleHold>,
    codes: ReturnType<typeof sampleCode>[],
    change = {},
  ) => {
    const kept = redemption.state === 'held';
    const state = sampleState([
      { id: 1, remaining: 300, reserved: kept ? 300 : 0, expires: '2026-05-01T04:00:00Z' },
    ]);
    const parts = kept
      ? state.lots.map(({ id }) => ({
          lotId: id,
          reserved: points(300n),
          used: points(0n),
          restored: points(0n),
        }))
      : [];
    const plan = planRedemption(
      draftOf(accountWith(state)),
      { ...redemption, parts },
      { orderId: 9n, order: orderWith(codes, change), now, rules: rules({ days: 30, graceDays: 10 }) },
    );
    return plan.draft.lines.map(({ entry }) => explainInEnglish(entry.trace));
  };

  it('says what was used and what it gave', () => {
    expect(told(sampleHold(300), [sampleCode(1500)])).toEqual([
      '300 points used on order #1001: five off took $15.00 off.',
    ]);
    expect(told(sampleHold(300), [sampleCode(749)])).toEqual([
      '150 points used on order #1001: five off took $7.49 of $15.00 off, the order was worth less than the code, so 150 points are free again.',
    ]);
    const shipping: Reward = {
      id: 's',
      name: 'Free shipping',
      kind: 'free-shipping',
      points: 300,
      minSubtotalMinor: 0,
      combines: null,
    };
    expect(told(sampleHold(300, { reward: shipping }), [sampleCode(0)])).toEqual([
      '300 points used on order #1001: Free shipping.',
    ]);
  });

  it('says why points came back', () => {
    expect(told(sampleHold(300), [sampleCode(1500, 500)])).toEqual([
      '300 points used on order #1001: five off took $15.00 off.',
      '100 points given back for order #1001: their share of what was returned or removed, 200 points stay used for what is left.',
    ]);
    expect(told(sampleHold(300), [sampleCode(1500)], { standing: 'cancelled' })[1]).toBe(
      '300 points given back for order #1001: the order was cancelled.',
    );
  });

  it('says that an order came late, and what is owed for it', () => {
    const late = sampleHold(400, { state: 'voided', reason: 'released', reward: fiveOff });
    expect(told(late, [sampleCode(2000)])).toEqual([
      '400 points used on order #1001: five off took $20.00 off, the order came after they were no longer reserved, 100 points are no longer there and are owed.',
    ]);
  });
});
