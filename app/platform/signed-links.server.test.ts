import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openSignedLinks } from './signed-links.server.ts';

const key = randomBytes(32);
let now = Date.UTC(2026, 0, 1);
const links = openSignedLinks(key, () => now);

test('a token says whom it was made for, until its days are over', () => {
  now = Date.UTC(2026, 0, 1);
  const token = links.sign('review', 7n, '41', 60);
  expect(links.read('review', 7n, token)).toEqual({ state: 'good', subject: '41' });
  now += 60 * 86_400_000 - 1;
  expect(links.read('review', 7n, token).state).toBe('good');
  now += 1;
  expect(links.read('review', 7n, token)).toEqual({ state: 'expired' });
});

test('one without days is good for ever', () => {
  const token = links.sign('unsubscribe', 7n, 'customer:3 review-request', null);
  now += 10_000 * 86_400_000;
  expect(links.read('unsubscribe', 7n, token).state).toBe('good');
});

test('another shop, another purpose and another key take it for what it is', () => {
  const token = links.sign('review', 7n, '41', 60);
  expect(links.read('review', 8n, token)).toEqual({ state: 'other-shop' });
  expect(links.read('unsubscribe', 7n, token)).toEqual({ state: 'forged' });
  expect(openSignedLinks(randomBytes(32), () => now).read('review', 7n, token)).toEqual({ state: 'forged' });
});

test('no other text than the token itself is good', () => {
  const token = links.sign('review', 7n, '41', 60);
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.string({ minLength: 0, maxLength: 2 }), (at, put) => {
      const changed = token.slice(0, at) + put + token.slice(at + 1);
      return changed === token || links.read('review', 7n, changed).state === 'forged';
    }),
  );
  for (const text of ['', '.', 'a.b', `${token}.`, `${token}=`, 'x'.repeat(5000)])
    expect(links.read('review', 7n, text)).toEqual({ state: 'forged' });
});
