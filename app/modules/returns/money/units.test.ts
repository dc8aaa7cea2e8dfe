import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyCode } from '#app/kernel/currency.ts';
import { addMoney, money, parseMoney } from '#app/kernel/money.ts';
import { percentOfUnits, valueOfUnits } from './units.ts';

fc.configureGlobal({ numRuns: Number(process.env.LAW_RUNS ?? 60) });

const usd = currencyCode('USD');

describe('the value of units', () => {
  it('of an indivisible line is the difference of rounded running totals', () => {
    // 100.00 over three: 33.33, 66.67, 100.00
    const line = parseMoney('100.00', usd);
    expect([1, 2, 3].map((one) => valueOfUnits(line, [one], 3).minor)).toEqual([3333n, 3334n, 3333n]);
    expect(valueOfUnits(line, [1, 3], 3).minor).toBe(6666n);
  });

  it('adds up to the line in whatever order and groups its units come back', () => {
    fc.assert(
      fc.property(unitsInGroups(), fc.bigInt(0n, 10n ** 9n), ({ groups, quantity }, minor) => {
        const amount = money(minor, usd);
        const parts = groups.map((group) => valueOfUnits(amount, group, quantity));
        expect(parts.reduce(addMoney, money(0n, usd))).toEqual(amount);
        for (const part of parts) expect(part.minor).toBeGreaterThanOrEqual(0n);
      }),
    );
  });

  it('breaks on a unit that the line does not have', () => {
    for (const ordinal of [0, 4])
      expect(() => valueOfUnits(parseMoney('1.00', usd), [ordinal], 3)).toThrow(
        `unit ${ordinal} is one of 3`,
      );
  });
});

describe('a percentage of units', () => {
  it('is rounded over the line', () => {
    // 20 % of 100.00 over three: 6.67, 13.33, 20.00
    const line = parseMoney('100.00', usd);
    expect([1, 2, 3].map((one) => percentOfUnits(line, '20', [one], 3).minor)).toEqual([667n, 666n, 667n]);
  });

  it('of parts adds up to that of the whole', () => {
    fc.assert(
      fc.property(
        unitsInGroups(),
        fc.bigInt(0n, 10n ** 9n),
        fc.integer({ min: 0, max: 10_000 }),
        ({ groups, quantity, all }, minor, hundredths) => {
          const amount = money(minor, usd);
          const percent = (hundredths / 100).toFixed(2);
          const parts = groups.map((group) => percentOfUnits(amount, percent, group, quantity));
          const whole = percentOfUnits(amount, percent, all, quantity);
          expect(parts.reduce(addMoney, money(0n, usd))).toEqual(whole);
        },
      ),
    );
  });
});

/** All units of a line in random order, cut into groups. */
function unitsInGroups() {
  return fc.integer({ min: 1, max: 12 }).chain((quantity) => {
    const all = Array.from({ length: quantity }, (_, index) => index + 1);
    return fc
      .tuple(
        fc.shuffledSubarray(all, { minLength: quantity }),
        fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 12 }),
      )
      .map(([order, sizes]) => {
        const left = [...order];
        const groups = sizes.map((size) => left.splice(0, size)).concat([left]);
        return { quantity, all, groups: groups.filter((group) => group.length > 0) };
      });
  });
}
