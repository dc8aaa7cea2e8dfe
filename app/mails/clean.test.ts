import fc from 'fast-check';
import { expect, test } from 'vitest';
import { oneLine, paragraphs } from './clean.ts';

test('a line stays a line, is no longer than asked and never cut inside a letter', () => {
  expect(oneLine('  Anna\r\nBcc: x  ', 50)).toBe('Anna Bcc: x');
  expect(oneLine('1 234,50\u00a0€', 50)).toBe('1 234,50\u00a0€');
  expect(oneLine('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 24)).toBe('👩‍👩‍👧‍👦👩‍👩‍👧‍👦…');
  expect(oneLine('a\ud800b', 9)).toBe('a\ufffdb');
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.integer({ min: 5, max: 300 }),
      (text, limit) => {
        const line = oneLine(text, limit);
        expect(line.length).toBeLessThanOrEqual(limit);
        expect(line.isWellFormed()).toBe(true);
        expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e]/u);
      },
    ),
  );
});

test('an empty line parts two paragraphs, any other break is a line', () => {
  expect(paragraphs('One.\r\n\r\n\n Two\nlines. \n')).toEqual([['One.'], ['Two', 'lines.']]);
  expect(paragraphs(' \n\n ')).toEqual([]);
  expect(paragraphs('')).toEqual([]);
});
