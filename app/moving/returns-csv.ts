import type { Instant } from '../kernel/calendar.ts';
import { moneyAmount } from '../kernel/money.ts';
import type { ReturnRow } from '../modules/returns/door.ts';
import { type StaffNames, staffCalled } from '../ui/returns/staff-called.ts';
import type { Texts } from '../ui/texts/texts.ts';
import { csvHead, csvLines } from './csv-lines.ts';

type Column = keyof Texts['returnsFile']['columns'];

const columns: readonly Column[] = [
  ...(['name', 'order', 'state', 'outcome', 'origin', 'items', 'product', 'reasons'] as const),
  ...(['amount', 'currency', 'shopAmount', 'shopCurrency'] as const),
  ...(['requestedAt', 'since', 'dueAt', 'held', 'unread', 'owner'] as const),
];

export interface CsvWords {
  readonly texts: Texts;
  readonly staff: StaffNames;
  /** IANA name; moments are written in it, with their offset. */
  readonly zone: string;
}

export const returnsCsvHead = ({ returnsFile }: Texts): string =>
  csvHead(columns.map((column) => returnsFile.columns[column]));

/** A line for each return. Nothing in it tells who the customer is: the order's name leads there. */
export const returnsCsvLines = (rows: readonly ReturnRow[], words: CsvWords): string =>
  csvLines(rows.map((row) => columns.map((column) => cellOf(row, column, words))));

function cellOf(row: ReturnRow, column: Column, { texts, staff, zone }: CsvWords): string {
  const { returns, returnsFile } = texts;
  const yesNo = (value: boolean) => (value ? returnsFile.yes : returnsFile.no);
  const moment = (at: Instant | null) =>
    at === null
      ? ''
      : at.toZonedDateTimeISO(zone).toString({ timeZoneName: 'never', smallestUnit: 'second' });
  const cells: Record<Column, () => string> = {
    name: () => row.name,
    order: () => row.orderName,
    state: () => returns.states[row.state],
    outcome: () => returns.outcomes[row.outcome],
    origin: () => row.origin,
    items: () => String(row.units),
    product: () => row.title,
    reasons: () => row.reasons.join(', '),
    amount: () => moneyAmount(row.quoted),
    currency: () => row.quoted.currency,
    shopAmount: () => moneyAmount(row.quotedShop),
    shopCurrency: () => row.quotedShop.currency,
    requestedAt: () => moment(row.requestedAt),
    since: () => moment(row.since),
    dueAt: () => moment(row.dueAt),
    held: () => yesNo(row.held),
    unread: () => yesNo(row.unread),
    owner: () => (row.owner === null ? '' : staffCalled(row.owner, staff, texts)),
  };
  return cells[column]();
}
