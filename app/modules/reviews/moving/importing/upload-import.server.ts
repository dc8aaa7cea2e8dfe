import { isStorable } from '#app/kernel/text.ts';
import type { ReviewsDeps } from '../../ports.ts';
import { mostFileBytes, type UploadRefusal } from '../door.ts';
import { detectDelimiter } from '../reading/delimiter.ts';
import { decode, detectEncoding, isNoText } from '../reading/encoding.ts';
import type { Format } from '../reading/formats.ts';
import type { ImportOptions } from '../reading/options.ts';
import { countUnstarted, insertImport } from '../store/imports.server.ts';
import { surveyFile } from './survey-file.server.ts';

/** Files of one shop that may wait for answers at once. */
const mostUnstarted = 10;

/** Keeps a file and finds out what can be told of it without anybody's help: see `Moving.uploadImport`. */
export async function uploadImport(
  { db }: Pick<ReviewsDeps, 'db'>,
  shopId: bigint,
  file: { readonly name: string; readonly bytes: Uint8Array },
  actor: string,
): Promise<{ readonly id: bigint } | { readonly refused: UploadRefusal }> {
  const { bytes } = file;
  if (bytes.byteLength === 0) return { refused: 'empty' };
  if (bytes.byteLength > mostFileBytes) return { refused: 'too-large' };
  if (isNoText(bytes)) return { refused: 'no-text' };
  if ((await countUnstarted(db.sql, shopId)) >= mostUnstarted) return { refused: 'too-many' };
  const encoding = detectEncoding(bytes);
  const text = encoding === null ? null : decode(bytes, encoding);
  if (text !== null && text.trim() === '') return { refused: 'empty' };
  const delimiter = text === null ? null : detectDelimiter(text);
  const surveyed = await surveyFile(text, { ...unknown, encoding, delimiter }, 'mapped');
  if (delimiter !== null && surveyed.options.header.length < 2) return { refused: 'no-table' };
  const name = nameOf(file.name);
  return { id: await insertImport(db.sql, shopId, { name, bytes, actor, ...surveyed }) };
}

const unknown: ImportOptions = {
  encoding: null,
  delimiter: null,
  header: [],
  columns: {},
  mapped: false,
  dateOrder: null,
  dateAsked: false,
  scale: 5,
  incentives: null,
  publish: 'as-in-file',
};

export interface Surveyed {
  readonly format: Format;
  readonly options: ImportOptions;
}

/** Without the folders that some browsers send, and of a length that a page can show. */
function nameOf(name: string): string {
  const own =
    name
      .split(/[/\\]/)
      .at(-1)
      ?.replace(/\p{Cc}/gu, '')
      .trim() ?? '';
  return own !== '' && isStorable(own) ? [...own].slice(0, 120).join('') : 'reviews.csv';
}
