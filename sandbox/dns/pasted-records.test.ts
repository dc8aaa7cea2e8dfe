import { expect, it } from 'vitest';
import { readPastedRecords, withText } from './pasted-records.ts';

const wanted = [
  { name: 'afterglow._domainkey.shop.example', text: 'v=DKIM1; k=rsa; p=MIIB+/x==' },
  { name: 'shop.example', text: 'v=spf1 include:mails.example ~all' },
  { name: '_dmarc.shop.example', text: 'v=DMARC1; p=none' },
];

it.each([
  ['a line each', wanted.map(({ name, text }) => `${name} TXT ${text}`).join('\n')],
  ['separated by tabs', wanted.map(({ name, text }) => `${name}\tTXT\t"${text}`).join('\r\n')],
  ['name: text', wanted.map(({ name, text }) => `${name.toUpperCase()}.: ${text}`).join('\n')],
  [
    'as a page shows them',
    wanted
      .map(({ name, text }) => `DKIM\nMissing\nType\nTXT\nName\n${name}\nCopy\nValue\n${text}\nCopy`)
      .join('\n\n'),
  ],
])('records are read however they were copied: %s', (_, pasted) => {
  expect(readPastedRecords(pasted)).toEqual(wanted);
});

it('a text without records has none', () => {
  expect(readPastedRecords('Hello.\nv=spf1 -all\nshop.example\nnothing')).toEqual([]);
});

it('a text takes the place of its own sort and of no other', () => {
  expect(withText(['v=spf1 -all', 'verified'], 'v=spf1 ~all')).toEqual(['verified', 'v=spf1 ~all']);
  expect(withText(['verified'], 'other')).toEqual(['verified', 'other']);
  expect(withText(['other'], 'other')).toEqual(['other']);
});
