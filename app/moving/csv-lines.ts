import { stringify } from 'csv-stringify/sync';
import { asText } from '../modules/reviews/moving/exporting/formula-like.ts';

// A line within a cell ends in another way than a record, so quotes would not be put by themselves.
const windows = { record_delimiter: 'windows', quoted_match: /[\r\n]/ } as const;

const guarded = (rows: readonly (readonly string[])[]) => rows.map((cells) => cells.map(asText));

/** The first line, after the mark by which spreadsheets know UTF-8. No cell of it is one that a spreadsheet runs. */
export const csvHead = (names: readonly string[]): string =>
  stringify(guarded([names]), { ...windows, bom: true });

/** A line for each row. What a spreadsheet would run is written as text: people typed it. */
export const csvLines = (rows: readonly (readonly string[])[]): string => stringify(guarded(rows), windows);

/** The same for numbers and codes of ours alone: below 0 they begin with a minus that is none of a formula. */
export const csvNumbers = (rows: readonly (readonly string[])[]): string =>
  stringify(rows as string[][], windows);
