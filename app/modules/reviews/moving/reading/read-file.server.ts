import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import type { Delimiter } from './delimiter.ts';

/** A record with the line on which it begins, or why the file holds none there. */
export type FileRecord =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly fault: 'unreadable' | 'too-large' };

interface Parsed {
  readonly record: readonly string[];
  readonly raw: string;
  readonly info: { readonly lines: number };
}

/** Characters of one row. */
const mostOfRow = 200_000;
const chunk = 64 * 1024;

/** The records of a CSV text, header first, while they are read. Whatever stands in it, it breaks nothing. */
export async function* readRecords(text: string, delimiter: Delimiter): AsyncGenerator<FileRecord> {
  let unclosed = false;
  let through = 0;
  const parser = parse({
    delimiter,
    bom: true,
    info: true,
    raw: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    // With quotes taken as they come, all that is left is one that nothing closes.
    on_skip: () => {
      unclosed = true;
    },
  });
  // The parser counts both letters of a line's end within quotes.
  const source = Readable.from(chunksOf(text.replace(/\r\n?/g, '\n')));
  source.pipe(parser);
  try {
    for await (const parsed of parser) {
      const { record, raw, info }: Parsed = parsed;
      through = info.lines;
      const line = through - (raw.trim().match(/\n/g)?.length ?? 0);
      if (raw.length > mostOfRow) yield { line, fault: 'too-large' };
      else yield { line, cells: record };
    }
    if (unclosed) yield { line: through + 1, fault: 'unreadable' };
  } finally {
    source.destroy();
    parser.destroy();
  }
}

function* chunksOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += chunk) yield text.slice(at, at + chunk);
}
