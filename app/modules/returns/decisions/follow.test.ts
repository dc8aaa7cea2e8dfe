import { describe, expect, it } from 'vitest';
import type { ReturnState } from '#app/contracts/returns.ts';
import { parseInstant } from '#app/kernel/calendar.ts';
import type { NativeReturn } from '../ports.ts';
import { lineId } from '../sample-returns.ts';
import { decideFollowing, stateOfUnits, unitsTakenOut } from './follow.ts';
import { type ReturnStanding, standingIn } from './standing.ts';

const statuses: readonly NativeReturn['status'][] = ['requested', 'open', 'closed', 'canceled', 'declined'];
const standing = (state: ReturnState, { settling = false, keeps = false } = {}): ReturnStanding =>
  standingIn({ state, outcome: keeps ? 'keep' : 'refund', settleOn: 'received', settling, units: [] });

describe('what becomes of a return when Shopify’s comes to an end', () => {
  const follows = (one: ReturnStanding, there?: boolean) =>
    statuses.map((status) => String(decideFollowing(one, status, there)).replace('null', '-')).join(' ');

  // requested, open, closed, canceled, declined
  it.each<[ReturnState, string]>([
    ['requested', '- - closed cancelled declined'],
    ['approved', '- - closed cancelled declined'],
    ['in-transit', '- - closed cancelled declined'],
    ['received', '- - closed cancelled declined'],
    ['inspected', '- - closed cancelled declined'],
    ['settled', '- - - - -'],
    ['declined', '- - - - -'],
    ['cancelled', '- - - - -'],
    ['closed', '- - - - -'],
    ['expired', '- - - - -'],
  ])('is the same end, unless %s is one already', (state, expected) => {
    expect(follows(standing(state))).toBe(expected);
    // Open there is what it is here, too, once it has been approved.
    if (state !== 'requested') expect(follows(standing(state), true)).toBe(expected);
  });

  it('is a yes where it was asked for and approved there', () => {
    expect(follows(standing('requested'), true)).toBe('- approved closed cancelled declined');
  });

  it('is nothing while our own payment is being written', () => {
    for (const state of ['approved', 'in-transit', 'received', 'inspected'] as const)
      expect(follows(standing(state, { settling: true }))).toBe('- - - - -');
    expect(follows(standing('approved', { settling: true, keeps: true }))).toBe('- - - - -');
  });
});

const came = parseInstant('2026-03-09T10:00:00Z');
const unit = (line: number, change: Partial<Parameters<typeof stateOfUnits>[0][number]> = {}) => ({
  lineShopifyId: lineId(line),
  receivedAt: null,
  disposition: null,
  ...change,
});

describe('units that staff took out of Shopify’s return', () => {
  const there = (...quantities: readonly (readonly [line: number, quantity: number])[]) => ({
    lines: quantities.map(([line, quantity]) => ({ ...nativeLine, lineShopifyId: lineId(line), quantity })),
  });
  const [a, b, c] = [unit(0), unit(0), unit(0)];
  const other = unit(1);

  it('are the last ones of each line', () => {
    const units = [a, b, other, c];
    const state = 'approved';
    expect(unitsTakenOut({ state, units }, there([0, 3], [1, 1]))).toEqual([]);
    const two = unitsTakenOut({ state, units }, there([0, 1], [1, 1]));
    expect([two.length, two[0] === b, two[1] === c]).toEqual([2, true, true]);
    const all = unitsTakenOut({ state, units }, there([1, 1]));
    expect(all.map((one) => units.indexOf(one))).toEqual([0, 1, 3]);
    const fromEach = unitsTakenOut({ state, units }, there([0, 2]));
    expect(fromEach.map((one) => units.indexOf(one))).toEqual([3, 2]);
  });

  it('are counted over all of the lines there that have them, and never less than none', () => {
    const units = [a, b, c];
    expect(unitsTakenOut({ state: 'approved', units }, there([0, 1], [0, 2]))).toEqual([]);
    expect(unitsTakenOut({ state: 'approved', units }, there([0, 9]))).toEqual([]);
  });

  it('are none of which something has been seen', () => {
    const seen = [unit(0, { receivedAt: came }), a, unit(0, { disposition: 'missing' })];
    const gone = unitsTakenOut({ state: 'received', units: seen }, there());
    expect([gone.length, gone[0] === a]).toEqual([1, true]);
  });

  it('do not matter once it was paid', () => {
    expect(unitsTakenOut({ state: 'settled', units: [a] }, there())).toEqual([]);
  });
});

describe('how far a return has come', () => {
  it('is told by its units', () => {
    const received = unit(0, { receivedAt: came });
    const looked = unit(0, { receivedAt: came, disposition: 'restocked' });
    const missing = unit(0, { disposition: 'missing' });
    expect(stateOfUnits([unit(0), unit(0)])).toBe('approved');
    expect(stateOfUnits([unit(0), missing])).toBe('approved');
    expect(stateOfUnits([unit(0), received])).toBe('received');
    expect(stateOfUnits([looked, unit(0)])).toBe('received');
    expect(stateOfUnits([looked, missing])).toBe('inspected');
  });
});

const nativeLine: NativeReturn['lines'][number] = {
  id: lineId(90),
  lineShopifyId: lineId(0),
  fulfillmentLineShopifyId: null,
  reverseLineShopifyId: null,
  quantity: 1,
  processedQuantity: 0,
  refundedQuantity: 0,
  note: '',
  reasonHandle: null,
  restockingPercent: null,
  disposed: [],
};
