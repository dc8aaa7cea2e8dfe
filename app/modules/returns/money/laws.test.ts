import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Outcome, outcomes } from '#app/contracts/returns.ts';
import { currencyCode, currencyExponent } from '#app/kernel/currency.ts';
import { printDecimal } from '#app/kernel/decimal.ts';
import { shopifyId } from '#app/kernel/ids.ts';
import { addMoney, compareMoney, money, noMoney, subtractMoney, sumMoney } from '#app/kernel/money.ts';
import { rational } from '#app/kernel/rational.ts';
import { withdrawalTerms } from '../policy/combine-terms.ts';
import type { ReturnableOrder } from '../ports.ts';
import { samplePolicy, sampleReturnable, sampleUnits } from '../sample-returns.ts';
import { type Bill, billOf, type QuotedUnits, type QuoteInput } from './bill.ts';
import { priceItems } from './exchange.ts';
import { quoteOutcome } from './quote.ts';
import { decideSettlement } from './settlement.ts';
import { splitTender } from './tender.ts';

fc.configureGlobal({ numRuns: Number(process.env.LAW_RUNS ?? 60) });

/** Exponents 0, 2 and 3. */
const currency = fc.constantFrom(...['JPY', 'USD', 'KWD'].map(currencyCode));
const percent = fc.integer({ min: 0, max: 1_000_000 }).map((parts) => printDecimal(BigInt(parts), 4));
const minor = fc.integer({ min: 0, max: 1_000_000 });
const line = fc.record({
  quantity: fc.integer({ min: 1, max: 8 }),
  net: minor,
  tax: fc.integer({ min: 0, max: 200_000 }),
});
const fees = fc.record({
  restockingPercent: fc.option(percent),
  returnShippingMinor: fc.option(fc.integer({ min: 0, max: 5_000 })),
  waivedForOutcomes: fc.subarray([...outcomes]),
});
const credit = fc.record({
  bonusPercent: fc.option(percent),
  bonusFlatMinor: fc.option(fc.integer({ min: 0, max: 2_000 })),
  bonusCapMinor: fc.option(fc.integer({ min: 0, max: 5_000 })),
});
const policy = fc
  .record({ fees, credit, share: percent, even: fc.boolean() })
  .map(({ share, even, ...some }) => samplePolicy({ ...some, keep: { percent: share }, exchange: { even } }));
const order = fc
  .record({
    currency,
    lines: fc.array(line, { minLength: 1, maxLength: 4 }),
    rate: fc.integer({ min: 1, max: 30_000 }),
    taxesIncluded: fc.boolean(),
    paidLeft: fc.integer({ min: -100, max: 2_000_000 }),
  })
  .map(({ currency: code, lines, rate, paidLeft, ...more }) => {
    const amount = (units: number) => printDecimal(BigInt(units), currencyExponent(code));
    return sampleReturnable(
      lines.map(({ quantity, net, tax }) => ({ quantity, net: amount(net), tax: amount(tax) })),
      {
        ...more,
        currency: code,
        rate: rational(BigInt(rate), 100n),
        paidLeft: money(BigInt(paidLeft), code),
      },
    );
  });
const all = (quantity: number) => Array.from({ length: quantity }, (_, unit) => unit + 1);

/** Every unit of the order, or those that a coin chooses. */
function unitsOf(
  bought: ReturnableOrder,
  terms: Parameters<typeof sampleUnits>[1],
  coin: () => boolean = () => true,
): QuotedUnits[] {
  return bought.lines.flatMap((one, index) => {
    const ordinals = all(one.quantity).filter(coin);
    return ordinals.length === 0 ? [] : [sampleUnits(bought, terms, ordinals, { line: index })];
  });
}

/** As an exchange is quoted: one new variant for all units of a line. */
function exchanged(bought: ReturnableOrder, units: readonly QuotedUnits[], price: number): QuoteInput {
  const newItems = units.map((some) => priceItems(bought, some, money(BigInt(price), currencyCode('USD'))));
  return { order: bought, units, newItems };
}

