import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSeal } from './seal.server.ts';

const seal = openSeal(Buffer.alloc(32, 1));
const other = openSeal(Buffer.alloc(32, 2));

describe('a sealed text', () => {
  it('opens to what it was', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xd7ff })), (points) => {
        const text = String.fromCodePoint(...points);
        expect(seal.open(seal.seal(text))).toBe(text);
      }),
    );
  });

  it('shows nothing of itself, and is another one each time', () => {
    const [first, second] = [seal.seal('ana@example.com'), seal.seal('ana@example.com')];
    expect(first.toString('latin1')).not.toContain('ana');
    expect(first).not.toEqual(second);
  });

  it('does not open when any byte of it was changed', () => {
    const sealed = seal.seal('ana@example.com');
    for (let place = 0; place < sealed.length; place++) {
      const changed = Buffer.from(sealed);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(() => seal.open(changed), `byte ${place}`).toThrow();
    }
  });

  it('does not open when it was cut, or never was one', () => {
    const sealed = seal.seal('ana@example.com');
    for (const length of [0, 1, 12, 28, sealed.length - 1])
      expect(() => seal.open(sealed.subarray(0, length)), `${length} bytes`).toThrow();
    expect(() => seal.open(Buffer.from('ana@example.com, who was never sealed at all'))).toThrow();
  });

  it('does not open with another key', () => {
    expect(() => other.open(seal.seal('ana@example.com'))).toThrow();
  });
});

describe('the index of an e-mail', () => {
  it('is one for every spelling of an address', () => {
    const index = seal.emailIndex('ana@example.com');
    expect(seal.emailIndex(' Ana@Example.COM\n')).toEqual(index);
    expect(seal.emailIndex('anna@example.com')).not.toEqual(index);
  });

  it('says nothing to who does not have the key', () => {
    expect(other.emailIndex('ana@example.com')).not.toEqual(seal.emailIndex('ana@example.com'));
    expect(seal.emailIndex('ana@example.com')).toHaveLength(32);
  });
});
