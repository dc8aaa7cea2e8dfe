import { expect, test } from 'vitest';
import { asksForAll, readInboxAddress, reviewQuery } from './query.ts';

const read = (search: string) => readInboxAddress(new URLSearchParams(search));

test('an address says what is listed and what is read', () => {
  const asked = read('status=pending&stars=2&q=runs+small&after=a&after=b&open=41');
  expect(asked).toEqual({
    ...{ q: 'runs small', status: 'pending', stars: '2', mark: null, product: null, customer: null },
    ...{ after: 'b', open: '41' },
  });
  const narrowed = read('mark=reported&product=77&customer=5');
  expect(narrowed && reviewQuery(narrowed, 25)).toEqual({
    ...{ mark: 'reported', product: 77n, customer: 5n, after: null, limit: 25 },
  });
  expect(narrowed && asksForAll(narrowed)).toBe(false);
  expect(asked && reviewQuery(asked, 25)).toEqual({
    search: 'runs small',
    status: 'pending',
    stars: 2,
    after: 'b',
    limit: 25,
  });
});

test('what no link of ours writes is refused', () => {
  expect(read('status=loved')).toBeNull();
  expect(read('stars=6')).toBeNull();
  expect(read('mark=happy')).toBeNull();
  expect(read('product=a')).toBeNull();
  expect(read('customer=')).toBeNull();
  expect(read('customer=0')).toBeNull();
  expect(read('open=1;drop')).toBeNull();
});

test('a list of one customer is not a list of all', () => {
  const asked = read('customer=5&open=41');
  expect(asked && asksForAll(asked)).toBe(false);
});

test('which review is read does not narrow the list', () => {
  const asked = read('open=41');
  expect(asked && asksForAll(asked)).toBe(true);
  expect(asked && reviewQuery(asked, 25)).toEqual({ after: null, limit: 25 });
});
