import { expect, test } from 'vitest';
import { customerId, shopId } from '#app/kernel/ids.ts';
import { refuseTooMany } from './told.server.ts';

const visit = (customer: bigint | null, address: string) => ({
  ...{ shopId: shopId(1n), customerId: customer === null ? null : customerId(customer), address },
  pathPrefix: '/apps/afterglow',
});
let signed = 0;
const by = (browser: string) => {
  signed += 1;
  const headers = { 'User-Agent': browser, Accept: 'application/json' };
  return new Request(`https://shop.test/proxy/reviews/vote?signature=${signed}`, { method: 'POST', headers });
};

test('one address says so much about one review, whatever its browser calls itself', () => {
  const tell = (address: string, review: bigint, at: number) =>
    refuseTooMany(visit(null, address), by(`Browser/${at}`), review)?.status ?? 200;
  for (let at = 0; at < 10; at += 1) expect(tell('198.51.100.1', 5n, at)).toBe(200);
  expect(tell('198.51.100.1', 5n, 11)).toBe(429);
  expect(tell('198.51.100.1', 6n, 12), 'another review').toBe(200);
  expect(tell('198.51.100.2', 5n, 13), 'another address').toBe(200);
});

test('one address says so much in all, and so does one customer from everywhere', () => {
  const statuses = (addressOf: (at: number) => string, customer: bigint | null) =>
    Array.from({ length: 61 }, (_, at) => {
      const told = refuseTooMany(visit(customer, addressOf(at)), by('Browser'), BigInt(at + 100));
      return told?.status ?? 200;
    });
  const expected = [...Array.from({ length: 60 }, () => 200), 429];
  expect(statuses(() => '198.51.100.3', null)).toEqual(expected);
  expect(statuses((at) => `203.0.113.${at}`, 7n)).toEqual(expected);
});
