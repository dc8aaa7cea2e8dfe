import { expect, test } from 'vitest';
import { currencyCode } from '#app/kernel/currency.ts';
import { isPlain, queueQuery, readQueueAddress, searchOf } from './query.ts';

const read = (search: string) => readQueueAddress(new URLSearchParams(search));
const asking = { staffId: '7', currency: currencyCode('EUR'), limit: 50 };

test('an address says which list is shown, and what of it', () => {
  const asked = read(
    'tab=to-inspect&q=mug&reason=too-small&outcome=credit&origin=shopper&owner=me&value=100&overdue=yes&held=yes&unread=yes&first=yes&after=a&after=b',
  );
  expect(asked && queueQuery(asked, asking)).toEqual({
    tab: 'to-inspect',
    search: 'mug',
    reason: 'too-small',
    outcome: 'credit',
    origin: 'shopper',
    owner: '7',
    quotedAtLeast: 10_000n,
    overdue: true,
    held: true,
    unread: true,
    first: true,
    after: 'b',
    limit: 50,
  });
});

test('nothing asked for is the first list, whole', () => {
  const asked = read('');
  expect(asked && queueQuery(asked, asking)).toEqual({ tab: 'to-review', after: null, limit: 50 });
  expect(asked && isPlain(asked)).toBe(true);
});

test('all lists together, those of nobody, and yen without cents', () => {
  const asked = read('tab=all&owner=nobody&value=5000');
  expect(asked && queueQuery(asked, { ...asking, currency: currencyCode('JPY') })).toMatchObject({
    tab: null,
    owner: '',
    quotedAtLeast: 5000n,
  });
});

test('what no link of ours writes is refused', () => {
  for (const search of [
    'tab=lost',
    'outcome=gift',
    'origin=moon',
    'owner=eve',
    'value=-1',
    'value=1e9',
    'overdue=no',
    'reason=A B',
  ])
    expect(read(search), search).toBeNull();
});

test('the same search is the same text, whatever its order and page', () => {
  const [one, other] = [read('outcome=credit&tab=done&after=x'), read('tab=done&outcome=credit')];
  expect(one && searchOf(one)).toBe('tab=done&outcome=credit');
  expect(other && searchOf(other)).toBe('tab=done&outcome=credit');
  expect(one && isPlain(one)).toBe(false);
});
