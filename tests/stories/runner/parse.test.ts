import { describe, expect, it } from 'vitest';
import { parseStory, StoryError } from './parse.ts';

const whole = `story: Everything that a story may say
shop: { currency: EUR, timezone: Europe/Berlin, country: DE, pricesIncludeTax: true, plan: basic }
products:
  A: { price: "80.00", stock: 10, tags: [x], collections: [], type: Shoes, vendor: Own, giftCard: false }
customers:
  ana: { email: ana@example.com, country: US, marketing: subscribed, tags: [], account: true }
settings:
  loyalty:
    earn: { points: 1, per: 100, rounding: floor, pendingDays: 30 }
    multipliers: [ { skus: [A], factor: 2 } ]
    campaigns: [ { from: 2026-05-01, to: 2026-05-31, factor: "1.5" } ]
    expiry: { days: 365, graceDays: 30 }
    tiers: { by: spend, window: rolling-12-months, downgrade: immediate,
             levels: [ { name: Silver, from: "500", factor: "1.25", entryPoints: 100 } ] }
    rewards: [ { name: five-off, kind: amount-off, points: 100, value: "5.00", minSubtotal: "0.00", multiples: true } ]
    redemption: { holdMinutes: 60, unusedPart: returned }
    referral: { advocatePoints: 500, friendOff: "10.00", minOrder: "50.00" }
  returns:
    window: { days: 30, from: delivered }
    outcomes: { refund: true, credit: { bonusPercent: "10", bonusCap: "4.00" }, exchange: { even: true }, keep: { percent: "30" } }
    fees: { restockingPercent: "20", returnShipping: "7.95", waivedFor: [defective] }
    finalSale: { skus: [A], tags: [], overriddenBy: [defective] }
    approval: auto
    settleOn: inspected
    thresholdClawback: false
    standardShipping: { DE: "4.90" }
    rules: [ { when: { tier: Gold }, then: { window: { days: 60 } } } ]
  reviews:
    request: { trigger: delivered, delayDays: 7, fallbackDays: 14, reminders: [7], waitForAllDays: 10, sendWindow: "09:00-21:00" }
    publish: auto
    incentive: { points: 50 }
steps:
  - at: 2026-03-01T15:00:00Z
    order: { as: "#1", customer: ana, lines: [ { sku: A, quantity: 1, discount: "8.00", tax: "5.94" } ], shipping: "7.50",
             presentment: { currency: JPY, rate: "150" }, paidWith: [ { card: "143.90" } ], redemption: r1, paid: true, test: false }
  - pay: { order: "#1" }
  - fulfil: { order: "#1", lines: [ { sku: A, quantity: 1 } ], as: f1 }
  - deliver: { order: "#1", fulfilment: f1, event: in_transit }
  - staffRefund: { order: "#1", lines: [ { sku: A, quantity: 1 } ], amount: "29.23" }
  - cancelOrder: { order: "#1" }
  - editOrder: { order: "#1", set: { A: 1 }, refund: "38.40" }
  - redeem: { customer: ana, reward: five-off, points: 300, where: checkout, key: k1, as: r1 }
  - requestReturn: { order: "#1", customer: ana, lines: [ { sku: A, quantity: 1, reason: unwanted } ], outcome: refund }
    refused: window-closed
  - inspect: { return: R1, units: [ { sku: A, grade: A, disposition: restocked } ] }
  - review: { customer: ana, order: "#1", sku: A, rating: 4, title: Good, body: Fits well, via: mail, as: V1 }
  - clock: +7d
    async: true
  - faults: { duplicate: 3, shuffle: true, drop: [orders/paid], timeoutAfterCommit: [returnProcess], throttle: 2 }
  - faults: none
  - replay: { order: "#1", times: 2, shuffle: true }
  - reconcile: true
  - kill: worker
  - parallel: [ { redeem: { customer: ana, reward: five-off, key: k3 } }, { redeem: { customer: ana, reward: five-off, key: k4 } } ]
    outcomes: { ok: 1, refused: 1 }
  - expect:
      points: { ana: { available: 0 } }
      lots: { ana: [ { remaining: 50, expires: 2026-06-30 } ] }
      ledger: { ana: [ { kind: earn, points: 55, source: "order:#1" } ] }
      facts: { ana: [ order-paid ], ben: { none: [ points-granted ] } }
      shopify: { refunds: { "#1": { count: 1, byTransaction: { card: "77.94" } } }, rating: { A: none }, stock: { A: 11 } }
      mails: [ { to: ana, kind: review-request, count: 1, sentAt: 2026-03-15T14:00:00Z } ]
      alerts: [ late-redemption ]
`;

