import { describe, expect, it } from 'vitest';
import type { ReturnState } from '#app/contracts/returns.ts';
import { shopifyId } from '#app/kernel/ids.ts';
import { decideFollowing } from './follow.ts';
import { actionsOf, type Move, mayMove, tabOf } from './moves.ts';
import { pickUnits } from './pick-units.ts';
import { type ReturnStanding, type Seen, standingIn } from './standing.ts';

const states: readonly ReturnState[] = [
  ...(['requested', 'approved', 'in-transit', 'received', 'inspected', 'settled'] as const),
  ...(['declined', 'cancelled', 'closed', 'expired'] as const),
];
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
    const short = { ok: 'ok', 'already-done': 'done', 'not-allowed': 'no' };
    expect(states.map((state) => short[mayMove(move, standing(state))]).join(' ')).toBe(expected);
  });

  it('that undoes or repeats is refused while the payment is being written', () => {
    const paying = standing('inspected', { settling: true });
    expect(mayMove('settle', paying)).toBe('already-done');
    for (const move of ['cancel', 'inspect', 'switch-outcome'] as const)
      expect(mayMove(move, paying)).toBe('not-allowed');
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
  });

  it('stands in the list of what has to be done with its goods', () => {
    expect(tabOf(paid(false))).toBe('in-transit');
    expect(tabOf(paid(true))).toBe('to-inspect');
    expect(tabOf(paid(true, 'restocked'))).toBe('done');
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
    expect(tabOf(standing('settled', { outcome: 'keep', units: [] }))).toBe('done');
    for (const move of ['receive', 'inspect', 'scan', 'expire', 'switch-outcome'] as const) {
      expect(mayMove(move, keeping('approved'))).toBe('not-allowed');
      expect(mayMove(move, keeping('settled'))).toBe('not-allowed');
    }
    expect(mayMove('settle', keeping('approved', true))).toBe('already-done');
    expect(mayMove('cancel', keeping('approved', true))).toBe('not-allowed');
  });
});

describe('a return', () => {
  it('stands in one list, with the next thing to do first', () => {
    expect(states.map((state) => tabOf(standing(state)))).toEqual([
      ...['to-review', 'in-transit', 'in-transit', 'to-inspect', 'to-settle'],
      ...['done', 'done', 'done', 'done', 'done'],
    ]);
    expect(states.map((state) => actionsOf(standing(state))[0])).toEqual([
      ...['approve', 'receive', 'receive', 'inspect', 'settle'],
      ...[undefined, undefined, undefined, undefined, undefined],
    ]);
    expect(tabOf(standing('in-transit', { settleOn: 'first-scan' }))).toBe('to-settle');
  });

  it('follows an end at Shopify that is not its own doing', () => {
    expect(decideFollowing(standing('approved'), 'canceled')).toBe('cancelled');
    expect(decideFollowing(standing('requested'), 'declined')).toBe('declined');
    expect(decideFollowing(standing('inspected'), 'closed')).toBe('closed');
    expect(decideFollowing(standing('inspected', { settling: true }), 'closed')).toBe(null);
    expect(decideFollowing(standing('settled'), 'closed')).toBe(null);
    expect(decideFollowing(standing('approved'), 'open')).toBe(null);
  });
});

describe('picking units', () => {
  const a = { lineShopifyId: shopifyId(1n) };
  const b = { lineShopifyId: shopifyId(2n) };

  it('takes as many as are wished for, or nothing', () => {
    const wish = (quantity: number, of = a) => ({ lineShopifyId: of.lineShopifyId, quantity });
    expect(pickUnits([a, b, a], [wish(2), wish(1, b)])?.map(({ found }) => found.length)).toEqual([2, 1]);
    expect(pickUnits([a, b], [wish(2)])).toBe(null);
    for (const quantity of [0, -1, 1.5]) expect(pickUnits([a, b], [wish(quantity)])).toBe(null);
    expect(pickUnits([a], [])).toBe(null);
  });
});
