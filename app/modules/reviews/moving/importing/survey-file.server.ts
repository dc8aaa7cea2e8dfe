import { missingField } from '../reading/columns.ts';
import { detectDateOrder } from '../reading/dates.ts';
import { detectFormat, type Format } from '../reading/formats.ts';
import type { ImportOptions } from '../reading/options.ts';
import { readRecords } from '../reading/read-file.server.ts';

interface Surveyed {
  readonly format: Format;
  readonly options: ImportOptions;
}

/**
 * What header and dates of a file tell, as far as it can be read. `text` null: its encoding is not known. Columns that
 * the merchant pointed at stay (`mapped`).
 */
export async function surveyFile(
  text: string | null,
  given: ImportOptions,
  formatBefore: Format,
): Promise<Surveyed> {
  if (text === null || given.delimiter === null)
    return { format: 'mapped', options: { ...given, header: [], columns: {}, mapped: false } };
  const header = await readHeader(text, given.delimiter);
  const kept = given.mapped && formatBefore === 'mapped';
  const detected = kept ? null : detectFormat(header);
  // Some suppliers head a table in which products or dates may be missing: then somebody has to say where they are.
  const known = detected !== null && missingField(detected.columns) === null ? detected : null;
  const columns = kept ? given.columns : (known?.columns ?? {});
  const format = known?.format ?? 'mapped';
  const mapped = kept || known !== null;
  const asked = mapped ? await askedDates(text, { ...given, columns, header }) : 'none';
  return {
    format,
    options: {
      ...given,
      header,
      columns,
      mapped,
      dateAsked: asked === 'ask',
      dateOrder: asked === 'dmy' || asked === 'mdy' ? asked : asked === 'ask' ? given.dateOrder : null,
      // Our own export says of each review whether something was given for it.
      incentives: given.incentives ?? (format === 'afterglow' ? 'by-column' : null),
    },
  };
}

async function readHeader(
  text: string,
  delimiter: NonNullable<ImportOptions['delimiter']>,
): Promise<string[]> {
  for await (const record of readRecords(text, delimiter))
    if ('cells' in record) return record.cells.map((cell) => cell.replaceAll('\u0000', '').trim());
  return [];
}

async function askedDates(text: string, { columns, delimiter }: ImportOptions) {
  if (delimiter === null) return 'none';
  const at = [columns.date, columns.replyDate].filter((column) => column !== undefined);
  const dates: string[] = [];
  let first = true;
  for await (const record of readRecords(text, delimiter)) {
    if (!('cells' in record)) continue;
    if (first) first = false;
    else for (const column of at) dates.push(record.cells[column] ?? '');
  }
  return detectDateOrder(dates);
}
