import { expect, test } from 'vitest';
import { asksForAll, membersFilter, readMembersAddress } from './query.ts';

const read = (search: string) => readMembersAddress(new URLSearchParams(search));
const filter = (search: string) => {
  const asked = read(search);
  return asked && membersFilter(asked);
};

test('an address without parameters asks for everybody', () => {
  const asked = read('');
  expect(asked && asksForAll(asked)).toBe(true);
  expect(filter('')).toEqual({ atLeast: null, expiring: false, owing: false, level: null });
});

test('search, filters and the page are taken from the address', () => {
  expect(read('q=+ana+&after=9&after=7')).toMatchObject({ q: 'ana', after: '7' });
  expect(filter('atleast=500&expiring=yes&owing=yes&level=gold')).toEqual({
    atLeast: 500n,
    ...{ expiring: true, owing: true, level: 'gold' },
  });
  const asked = read('owing=yes');
  expect(asked && asksForAll(asked)).toBe(false);
});

test('values that no link of ours writes are refused', () => {
  for (const search of [
    'atleast=0',
    'atleast=-1',
    'atleast=1e9',
    'expiring=no',
    'level=A!',
    'after=x',
    'after=-1',
  ])
    expect(read(search), search).toBeNull();
  expect(read('q=%00')?.q).toBe('');
});
