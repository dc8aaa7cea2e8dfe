import { describe, expect, it } from 'vitest';
import type { ReturnState } from '#app/contracts/returns.ts';
import { shopifyId } from '#app/kernel/ids.ts';
import { actionsOf, type Move, mayMove, tabOf } from './moves.ts';
import { pickUnits } from './pick-units.ts';
import { type ReturnStanding, type Seen, standingIn } from './standing.ts';

const states: readonly ReturnState[] = [
  ...(['requested', 'approved', 'in-transit', 'received', 'inspected', 'settled'] as const),
  ...(['declined', 'cancelled', 'closed', 'expired'] as const),
];
const short = { ok: 'ok', 'already-done': 'done', 'not-allowed': 'no' };
const standing = (state: ReturnState, change: Partial<Seen> = {}): ReturnStanding =>
  standingIn({
    state,
    outcome: 'refund',
    settleOn: 'inspected',
    units: [
      {
        received: ['received', 'inspected', 'settled'].includes(state),
        disposition: state === 'inspected' || state === 'settled' ? 'restocked' : null,
        paid: state === 'settled',
      },
    ],
    settling: false,
    ...change,
  });

describe('a move', () => {
  // requested, approved, in-transit, received, inspected, settled, declined, cancelled, closed, expired
  it.each<[Move, string]>([
    ['approve', 'ok done done done done done no no no no'],
    ['decline', 'ok no no no no no done no no no'],
    ['cancel', 'ok ok ok no no no no done no no'],
    ['cancel-as-shopper', 'ok ok no no no no no done no no'],
    ['expire', 'no ok no no no no no no no done'],
    ['scan', 'no ok ok done done done no no no no'],
    ['receive', 'no ok ok done done done no no no no'],
    ['inspect', 'no no no ok ok done no no no no'],
    ['settle', 'no no no no ok done no no no no'],
    ['switch-outcome', 'ok ok ok ok ok no no no no no'],
    ['reopen-missing', 'no no no no no no no no no no'],
  ])('%s is allowed in its states only', (move, expected) => {
    expect(states.map((state) => short[mayMove(move, standing(state))]).join(' ')).toBe(expected);
  });

  // approved, in-transit, received, inspected; whose goods stay: approved, settled
  it.each<[Move, string, string]>([
    ['approve', 'done done done done', 'done done'],
    ['decline', 'no no no no', 'no no'],
    ['cancel', 'no no no no', 'no no'],
    ['cancel-as-shopper', 'no no no no', 'no no'],
    ['expire', 'no no no no', 'no no'],
    ['scan', 'ok ok done done', 'no no'],
    ['receive', 'no no no done', 'no no'],
    ['inspect', 'no no no no', 'no no'],
    ['settle', 'done done done done', 'done done'],
    ['switch-outcome', 'no no no no', 'no no'],
    ['reopen-missing', 'no no no no', 'no no'],
  ])('%s undoes nothing while the payment is being written', (move, comeBack, stay) => {
    const units = [{ received: false, disposition: 'missing' as const, paid: false }];
    const paying = { settling: true, units };
    const at = (state: ReturnState, change: Partial<Seen>) => short[mayMove(move, standing(state, change))];
    expect(
      states
        .slice(1, 5)
        .map((state) => at(state, paying))
        .join(' '),
    ).toBe(comeBack);
    const keeps = { outcome: 'keep' as const, settling: true, units: [] };
    expect([at('approved', keeps), at('settled', keeps)].join(' ')).toBe(stay);
  });

  it('to settlement is allowed from the moment on that the policy names', () => {
    const at = (state: ReturnState, settleOn: Seen['settleOn'], received = true) => {
      const disposition = state === 'inspected' ? ('restocked' as const) : null;
      return mayMove(
        'settle',
        standing(state, { settleOn, units: [{ received, disposition, paid: false }] }),
      );
    };
    expect(at('in-transit', 'first-scan')).toBe('ok');
    expect(at('approved', 'first-scan')).toBe('not-allowed');
    expect(at('received', 'received')).toBe('ok');
    expect(at('received', 'received', false)).toBe('not-allowed');
    expect(at('received', 'inspected')).toBe('not-allowed');
    expect(at('inspected', 'first-scan')).toBe('ok');
    expect(at('received', 'first-scan', false)).toBe('ok');
    // Something has still to come, whatever was seen.
    expect(at('in-transit', 'received')).toBe('not-allowed');
    const half = [true, false].map((received) => ({ received, disposition: null, paid: false }));
    expect(mayMove('settle', standing('received', { settleOn: 'received', units: half }))).toBe(
      'not-allowed',
    );
    // All of what will ever come has: the other unit is known to be missing.
    const units = [
      { received: true, disposition: null, paid: false },
      { received: false, disposition: 'missing' as const, paid: false },
    ];
    expect(mayMove('settle', standing('received', { settleOn: 'received', units }))).toBe('ok');
    expect(mayMove('settle', standing('received', { settleOn: 'inspected', units }))).toBe('not-allowed');
  });

  it('to receive is done when every unit has come', () => {
    const unit = (received: boolean) => ({ received, disposition: null, paid: false });
    expect(mayMove('receive', standing('received', { units: [unit(true), unit(false)] }))).toBe('ok');
    expect(mayMove('receive', standing('received', { units: [unit(true), unit(true)] }))).toBe(
      'already-done',
    );
  });
});

