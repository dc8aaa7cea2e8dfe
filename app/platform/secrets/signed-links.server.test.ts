import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseInstant } from '../../kernel/calendar.ts';
import { openSignedLinks } from './signed-links.server.ts';

const key = randomBytes(32);
const links = openSignedLinks(key);
const end = parseInstant('2026-03-02T00:00:00Z');
const before = parseInstant('2026-03-01T23:59:59.999Z');

test('a token says whom it was made for, until its end', () => {
  const token = links.sign('review', 7n, '41', end);
  expect(links.read('review', 7n, token, before)).toEqual({ state: 'good', subject: '41' });
  expect(links.read('review', 7n, token, end)).toEqual({ state: 'expired' });
});

test('one without an end is good for ever', () => {
  const token = links.sign('unsubscribe', 7n, 'customer:3 review-request', null);
  expect(links.read('unsubscribe', 7n, token, end.add({ hours: 1_000_000 })).state).toBe('good');
});

test('another shop, another purpose and another key take it for what it is', () => {
  const token = links.sign('review', 7n, '41', end);
  expect(links.read('review', 8n, token, before)).toEqual({ state: 'other-shop' });
  expect(links.read('unsubscribe', 7n, token, before)).toEqual({ state: 'forged' });
  expect(openSignedLinks(randomBytes(32)).read('review', 7n, token, before)).toEqual({ state: 'forged' });
});

test('no other text than the token itself is good', () => {
  const token = links.sign('review', 7n, '41', end);
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.string({ minLength: 0, maxLength: 2 }), (at, put) => {
      const changed = token.slice(0, at) + put + token.slice(at + 1);
      return changed === token || links.read('review', 7n, changed, before).state === 'forged';
    }),
  );
  for (const text of ['', '.', 'a.b', `${token}.`, `${token}=`, 'x'.repeat(5000)])
    expect(links.read('review', 7n, text, before)).toEqual({ state: 'forged' });
});

test('what stands before no shop says its shop itself, under its signature', () => {
  const token = links.sign('one-click', 7n, 'customer:3', null);
  expect(links.readOfAnyShop('one-click', token, before)).toEqual({
    state: 'good',
    shopId: 7n,
    subject: 'customer:3',
  });
  expect(links.readOfAnyShop('unsubscribe', token, before)).toEqual({ state: 'forged' });
  expect(links.readOfAnyShop('one-click', `${token}x`, before)).toEqual({ state: 'forged' });
});
