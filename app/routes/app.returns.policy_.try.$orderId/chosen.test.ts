import { expect, test } from 'vitest';
import { askedOf } from './chosen.ts';
import { triedLines } from './input.ts';
import type { TriedLine } from './try-view.ts';

const line = (id: string): TriedLine => ({
  id,
  title: 'Fjord mug',
  imageUrl: null,
  quantity: 2,
  says: '',
  but: null,
  outcomes: '',
  variants: [{ value: '71', label: 'Blue' }],
  why: [],
});
const lines = [line('5'), line('6')];

test('only lines with units and a reason are asked about', () => {
  expect(askedOf(lines, new Map())).toBeNull();
  expect(askedOf(lines, new Map([['5', { quantity: 1, reason: '', variant: '' }]]))).toBeNull();
  const chosen = new Map([
    ['5', { quantity: 2, reason: 'too-small', variant: '71' }],
    ['6', { quantity: 0, reason: 'too-small', variant: '' }],
  ]);
  expect(JSON.parse(askedOf(lines, chosen) ?? '')).toEqual([
    { line: '5', quantity: 2, reason: 'too-small', variant: '71' },
  ]);
});

test('what is asked reads as units and wanted variants', () => {
  const asked = askedOf(
    lines,
    new Map([
      ['5', { quantity: 2, reason: 'too-small', variant: '71' }],
      ['6', { quantity: 1, reason: 'damaged', variant: '99' }],
    ]),
  );
  expect(triedLines(JSON.parse(asked ?? ''))).toEqual({
    lines: [
      { lineShopifyId: 5n, quantity: 2, reason: 'too-small' },
      { lineShopifyId: 6n, quantity: 1, reason: 'damaged' },
    ],
    exchangeFor: [{ lineShopifyId: 5n, variantShopifyId: 71n, quantity: 2 }],
  });
});

test.each([
  [null],
  [[]],
  [[{ line: 'x', quantity: 1, reason: 'a', variant: null }]],
  [[{ line: '5', quantity: 0, reason: 'a', variant: null }]],
  ['text'],
])('%j is nothing that can be tried', (input) => {
  expect(triedLines(input)).toBeNull();
});
