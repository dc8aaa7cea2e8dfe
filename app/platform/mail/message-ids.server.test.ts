import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openMessageIds } from './message-ids.server.ts';

const key = randomBytes(32);
const domain = 'mail.example';
const bounceDomain = 'bounces.example';
const ids = openMessageIds({ key, domain, bounceDomain });
const others = openMessageIds({ key: randomBytes(32), domain, bounceDomain });
const id = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n });
const largest = 2n ** 63n - 1n;

/** The text with something cut, put in or changed at one place. */
const changed = (text: string) =>
  fc
    .tuple(
      fc.nat(text.length - 1),
      fc.nat(2),
      fc.string({ unit: fc.constantFrom(...'abz0127.@<>B '), maxLength: 2 }),
    )
    .map(([at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut));

const plain = (text: string) => text.trim().toLowerCase().replace(/^<|>$/g, '');

describe('a Message-ID', () => {
  it('leads back to its shop and message, however a mail server writes it', () => {
    fc.assert(
      fc.property(id, id, (shopId, intentId) => {
        const made = ids.newMessageId(shopId, intentId);
        for (const text of [made, made.toUpperCase(), made.slice(1, -1), ` ${made}\r\n`])
          expect(ids.readMessageId(text)).toEqual({ shopId, intentId });
      }),
    );
  });

  it('is new for each try, and short enough for every server', () => {
    const made = Array.from({ length: 200 }, () => ids.newMessageId(largest, largest));
    expect(new Set(made).size).toBe(200);
    for (const text of made) {
      expect(text).toMatch(/^<[0-9a-z.]+@mail\.example>$/);
      expect(text.slice(1, text.indexOf('@')).length).toBeLessThanOrEqual(64);
    }
  });

  it('cannot be made up, changed, cut or given to another shop', () => {
    const made = ids.newMessageId(41n, 977n);
    fc.assert(
      fc.property(changed(made), (text) => {
        const local = (of: string) => plain(of).split('@')[0];
        return local(text) === local(made) || ids.readMessageId(text) === null;
      }),
    );
    expect(ids.readMessageId(made.replace(/^<[0-9a-z]+\./, `<${(42n).toString(36)}.`))).toBeNull();
    expect(others.readMessageId(made)).toBeNull();
    for (const text of ['', '<>', '<@>', 'a@b', `${made}${made}`, 'x'.repeat(5000), '<0.0.0.0@mail.example>'])
      expect(ids.readMessageId(text)).toBeNull();
  });
});

describe('a return path', () => {
  it('leads back to its shop and message, however a mail server writes it', () => {
    fc.assert(
      fc.property(id, id, (shopId, intentId) => {
        const made = ids.returnPath(shopId, intentId) ?? '';
        expect(made.indexOf('@')).toBeLessThanOrEqual(64);
        for (const text of [made, made.toUpperCase(), `<${made}>`])
          expect(ids.readReturnPath(text)).toEqual({ shopId, intentId });
      }),
    );
  });

  it('cannot be made up, changed, cut or used at another domain', () => {
    const made = ids.returnPath(41n, 977n) ?? '';
    fc.assert(
      fc.property(changed(made), (text) => plain(text) === plain(made) || ids.readReturnPath(text) === null),
    );
    expect(ids.readReturnPath(made.replace('bounces.example', 'mail.example'))).toBeNull();
    expect(others.readReturnPath(made)).toBeNull();
  });

  it('is none of a Message-ID, and there is none where nobody listens', () => {
    const [local] = ids.newMessageId(41n, 977n).slice(1).split('@');
    expect(ids.readReturnPath(`b.${local}@${bounceDomain}`)).toBeNull();
    const deaf = openMessageIds({ key, domain, bounceDomain: null });
    expect(deaf.returnPath(41n, 977n)).toBeNull();
    expect(deaf.readReturnPath(ids.returnPath(41n, 977n) ?? '')).toBeNull();
  });
});