describe('a return that was paid before it was looked at', () => {
  const paid = (received: boolean, disposition: 'restocked' | 'missing' | null = null) =>
    standing('settled', { units: [{ received, disposition, paid: true }] });

  it('is still received and looked at, each once', () => {
    expect(mayMove('receive', paid(false))).toBe('ok');
    expect(mayMove('receive', paid(true))).toBe('already-done');
    expect(mayMove('receive', paid(false, 'missing'))).toBe('already-done');
    expect(mayMove('inspect', paid(false))).toBe('ok');
    expect(mayMove('inspect', paid(true))).toBe('ok');
    expect(mayMove('inspect', paid(true, 'restocked'))).toBe('already-done');
    for (const move of ['settle', 'scan'] as const) expect(mayMove(move, paid(false))).toBe('already-done');
    for (const move of ['cancel', 'switch-outcome'] as const)
      expect(mayMove(move, paid(false))).toBe('not-allowed');
    const [unseen, missing, looked] = [{ received: false }, { received: false }, { received: true }];
    const half = standing('settled', {
      units: [
        { ...unseen, disposition: null, paid: true },
        { ...missing, disposition: 'missing', paid: true },
        { ...looked, disposition: 'restocked', paid: true },
      ],
    });
    expect([mayMove('receive', half), mayMove('inspect', half)]).toEqual(['ok', 'ok']);
  });

  it('stands in the list of what has to be done with its goods', () => {
    expect(tabOf(paid(false))).toBe('in-transit');
    expect(tabOf(paid(true))).toBe('to-inspect');
    expect(tabOf(paid(true, 'restocked'))).toBe('done');
    const unseen = { received: false, disposition: null, paid: true };
    const looked = { received: true, disposition: 'restocked' as const, paid: true };
    expect(tabOf(standing('settled', { units: [unseen, looked] }))).toBe('to-inspect');
    const missing = { received: false, disposition: 'missing' as const, paid: true };
    expect(tabOf(standing('settled', { units: [unseen, missing] }))).toBe('in-transit');
    expect(actionsOf(paid(false))).toEqual(['receive', 'inspect']);
    expect(actionsOf(paid(true))).toEqual(['inspect']);
    expect(actionsOf(paid(true, 'missing'))).toEqual([]);
  });
});

describe('a unit that was missing', () => {
  const missing = { received: false, disposition: 'missing' as const, paid: false };
  const found = { received: true, disposition: 'restocked' as const, paid: true };

  it('can be reopened until it was paid for all the same', () => {
    for (const state of ['received', 'inspected', 'settled'] as const) {
      const units = state === 'settled' ? [missing, found] : [missing, { ...found, paid: false }];
      expect(mayMove('reopen-missing', standing(state, { units }))).toBe('ok');
    }
    const paidFirst = standing('settled', { units: [{ ...missing, paid: true }] });
    expect(mayMove('reopen-missing', paidFirst)).toBe('not-allowed');
    const paying = standing('inspected', { units: [missing], settling: true });
    expect(mayMove('reopen-missing', paying)).toBe('not-allowed');
  });
});