describe('laws of quotes', () => {
  it('a quote of parts adds up to that of the whole, before flat fees and caps', () => {
    fc.assert(
      fc.property(order, policy, fc.infiniteStream(fc.boolean()), (bought, terms, coin) => {
        const plenty = { ...bought, paidLeft: money(10_000_000n, bought.currency) };
        const whole = unitsOf(plenty, terms);
        const flags = new Map(
          whole.flatMap((some, index) =>
            some.ordinals.map((ordinal) => [`${index}/${ordinal}`, coin.next().value === true]),
          ),
        );
        const half = (side: boolean) =>
          whole.map((some, index) => ({
            ...some,
            ordinals: some.ordinals.filter((ordinal) => flags.get(`${index}/${ordinal}`) === side),
          }));
        for (const outcome of outcomes) {
          const [a, b, sum] = [half(true), half(false), whole].map((units) =>
            billOf({ order: plenty, units }, outcome),
          );
          if (a === undefined || b === undefined || sum === undefined) throw new Error('There are three');
          for (const part of ['goods', 'tax', 'keptShare'] as const)
            expect(addMoney(a[part], b[part])).toEqual(sum[part]);
          // A fee that takes all there is has been cut.
          const cut = [a, b].some(
            (bill) => compareMoney(bill.restockingFee, addMoney(bill.goods, bill.tax)) >= 0,
          );
          if (!cut) expect(addMoney(a.restockingFee, b.restockingFee)).toEqual(sum.restockingFee);
        }
      }),
    );
  });

  it('a bill adds up, and nothing in it is below 0 or above what was paid', () => {
    fc.assert(
      fc.property(order, policy, minor, fc.boolean(), (bought, terms, price, byLaw) => {
        const units = unitsOf(bought, terms).map((some) =>
          byLaw ? { ...some, terms: withdrawalTerms(some.terms) } : some,
        );
        const shipping = byLaw ? money(BigInt(price), bought.currency) : null;
        const input = { ...exchanged(bought, units, price), shipping };
        for (const outcome of byLaw ? (['refund'] as const) : outcomes) {
          const quote = quoteOutcome(input, outcome);
          const parts = quote.parts.map((part) => part.amount);
          expect(sumMoney(parts, bought.currency)).toEqual(subtractMoney(quote.total, quote.owes));
          checkBill(billOf(input, outcome), bought);
          expect(quote.total.minor).toBeGreaterThanOrEqual(0n);
          expect(quote.owes.minor === 0n || outcome === 'exchange').toBe(true);
          const taken = quote.parts.filter(({ code }) => code.endsWith('-fee'));
          if (byLaw) expect(taken).toEqual([]);
        }
      }),
    );
  });

  it('the same question has the same answer, in whatever order the lines stand', () => {
    fc.assert(
      fc.property(order, policy, minor, fc.constantFrom(...outcomes), (bought, terms, price, outcome) => {
        const units = unitsOf(bought, terms);
        const input = exchanged(bought, units, price);
        const quote = quoteOutcome(input, outcome);
        expect(quoteOutcome({ ...input }, outcome)).toEqual(quote);
        const turned = quoteOutcome(exchanged(bought, [...units].reverse(), price), outcome);
        expect([turned.total, turned.owes]).toEqual([quote.total, quote.owes]);
      }),
    );
  });

  it('what is even costs nothing but fees while the shop sells it for no less', () => {
    fc.assert(
      fc.property(order, (bought) => {
        const even = samplePolicy({ exchange: { even: true } });
        const plenty = { ...bought, rate: rational(1n), paidLeft: money(10_000_000n, bought.currency) };
        const units = unitsOf(plenty, even);
        const quote = quoteOutcome(exchanged(plenty, units, 9_000_000), 'exchange');
        expect([quote.total, quote.owes]).toEqual([noMoney(bought.currency), noMoney(bought.currency)]);
      }),
    );
  });
});

