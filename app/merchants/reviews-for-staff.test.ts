import { expect, test } from 'vitest';
import { excerptOf } from './reviews-for-staff.ts';

test('an excerpt is one line, and stays whole where it is short', () => {
  expect(excerptOf('  Warm\n\nand light. ')).toBe('Warm and light.');
  expect(excerptOf('')).toBe('');
  expect(excerptOf('x'.repeat(160))).toHaveLength(160);
});

test('a longer one ends between words, or where it must', () => {
  const cut = excerptOf('warm '.repeat(60));
  expect(cut.endsWith('warm…')).toBe(true);
  expect([...cut].length).toBeLessThanOrEqual(160);
  expect([...excerptOf('👍'.repeat(400))]).toHaveLength(160);
  expect(excerptOf('👍'.repeat(400)).isWellFormed()).toBe(true);
});
