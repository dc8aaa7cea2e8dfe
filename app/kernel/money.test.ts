import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyCode, currencyExponent } from './currency.ts';
import {
  addMoney,
  allocateMoney,
  compareMoney,
  isMoneyAmount,
  money,
  moneyAmount,
  parseMoney,
  parseMoneyRounded,
  printMoney,
} from './money.ts';

fc.configureGlobal({ numRuns: Number(process.env.LAW_RUNS ?? 100) });

const [usd, eur, jpy, kwd] = ['USD', 'EUR', 'JPY', 'KWD'].map(currencyCode);

describe('money', () => {
  if (!usd || !eur || !jpy || !kwd) throw new Error('four currencies');

  it.each([
    ['12.3', usd, 1230n],
    ['-0.05', usd, -5n],
    ['1000.0', jpy, 1000n],
    ['1000', jpy, 1000n],
    ['1.234', kwd, 1234n],
    ['12.300', usd, 1230n],
  ])('reads %s %s as %s minor units', (text, currency, minor) => {
    expect(parseMoney(text, currency)).toEqual(money(minor, currency));
  });

  it('refuses more digits than the currency has', () => {
    expect(() => parseMoney('1.005', usd)).toThrow('minor units');
    expect(() => parseMoney('1.5', jpy)).toThrow('minor units');
    expect(isMoneyAmount('1.005', usd)).toBe(false);
  });

  it('rounds what Shopify has computed half away from zero', () => {
    expect(parseMoneyRounded('1.005', usd).minor).toBe(101n);
    expect(parseMoneyRounded('-1.005', usd).minor).toBe(-101n);
    expect(parseMoneyRounded('0.5', jpy).minor).toBe(1n);
  });

  it('refuses to mix currencies', () => {
    expect(() => addMoney(money(1n, usd), money(1n, eur))).toThrow('do not mix');
    expect(() => compareMoney(money(1n, usd), money(1n, eur))).toThrow('do not mix');
  });

  it('splits 10.00 over 9.99 and 20.01 so that the parts are the whole', () => {
    // 1000 × 999 ÷ 3000 = 333; the rest is 667
    expect(allocateMoney(money(1000n, usd), [999n, 2001n]).map((part) => part.minor)).toEqual([333n, 667n]);
    // no weight anywhere: the last takes all
    expect(allocateMoney(money(5n, usd), [0n, 0n]).map((part) => part.minor)).toEqual([0n, 5n]);
  });

  it('splits any amount by any weights without loss and never the wrong way', () => {
    const weights = fc.array(fc.bigInt(0n, 10n ** 9n), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 12n), weights, (minor, shares) => {
        const parts = allocateMoney(money(minor, usd), shares);
        expect(parts.reduce((sum, part) => sum + part.minor, 0n)).toBe(minor);
        expect(parts.every((part) => part.minor >= 0n)).toBe(true);
      }),
    );
  });

  it('comes back from its own text', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.constantFrom(usd, jpy, kwd), (minor, currency) => {
        expect(parseMoney(moneyAmount(money(minor, currency)), currency)).toEqual(money(minor, currency));
      }),
    );
  });

  it('prints as people of the locale write it, exactly even where a float would not', () => {
    expect(printMoney(money(4800n, eur), 'de')).toBe('48,00\u00a0€');
    expect(printMoney(money(1000n, jpy), 'en')).toBe('¥1,000');
    expect(printMoney(money(90071992547409931n, usd), 'en')).toBe('$900,719,925,474,099.31');
  });

  it('knows the digits of ISO 4217 where people write others', () => {
    const digits = (code: string) => currencyExponent(currencyCode(code));
    expect(['HUF', 'IQD', 'ISK', 'CLF', 'TND', 'VND', 'MGA'].map(digits)).toEqual([2, 3, 0, 4, 3, 0, 2]);
  });
});
