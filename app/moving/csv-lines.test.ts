import { expect, it } from 'vitest';
import { csvHead, csvLines, csvNumbers } from './csv-lines.ts';

it.each([
  ['=1+1', "'=1+1"],
  ["Nice;=cmd|' /C calc'!A0", "Nice;'=cmd|' /C calc'!A0"],
  ['a;＝1', "a;'＝1"],
  ['Great ;-)', 'Great ;-)'],
])('what a spreadsheet would run is text, also where semicolons part cells: %j', (cell, written) => {
  expect(csvHead([cell, 'b'])).toBe(`\uFEFF${written},b\r\n`);
  expect(csvLines([['a', cell]])).toBe(`a,${written}\r\n`);
});

it('keeps a line within a cell in its cell', () => {
  expect(csvLines([['a\nb', 'c\rd', 'e']])).toBe('"a\nb","c\rd",e\r\n');
});

it('leaves numbers below 0 numbers', () => {
  expect(csvNumbers([['2026-01', '-5', '-1.50']])).toBe('2026-01,-5,-1.50\r\n');
});
