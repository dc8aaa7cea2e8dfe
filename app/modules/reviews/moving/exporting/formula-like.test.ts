import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { asText, fromText } from './formula-like.ts';

/** What a spreadsheet makes of a line whose cells it parts at semicolons, if the cell stands in the middle of it. */
const cellsOf = (cell: string) => `1,"${cell.replaceAll('"', '""')}",2`.split(';').slice(1);

describe('a cell', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', "'=1", '＝1'])(
    'that begins like a formula is text: %j',
    (text) => {
      expect(asText(text)).toBe(`'${text}`);
    },
  );

  it.each([`Nice;=cmd|' /C calc'!A0;`, ';+1', 'a;@b', 'a;-1', "a;'=1", 'a;;=1'])(
    'that goes on like one where semicolons part cells is text: %j',
    (text) => {
      expect(cellsOf(asText(text)).some((one) => /^[=+\-@]/.test(one))).toBe(false);
    },
  );

  it.each(['Fits well; looks good', 'Great ;-)', "It's fine", 'a - b = c', ''])(
    'of plain words is left alone: %j',
    (text) => {
      expect(asText(text)).toBe(text);
    },
  );
});

test('everything is read back as it was', () => {
  const piece = fc.constantFrom(';', "'", '=', '-', '(', ')', '+', '@', 'a', ' ', '\t');
  fc.assert(
    fc.property(fc.string({ unit: piece }), (text) => {
      expect(fromText(asText(text))).toBe(text);
    }),
  );
});
