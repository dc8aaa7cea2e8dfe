import { describe, expect, it } from 'vitest';
import { compareContained, compareFields, compareRows, compareSequence } from './compare.ts';

describe('fields', () => {
  it('are compared as far as they are expected', () => {
    expect(compareFields('points.ana', { pending: 55 }, { available: 0, pending: 55 })).toEqual([]);
  });

  it('say what was expected and what is', () => {
    expect(compareFields('points.ana', { pending: 55, debt: 0 }, { pending: 54, debt: 0 })).toEqual([
      { what: 'points.ana.pending', expected: '55', actual: '54' },
    ]);
  });

  it('hold amounts for equal whatever zeros they end with, and nothing else', () => {
    expect(compareFields('x', { total: '77.90' }, { total: '77.9' })).toEqual([]);
    expect(compareFields('x', { total: '100' }, { total: '10' })).toHaveLength(1);
    expect(compareFields('x', { total: '77.90' }, { total: '77.91' })).toHaveLength(1);
    expect(compareFields('x', { count: 1 }, { count: '1' })).toHaveLength(1);
  });

  it('differ when they are not there', () => {
    expect(compareFields('x', { by: { card: '1.00' } }, { by: {} })).toEqual([
      { what: 'x.by.card', expected: '"1.00"', actual: 'nothing' },
    ]);
    expect(compareFields('x', { by: { card: '1.00' } }, undefined)).toHaveLength(1);
  });
});

describe('rows', () => {
  const rows = [
    { remaining: 5, expires: '2026-01-01' },
    { remaining: 7, expires: 'none' },
  ];

  it('must be exactly as many, in the same order', () => {
    expect(compareRows('lots', [{ remaining: 5 }, { remaining: 7 }], rows)).toEqual([]);
    expect(compareRows('lots', [{ remaining: 7 }, { remaining: 5 }], rows)).toHaveLength(1);
    expect(compareRows('lots', [{ remaining: 5 }], rows)).toHaveLength(1);
    expect(compareRows('lots', [], rows)).toHaveLength(1);
    expect(compareRows('lots', [], [])).toEqual([]);
  });
});

describe('contained rows', () => {
  it('need one actual row each', () => {
    const entry = { kind: 'earn', points: 90 };
    expect(
      compareContained('ledger', [entry, entry], [entry, { kind: 'expire', points: -1 }, entry]),
    ).toEqual([]);
    expect(compareContained('ledger', [entry, entry], [entry])).toHaveLength(1);
  });
});

describe('a sequence', () => {
  const actual = ['order-placed', 'order-paid', 'points-granted', 'order-paid'];

  it('may have others between its words', () => {
    expect(compareSequence('facts', ['order-placed', 'points-granted'], actual)).toEqual([]);
  });

  it('must be in order, and each word counts once', () => {
    expect(compareSequence('facts', ['points-granted', 'order-placed'], actual)).toHaveLength(1);
    expect(compareSequence('facts', ['points-granted', 'points-granted'], actual)).toHaveLength(1);
  });

  it('can be expected to be absent', () => {
    expect(compareSequence('facts', { none: ['order-refunded'] }, actual)).toEqual([]);
    expect(compareSequence('facts', { none: ['order-paid'] }, actual)).toHaveLength(1);
  });
});