const small = (steps: string) => `story: Small\nsteps:\n${steps}\n`;
const complaint = (text: string): string => {
  try {
    parseStory(text, 'x.yaml');
  } catch (error) {
    if (error instanceof StoryError) return error.message;
    throw error;
  }
  return 'nothing';
};

describe('reading a story', () => {
  it('knows the whole vocabulary, that of areas to come included', () => {
    const read = parseStory(whole, 'x.yaml');
    expect(read.story.steps).toHaveLength(19);
    expect(read.story.settings.loyalty?.multipliers).toEqual([{ skus: ['A'], factor: '2' }]);
  });

  it('fills in what a shop, a customer and the earning rule are when the story does not say', () => {
    const { story } = parseStory(
      'story: x\nproducts: { A: { price: "1" } }\ncustomers: { ana: { email: a@example.com } }\nsettings: { loyalty: {} }\nsteps: [ { clock: +1d } ]',
      'x.yaml',
    );
    expect(story.shop).toMatchObject({
      currency: 'USD',
      timezone: 'America/New_York',
      country: 'US',
      plan: 'plus',
    });
    expect(story.products.A?.stock).toBe(100);
    expect(story.customers.ana).toMatchObject({ marketing: 'subscribed', account: true });
    expect(story.settings.loyalty?.earn).toEqual({ points: 1, per: 100, rounding: 'floor', pendingDays: 30 });
  });

  it('knows on which line each step stands', () => {
    expect(parseStory(small('  - clock: +1d\n\n  - clock: +2d'), 'x.yaml').stepLines).toEqual([3, 5]);
  });

  it.each([
    [
      'an unknown field',
      '  - order: { lines: [ { sku: A, quantty: 1 } ] }',
      'x.yaml:3:42 steps.0.order.lines.0.quantty: this field',
    ],
    [
      'an unknown verb',
      '  - clock: +1d\n  - dance: true',
      'x.yaml:4:12 steps.1.dance: this field is not known',
    ],
    ['a step that does nothing', '  - async: true', 'x.yaml:3:5 steps.0: a step does or expects something'],
    [
      'an amount that is a number',
      '  - staffRefund: { order: "#1", amount: 3.5 }',
      'x.yaml:3:41 steps.0.staffRefund.amount',
    ],
    ['a refusal nobody gives', '  - clock: +1d\n    refused: maybe', 'x.yaml:4:14 steps.0.refused'],
    ['a step of the clock without a sign', '  - clock: 7d', 'x.yaml:3:12 steps.0.clock: a step is +<n>m'],
    ['a moment without a zone', '  - at: 2026-03-01T15:00:00', 'x.yaml:3:9 steps.0.at'],
    [
      'an unknown fault',
      '  - faults: { dupicate: 3 }',
      'x.yaml:3:25 steps.0.faults.dupicate: this field is not known',
    ],
  ])('says where there is %s', (_what, steps, told) => {
    expect(complaint(small(steps))).toContain(told);
  });

  it('says where the YAML itself is broken', () => {
    expect(complaint('story: x\nsteps: [ {')).toMatch(/^x\.yaml:2:/);
  });
});
