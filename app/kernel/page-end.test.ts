import { expect, it } from 'vitest';
import { parseInstant } from './calendar.ts';
import { parsePageEnd, printPageEnd } from './page-end.ts';

it('is read as it was printed', () => {
  const end = { at: parseInstant('2026-03-01T15:00:00.123456Z'), id: 41n };
  expect(parsePageEnd(printPageEnd(end))).toEqual(end);
});

it.each([
  ['nothing', null],
  ['an empty text', ''],
  ['a moment alone', '2026-03-01T15:00:00Z'],
  ['the year 0', '0000-03-01T15:00:00Z~1'],
  ['a month 13', '2026-13-01T15:00:00Z~1'],
  ['an id of 19 digits', `2026-03-01T15:00:00Z~${'9'.repeat(19)}`],
  ['anything after it', '2026-03-01T15:00:00Z~1 or 1=1'],
])('is not made of %s', (_name, text) => {
  expect(parsePageEnd(text)).toBeNull();
});
