import { expect, it } from 'vitest';
import { parseInstant } from '../kernel/calendar.ts';
import { currencyCode } from '../kernel/currency.ts';
import { parseMoney } from '../kernel/money.ts';
import type { ReturnRow } from '../modules/returns/door.ts';
import { textsFor } from '../ui/texts/texts.ts';
import { returnsCsvHead, returnsCsvLines } from './returns-csv.ts';

const texts = textsFor();
const words = { texts, staff: { own: '1', names: new Map([['2', 'Ines']]) }, zone: 'America/New_York' };
const row: ReturnRow = {
  id: 1n,
  name: '#1001-R1',
  orderId: 7n,
  orderName: '#1001',
  customerId: 9n,
  state: 'requested',
  outcome: 'credit',
  units: 2,
  title: 'Linen shirt, "wide"',
  reasons: ['too-large', 'unwanted'],
  quoted: parseMoney('1193', currencyCode('JPY')),
  quotedShop: parseMoney('7.95', currencyCode('USD')),
  requestedAt: parseInstant('2026-03-08T06:30:00Z'),
  since: parseInstant('2026-03-08T07:30:00Z'),
  held: false,
  origin: 'shopper',
  dueAt: null,
  owner: '2',
  unread: true,
  first: false,
};

it('is a line of the file, in the zone of the shop and with its cells quoted where they have to be', () => {
  const line = returnsCsvLines([row], words);
  expect(line).toBe(
    '#1001-R1,#1001,Requested,Store credit,shopper,2,"Linen shirt, ""wide""","too-large, unwanted",1193,JPY,7.95,USD,' +
      '2026-03-08T01:30:00-05:00,2026-03-08T03:30:00-04:00,,no,yes,Ines\r\n',
  );
  const heads = returnsCsvHead(texts);
  expect(heads.startsWith('\uFEFFReturn,Order,')).toBe(true);
  expect(heads.trim().split(',').length).toBe(18);
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1+1'])(
  'is never a formula to a spreadsheet: %j',
  (title) => {
    const cell = returnsCsvLines([{ ...row, title }], words).split(',')[6];
    expect(cell?.replace(/^"/, '').startsWith("'")).toBe(true);
  },
);

it('goes on as no formula where semicolons part cells', () => {
  expect(returnsCsvLines([{ ...row, title: 'Shirt;=1+1' }], words)).toContain(",Shirt;'=1+1,");
});