describe('a return whose goods stay', () => {
  const keeping = (state: ReturnState, settling = false) => standing(state, { outcome: 'keep', settling });

  it('is paid and nothing else', () => {
    expect(actionsOf(keeping('approved'))).toEqual(['settle', 'cancel']);
    expect(tabOf(keeping('approved'))).toBe('to-settle');
    const unseen = { received: false, disposition: null, paid: true };
    expect(tabOf(standing('settled', { outcome: 'keep', units: [unseen] }))).toBe('done');
    for (const move of ['receive', 'inspect', 'scan', 'expire', 'switch-outcome'] as const) {
      expect(mayMove(move, keeping('approved'))).toBe('not-allowed');
      expect(mayMove(move, keeping('settled'))).toBe('not-allowed');
    }
    const moves = ['approve', 'settle', 'decline', 'cancel', 'cancel-as-shopper', 'reopen-missing'] as const;
    expect(moves.map((move) => short[mayMove(move, keeping('approved'))]).join(' ')).toBe(
      'done ok no ok ok no',
    );
    expect(moves.map((move) => short[mayMove(move, keeping('settled'))]).join(' ')).toBe(
      'done done no no no no',
    );
  });
});

describe('a return', () => {
  it('stands in one list, with the next thing to do first', () => {
    expect(states.map((state) => tabOf(standing(state)))).toEqual([
      ...['to-review', 'in-transit', 'in-transit', 'to-inspect', 'to-settle'],
      ...['done', 'done', 'done', 'done', 'done'],
    ]);
    expect(tabOf(standing('in-transit', { settleOn: 'first-scan' }))).toBe('to-settle');
    expect(tabOf(standing('received', { settleOn: 'received' }))).toBe('to-settle');
    expect(tabOf(standing('approved', { settleOn: 'first-scan' }))).toBe('in-transit');
  });

  it.each<[ReturnState, string]>([
    ['requested', 'approve decline switch-outcome cancel'],
    ['approved', 'receive scan switch-outcome cancel'],
    ['in-transit', 'receive scan switch-outcome cancel'],
    ['received', 'inspect switch-outcome'],
    ['inspected', 'settle switch-outcome inspect'],
    ['settled', ''],
    ['declined', ''],
    ['cancelled', ''],
    ['closed', ''],
    ['expired', ''],
  ])('that is %s offers what may be done, the next thing first', (state, actions) => {
    expect(actionsOf(standing(state)).join(' ')).toBe(actions);
  });

  it('offers payment before anything else, and looking at goods once they have come', () => {
    expect(actionsOf(standing('in-transit', { settleOn: 'first-scan' }))[0]).toBe('settle');
    expect(actionsOf(standing('received', { settleOn: 'received' }))).toEqual([
      ...['settle', 'inspect', 'switch-outcome'],
    ]);
    const missing = { received: false, disposition: 'missing' as const, paid: false };
    expect(actionsOf(standing('received', { units: [missing] }))).toEqual([
      ...['receive', 'switch-outcome', 'reopen-missing', 'inspect'],
    ]);
    const found = { received: true, disposition: null, paid: false };
    expect(actionsOf(standing('received', { units: [missing, found] }))[0]).toBe('inspect');
  });
});

describe('picking units', () => {
  const a = { lineShopifyId: shopifyId(1n) };
  const b = { lineShopifyId: shopifyId(2n) };

  it('takes as many as are wished for, or nothing', () => {
    const wish = (quantity: number, of = a) => ({ lineShopifyId: of.lineShopifyId, quantity });
    expect(pickUnits([a, b, a], [wish(2), wish(1, b)])?.map(({ found }) => found.length)).toEqual([2, 1]);
    expect(pickUnits([a, b], [wish(2)])).toBe(null);
    expect(pickUnits([a, b], [wish(1), wish(1)])).toBe(null);
    for (const quantity of [0, -1, 1.5]) expect(pickUnits([a, b], [wish(quantity)])).toBe(null);
    expect(pickUnits([a], [])).toBe(null);
  });

  it('takes the first ones first, each for one wish', () => {
    const [one, two, three] = [{ ...a }, { ...a }, { ...a }];
    const units = [b, one, two, three];
    const wishes = [2, 1].map((quantity) => ({ lineShopifyId: a.lineShopifyId, quantity }));
    const picked = pickUnits(units, wishes);
    expect(picked?.map(({ of, found }) => [of.quantity, found.map((unit) => units.indexOf(unit))])).toEqual([
      [2, [1, 2]],
      [1, [3]],
    ]);
    expect(units).toHaveLength(4);
  });
});
