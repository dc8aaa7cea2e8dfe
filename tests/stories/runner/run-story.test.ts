import { describe, expect, it } from 'vitest';
import { disturbed } from './disturb.ts';
import { describeResult } from './report.ts';
import { killsSomething } from './run-stories.ts';
import { standIn } from './test-shop.ts';

const ordered = `  - order: { as: "#1", customer: ana, lines: [ { sku: A } ] }\n`;

describe('a story', () => {
  it('passes when everything is as it says', async () => {
    const { run } = standIn(`${ordered}  - expect:
      points: { ana: { pending: 10 } }
      lots: { ana: [ { remaining: 10, expires: 2026-04-01 } ] }
      ledger: { ana: [ { kind: earn, points: 10, source: "order:#1" } ] }
      facts: { ana: [ order-paid, points-granted ] }
      shopify: { refunds: { "#1": { count: 1, total: "10.00" } } }`);
    expect(await run()).toMatchObject({ ok: true, failures: [] });
  });

  it.each([
    ['points', 'points: { ana: { pending: 11 } }', 'points.ana.pending'],
    ['lots', 'lots: { ana: [] }', 'lots.ana'],
    ['the last usable day', 'lots: { ana: [ { remaining: 10, expires: 2026-04-02 } ] }', 'lots.ana'],
    ['ledger', 'ledger: { ana: [ { kind: earn, points: 10, source: "order:#2" } ] }', 'ledger.ana'],
    ['facts', 'facts: { ana: [ points-granted, order-paid ] }', 'facts.ana'],
    ['an absent fact', 'facts: { ana: { none: [ order-paid ] } }', 'facts.ana'],
    ['facts of nobody', 'facts: { none: [ order-paid ] }', 'facts'],
    ['refunds', 'shopify: { refunds: { "#1": { total: "9.99" } } }', 'shopify.refunds.#1.total'],
  ])('fails when %s are not as it says', async (_name, expected, what) => {
    const result = await standIn(`${ordered}  - expect: { ${expected} }`).run();
    expect(result.ok).toBe(false);
    expect(result.failures).toMatchObject([{ step: 2, line: 6, differences: [{ what }] }]);
    expect(describeResult(result)).toMatch(
      /✗ Small[\s\S]*step 2 \(small\.yaml:6\)[\s\S]*expected[\s\S]*actual/,
    );
  });

  it('looks at every expectation, not only the first that fails', async () => {
    const result = await standIn(`  - expect: { points: { ana: { pending: 1 } } }
  - expect: { points: { ana: { pending: 2 } } }`).run();
    expect(result.failures.map((failure) => failure.step)).toEqual([1, 2]);
  });

  it('fails when a step is refused that should not be, and when one is not that should', async () => {
    const refused = standIn(ordered, { refuse: 'orders' });
    expect(await refused.run()).toMatchObject({
      ok: false,
      failures: [{ step: 1, error: expect.stringContaining('not-allowed') }],
    });
    const letThrough = await standIn(`${ordered}    refused: not-allowed`).run();
    expect(letThrough.failures[0]?.differences).toEqual([
      { what: 'refused', expected: 'not-allowed', actual: 'ok' },
    ]);
    const asSaid = standIn(`${ordered}    refused: not-allowed`, { refuse: 'orders' });
    expect((await asSaid.run()).ok).toBe(true);
    const otherwise = standIn(`${ordered}    refused: bad-input`, { refuse: 'orders' });
    expect((await otherwise.run()).ok).toBe(false);
  });

  it('counts the outcomes of what happens at the same time', async () => {
    const both =
      '  - parallel: [ { order: { lines: [ { sku: A } ] } }, { pay: { order: "#1" } } ]\n    outcomes:';
    const right = await standIn(`${ordered}${both} { ok: 2, refused: 0 }`).run();
    expect(right.ok).toBe(true);
    const wrong = await standIn(`${ordered}${both} { ok: 1, refused: 1 }`).run();
    expect(wrong.failures[0]?.differences.map(({ what }) => what)).toEqual([
      'outcomes.ok',
      'outcomes.refused',
    ]);
  });

  it.each([
    ['a step', '  - answer: { survey: nps, customer: ana, score: 3 }'],
    ['an expectation', '  - expect: { tickets: { open: 1 } }'],
  ])('fails with %s of an area to come', async (_what, text) => {
    const result = await standIn(text).run();
    expect(result.failures).toMatchObject([{ step: 1, error: expect.stringContaining('not built yet') }]);
  });

  it('fails over a name that it never gave', async () => {
    const result = await standIn('  - pay: { order: "#9" }').run();
    expect(result.failures[0]?.error).toContain('There is no order "#9"');
  });

  it('sees what differs in a redemption', async () => {
    const redeemed = '  - redeem: { customer: ana, reward: five-off, as: r1 }\n';
    const held = await standIn(
      `${ordered}${redeemed}  - expect: { redemption: { r1: { state: held, cost: 100 } } }`,
    ).run();
    expect(held.ok).toBe(true);
    const posted = await standIn(
      `${ordered}${redeemed}  - expect: { redemption: { r1: { state: posted } } }`,
    ).run();
    expect(posted.failures[0]?.differences).toMatchObject([{ what: 'redemption.r1.state' }]);
  });

  it('counts a refusal by the app, and the loss of an answer by a kill as neither', async () => {
    const tabs = `  - parallel: [ { redeem: { customer: ana, reward: five-off } }, { KILL } ]\n    outcomes: `;
    const refused = standIn(
      `${ordered}${tabs.replace('{ KILL }', '{ pay: { order: "#1" } }')}{ ok: 1, refused: 1 }`,
      {
        refuse: '/api/redemptions',
      },
    );
    expect((await refused.run()).ok).toBe(true);
    const lost = standIn(`${ordered}${tabs.replace('{ KILL }', '{ kill: app }')}{ ok: 1, refused: 0 }`, {
      lose: '/api/redemptions',
    });
    expect((await lost.run()).ok).toBe(true);
  });

  it('does the parts of a step in the order in which they are written', async () => {
    const { run, sent } = standIn(`${ordered}  - clock: +1d
    deliver: { order: "#1" }
    fulfil: { order: "#1", as: f1 }
    reconcile: true`);
    await run();
    expect(sent.slice(-4)).toEqual(['clock', 'orders/7/deliver', 'orders/7/fulfil', '/app/health']);
  });
});

describe('running several stories', () => {
  it('knows which of them kill something', () => {
    expect(killsSomething(standIn('  - kill: worker').read)).toBe(true);
    expect(killsSomething(standIn('  - parallel: [ { kill: app } ]').read)).toBe(true);
    expect(killsSomething(standIn(ordered).read)).toBe(false);
  });

  it('can put a story on a bad line, unless it sets faults of its own', () => {
    const plain = standIn(`  - at: 2026-03-01T15:00:00Z\n    clock: +1d`).read;
    const again = disturbed(plain, 2);
    expect(again?.story.steps).toEqual([
      { at: '2026-03-01T15:00:00Z', faults: { duplicate: 3, shuffle: 2 } },
      ...plain.story.steps,
    ]);
    expect(again?.stepLines).toHaveLength(2);
    expect(disturbed(standIn('  - faults: { throttle: 1 }').read, 1)).toBeNull();
  });
});
