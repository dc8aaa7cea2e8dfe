import type { Life, Moment, Recorder } from './recorded-life.ts';

// The lives of one order that the law of order tells, and what each comes to.

export const names = [
  ...(['kept', 'edited', 'cancelled', 'redeemed', 'restored'] as const),
  ...(['till', 'asked', 'foreign', 'open'] as const),
] as const;
export type Name = (typeof names)[number];

/** Stands in the recording where each shop's own code is told. */
export const recordedCode = 'LOY-RECORDED0001';
const withoutCode = new Set<Name>(['kept', 'edited', 'cancelled']);
export const usesCode = (name: Name) => !withoutCode.has(name);

/** In whose shop returns are live: what is returned at Shopify is a case of ours, too. */
export const hasCase = (name: Name) => name === 'till' || name === 'asked' || name === 'open';

const placed = {
  lines: [
    { sku: 'A', quantity: 3, discount: '9.00' },
    { sku: 'B', quantity: 1 },
  ],
  shipping: '5.00',
  paid: false,
};
const sent = [
  ['paid', 'pay', {}],
  ['shipped', 'fulfil', { lines: [{ sku: 'A', quantity: 3 }] }],
  ['delivered', 'deliver', {}],
] as const;
const paidBack = ['paid back', 'refund', { amount: '13.20' }] as const;
const begin = [...sent, ['returned', 'refund', { lines: [{ sku: 'A', quantity: 1 }] }], paidBack] as const;
const cancelled = ['cancelled', 'cancel', {}] as const;
const atTill = ['returned at the till', 'return', { lines: [{ sku: 'A', quantity: 1 }], pos: true }] as const;
const askedThere = [
  ['asked for', 'request-return', { lines: [{ sku: 'A', quantity: 2 }] }],
  ['approved', 'return/approve', {}],
  paidBack,
  ['processed', 'return/process', {}],
  ['closed', 'return/close', {}],
] as const;

export async function recordLives(recorder: Recorder): Promise<Readonly<Record<Name, Life>>> {
  const withCode = { ...placed, discountCode: recordedCode };
  const scopes = ['read_returns'];
  // Where Shopify leaves what is processed open until somebody closes it.
  const switches = { processClosesReturn: false };
  const asked = await recorder.record(withCode, [...sent, ...askedThere], { scopes, switches });
  return {
    kept: await recorder.record(placed, begin),
    edited: await recorder.record(placed, [...begin, ['edited', 'edit', { set: { B: 3 } }]]),
    cancelled: await recorder.record(placed, [...begin, cancelled]),
    redeemed: await recorder.record(withCode, begin),
    restored: await recorder.record(withCode, [...begin, cancelled]),
    till: await recorder.record(withCode, [...sent, atTill, paidBack], { scopes }),
    asked,
    foreign: asked,
    open: await recorder.record(withCode, [...sent, ...askedThere.slice(0, 3)], { scopes }),
  };
}

/** The life as a shop of its own had it, with its own code. */
export function withCode(life: Life, code: string): Life {
  const own = (text: string) => text.replaceAll(recordedCode, code);
  const moments = life.moments.map(
    ({ what, deliveries, answers }): Moment => ({
      what,
      deliveries: deliveries.map((one) => ({ ...one, body: own(one.body) })),
      answers: new Map([...answers].map(([asked, answer]) => [asked, own(answer)])),
    }),
  );
  return { ...life, moments };
}

const restored = (amount: string) => ({ redemptions: [{ state: 'posted', used: '180', restored: amount }] });
const pending = (of: string, available: string) => ({
  balance: { available, pending: of, held: '0', debt: '0' },
});
const settled = { state: 'settled', outcome: 'refund', held: false, waiting: '0' };

/*
 * A: 3 × 30.00 − 9.00 = 81.00, one of three back: 54.00 left; B: 25.50; with 5.00 of shipping 111.50 were paid, of
 * which 13.20 came back without units: 79.50 × (1 − 13.20 ÷ 111.50) = 70.08… Paid on 2 March at 7:00
 * in New York: 30 days on it is 7:00 again, and summer time.
 * Edited: two more B, 130.50 × (1 − 13.20 ÷ 162.50) = 119.89…
 * Redeemed: the 9.00 were those of a code for 10.00 and 200 points, of which ceil(200 × 9 ÷ 10) = 180 are used; with one
 * of three A back come 60, the cancelled order gives back all.
 * A return at the till is worth the same as the refund; with two of three A asked for at Shopify come 120, and
 * 27.00 + 25.50 are left: 52.50 × (1 − 13.20 ÷ 111.50) = 46.28…, whether or not returns are live.
 * While the return is open all 106.50 × (1 − 13.20 ÷ 111.50) = 93.89… wait for it, as long as it takes.
 */
export const expected: Readonly<Record<Name, object>> = {
  kept: { ledger: '70', lots: ['70 2026-04-01T11:00:00Z'], orders: 1, returns: [] },
  edited: { ledger: '119', lots: '119', ...pending('119', '0'), returns: [] },
  cancelled: { ledger: '0', lots: [], orders: 0, returns: [] },
  redeemed: { ledger: '-50', ...restored('60'), ...pending('70', '380'), returns: [] },
  restored: { ledger: '0', ...restored('180'), ...pending('0', '500'), returns: [] },
  till: {
    ...{ ledger: '-50', ...restored('60'), ...pending('70', '380') },
    returns: [{ ...settled, refunded: '2700', units: ['1 restocked paid'] }],
  },
  asked: {
    ...{ ledger: '-14', ...restored('120'), ...pending('46', '440') },
    returns: [{ ...settled, refunded: '5400', units: ['1 restocked paid', '2 restocked paid'] }],
  },
  open: {
    ...{ ledger: '-87', ...restored('0'), ...pending('93', '320') },
    lots: ['320 2026-03-20T12:00:00Z', '93 null'],
    returns: [{ ...settled, state: 'approved', refunded: '0', units: ['1 -', '2 -'] }],
  },
  foreign: { ledger: '-14', ...restored('120'), ...pending('46', '440'), returns: [] },
};
