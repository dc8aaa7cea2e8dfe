import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../app/contracts/returns.ts';
import { currencyCode } from '../../app/kernel/currency.ts';
import type { ReturnDetail, ReturnRefusal } from '../../app/modules/returns/door.ts';
import { type PolicyForm, policyForm } from '../../app/modules/returns/policy/forms.ts';
import { defaultPolicy } from '../../app/modules/returns/policy/policy.ts';
import { made, type ReturnsTestShop, useReturns } from '../support/returns-shop.ts';

const returns = useReturns();
const numRuns = Number(process.env.LAW_RUNS ?? 15);
const plain = policyForm(defaultPolicy(), currencyCode('USD'));

/* The simulator beside the real thing: another shop with the draft as its policy, where the same is asked for. */

const cents = (most: number) => fc.integer({ min: 1, max: most }).map((value) => (value / 100).toFixed(2));
const percent = fc.constantFrom('', '10', '12.5', '33');
const change: fc.Arbitrary<Partial<PolicyForm>> = fc.record({
  days: fc.constantFrom('2', '8', '9', '30'),
  from: fc.constantFrom('delivered', 'ordered'),
  refund: fc.constant(true),
  keep: fc.boolean(),
  keepPercent: fc.constant('30'),
  bonusPercent: percent,
  bonusCap: fc.constantFrom('', '2.00'),
  restockingPercent: percent,
  returnShipping: fc.constantFrom('', '4.50', '100.00'),
  waivedFor: fc.constantFrom([], ['defective']),
  approval: fc.constantFrom('auto', 'manual'),
  finalSale: fc.constantFrom(plain.finalSale, {
    ...plain.finalSale,
    skus: ['B'],
    overriddenBy: ['defective'],
  }),
  limits: fc.constantFrom<PolicyForm['limits']>(
    plain.limits,
    { returns: { count: 2, days: 30 }, rate: null, kept: null, exceeded: 'decline' },
    { returns: null, rate: null, kept: { count: 1, days: 10 }, exceeded: 'manual' },
  ),
  rules: fc.subarray<PolicyForm['rules'][number]>([
    {
      ...{ id: 'dear', name: 'Dear', on: true },
      when: [{ field: 'order.value', is: 'at-least', minor: 9000 }],
      then: [{ set: 'approval', to: 'manual' }],
    },
    {
      ...{ id: 'often', name: 'Often', on: true },
      when: [{ field: 'history.returns', is: 'at-least', count: 1, days: 30 }],
      then: [{ set: 'restocking', percent: '20', outcomes: [] }],
    },
  ]),
});
const sampleOrders = fc.array(
  fc.record({
    customerId: fc.constantFrom(7n, 8n),
    lines: fc.tuple(
      fc.record({ price: cents(9000), quantity: fc.integer({ min: 1, max: 3 }), tax: cents(900) }),
      fc.record({ price: cents(9000), quantity: fc.integer({ min: 1, max: 2 }), tax: cents(900) }),
    ),
  }),
  { minLength: 1, maxLength: 4 },
);
const asks = fc.array(
  fc.record({
    order: fc.nat({ max: 3 }),
    line: fc.nat({ max: 1 }),
    quantity: fc.integer({ min: 1, max: 2 }),
    reason: fc.constantFrom('unwanted', 'defective'),
    outcome: fc.constantFrom<Outcome>('refund', 'credit', 'keep'),
    minutes: fc.integer({ min: 1, max: 3000 }),
  }),
  { minLength: 1, maxLength: 8 },
);

interface Sums {
  accepted: number;
  looked: number;
  refund: bigint;
  fees: bigint;
  bonus: bigint;
}

function add(sums: Sums, one: ReturnDetail): void {
  const parts = one.quote.outcomes.find(({ outcome }) => outcome === one.outcome)?.parts ?? [];
  const sum = (...codes: string[]) =>
    parts.filter(({ code }) => codes.includes(code)).reduce((all, { amount }) => all + amount.minor, 0n);
  sums.accepted += 1;
  if (one.state === 'requested') sums.looked += 1;
  sums.refund += one.quoted.minor - sum('bonus');
  sums.fees -= sum('restocking-fee', 'return-shipping-fee');
  sums.bonus += sum('bonus');
}

describe('a simulation', () => {
  it('comes to what the same requests come to, one by one, under either policy', async () => {
    await fc.assert(
      fc.asyncProperty(change, change, sampleOrders, asks, async (old, draft, samples, wishes) => {
        const shops = { before: await returns.shop(old), after: await returns.shop(draft) };
        const placed = {
          before: await placeAll(shops.before, samples),
          after: await placeAll(shops.after, samples),
        };
        const sums = { before: none(), after: none() };
        let minutes = 0;
        for (const wish of wishes) {
          minutes += wish.minutes;
          const ask = (side: 'before' | 'after', outcome = wish.outcome) => {
            const order = placed[side][wish.order % samples.length];
            if (order === undefined) throw new Error('No order');
            const at = shops[side].at('2026-03-08T10:00:00Z').now.add({ minutes });
            return shops[side].at(at.toString()).ask(order, [wish], { outcome });
          };
          const first = await ask('before');
          // Only what was let in is known of.
          if ('refused' in first) continue;
          add(sums.before, first);
          const second = await askOrElse(ask);
          if (second !== null) add(sums.after, second);
        }
        const form = { ...plain, ...draft };
        const { before: shop } = shops;
        const simulation = made(await shop.returns.simulate(shop.shopId, { form, days: 90 }, shop.now));
        for (const side of ['before', 'after'] as const) {
          const { accepted, looked, refund, fees, bonus } = simulation[side];
          expect(
            { accepted, looked, refund: refund.minor, fees: fees.minor, bonus: bonus.minor },
            side,
          ).toEqual(sums[side]);
        }
      }),
      { numRuns },
    );
  }, 120_000);
});

const none = (): Sums => ({ accepted: 0, looked: 0, refund: 0n, fees: 0n, bonus: 0n });

async function placeAll(
  shop: ReturnsTestShop,
  samples: readonly {
    customerId: bigint;
    lines: readonly { price: string; quantity: number; tax: string }[];
  }[],
) {
  const placed = [];
  for (const { customerId, lines } of samples) {
    const [first, second] = lines;
    if (first === undefined || second === undefined) throw new Error('Two lines');
    const order = await shop.place(
      {
        lines: [
          { sku: 'A', ...first },
          { sku: 'B', ...second },
        ],
      },
      { customerId },
    );
    placed.push(order);
  }
  return placed;
}

/** Whoever cannot have what they asked for takes the first thing that is offered. */
async function askOrElse(
  ask: (side: 'after', outcome?: Outcome) => Promise<ReturnDetail | ReturnRefusal>,
): Promise<ReturnDetail | null> {
  const answer = await ask('after');
  if (!('refused' in answer)) return answer;
  if (answer.refused !== 'not-allowed') return null;
  const other = await ask('after', 'refund');
  return 'refused' in other ? null : other;
}