function checkBill(bill: Bill, { paidLeft, currency: code }: ReturnableOrder): void {
  const none = noMoney(code);
  for (const amount of Object.values(bill)) expect(compareMoney(amount, none)).toBeGreaterThanOrEqual(0);
  expect(bill.total.minor).toBeLessThanOrEqual(paidLeft.minor < 0n ? 0n : paidLeft.minor);
  const gross = sumMoney([bill.goods, bill.tax, bill.keptShare], code);
  expect(addMoney(bill.restockingFee, bill.shippingFee).minor).toBeLessThanOrEqual(gross.minor);
  expect(bill.owes.minor === 0n || bill.total.minor === 0n).toBe(true);
}

describe('laws of tenders', () => {
  const payment = fc.record({
    gateway: fc.constantFrom(
      'shopify_payments',
      'gift_card',
      'paypal',
      'shopify_store_credit',
      'store_credit',
    ),
    left: fc.integer({ min: 0, max: 10_000 }),
  });
  const own = new Set(['gift_card', 'shopify_store_credit', 'store_credit']);

  it('a split takes from none more than it has, cards first, and adds up with its rest', () => {
    fc.assert(
      fc.property(
        currency,
        fc.array(payment, { maxLength: 6 }),
        fc.integer({ min: 0, max: 40_000 }),
        (code, some, amount) => {
          const payments = some.map(({ gateway, left }, index) => ({
            ...{ id: shopifyId(BigInt(index + 1)), gateway },
            left: money(BigInt(left), code),
          }));
          const { transactions, rest } = splitTender(payments, money(BigInt(amount), code));
          const given = sumMoney(
            transactions.map((one) => one.amount),
            code,
          );
          expect(addMoney(given, rest)).toEqual(money(BigInt(amount), code));
          for (const { parentId, amount: part } of transactions) {
            const from = payments.find(({ id }) => id === parentId);
            expect(part.minor).toBeGreaterThan(0n);
            expect(part.minor).toBeLessThanOrEqual(from?.left.minor ?? 0n);
          }
          const cards = payments.filter(({ gateway }) => !own.has(gateway));
          const fromCards = transactions.filter(({ gateway }) => !own.has(gateway));
          if (fromCards.length < transactions.length || rest.minor > 0n)
            expect(fromCards.reduce((sum, one) => sum + one.amount.minor, 0n)).toBe(
              cards.reduce((sum, one) => sum + one.left.minor, 0n),
            );
        },
      ),
    );
  });

  it('a settlement gives back no more than the payments have left', () => {
    fc.assert(
      fc.property(
        order,
        policy,
        fc.array(payment, { maxLength: 4 }),
        fc.integer({ min: 0, max: 20_000 }),
        fc.constantFrom<Outcome>(...outcomes),
        minor,
        (bought, terms, some, givenBefore, outcome, price) => {
          const payments = some.map(({ gateway, left }, index) => ({
            ...{ id: shopifyId(BigInt(index + 1)), gateway },
            left: money(BigInt(left), bought.currency),
          }));
          const plan = decideSettlement({
            outcome,
            quote: exchanged(bought, unitsOf(bought, terms), price),
            payments,
            givenOtherwise: money(BigInt(givenBefore), bought.currency),
            suggested: null,
            despite: false,
            hasCustomer: true,
          });
          if ('hold' in plan) throw new Error('Nothing speaks against it');
          const left = payments.reduce((sum, one) => sum + one.left.minor, 0n) - BigInt(givenBefore);
          const paid = plan.transactions.reduce((sum, one) => sum + one.amount.minor, 0n);
          const base = plan.storeCredit?.minor ?? 0n;
          expect(paid + base).toBeLessThanOrEqual(left < 0n ? 0n : left);
          expect(outcome === 'credit' ? paid : base).toBe(0n);
          expect(plan.bonus.minor === 0n || outcome === 'credit').toBe(true);
          const total = sumMoney(
            plan.parts.map((part) => part.amount),
            bought.currency,
          );
          expect(total.minor).toBe(paid + base + plan.bonus.minor - plan.owed.minor);
        },
      ),
    );
  });
});
