import type { Instant, Zone } from '#app/kernel/calendar.ts';
import { decode } from '../reading/encoding.ts';
import type { Format } from '../reading/formats.ts';
import type { ImportOptions } from '../reading/options.ts';
import { plainText } from '../reading/plain-text.server.ts';
import { readRecords } from '../reading/read-file.server.ts';
import { type Problem, type ReadRow, readRow } from '../reading/row.ts';

export interface FileToRead {
  readonly bytes: Uint8Array;
  readonly format: Format;
  readonly options: ImportOptions;
  readonly zone: Zone;
  readonly now: Instant;
}

export interface RowBatch {
  readonly rows: readonly ReadRow[];
  readonly problems: readonly Problem[];
  /** How many rows of the file are through with this batch. */
  readonly position: number;
}

/** The file in batches of rows, from the row after `from` on. */
export async function* readBatches(
  { bytes, ...reader }: FileToRead,
  { from, size }: { readonly from: number; readonly size: number },
): AsyncGenerator<RowBatch> {
  const { encoding, delimiter } = reader.options;
  const text = encoding === null ? null : decode(bytes, encoding);
  if (text === null || delimiter === null) return;
  let header = true;
  let position = 0;
  let rows: ReadRow[] = [];
  let problems: Problem[] = [];
  for await (const record of readRecords(text, delimiter)) {
    if (header && 'cells' in record) {
      header = false;
      continue;
    }
    position += 1;
    if (position <= from) continue;
    const read =
      'fault' in record
        ? { line: record.line, problem: record.fault }
        : readRow({ ...reader, plainText }, record.line, record.cells);
    if ('problem' in read) problems.push(read);
    else rows.push(read);
    if (rows.length + problems.length < size) continue;
    yield { rows, problems, position };
    [rows, problems] = [[], []];
  }
  if (rows.length + problems.length > 0) yield { rows, problems, position };
}
