import type { Instant } from '#app/kernel/calendar.ts';
import type { ReviewsDeps } from '../../ports.ts';
import { opinionIn } from '../../settings/no-opinions.ts';
import type { AnswerRefusal, ImportState } from '../door.ts';
import { missingField } from '../reading/columns.ts';
import { detectDelimiter } from '../reading/delimiter.ts';
import { decode } from '../reading/encoding.ts';
import {
  answersForm,
  type ImportAnswers,
  type ImportOptions,
  openQuestions,
  publishings,
} from '../reading/options.ts';
import { findImport, readBytes, type StoredImport, saveOptions } from '../store/imports.server.ts';
import { lookThrough } from './look-through.server.ts';
import { surveyFile } from './survey-file.server.ts';

type Deps = Pick<ReviewsDeps, 'db' | 'orders' | 'moving' | 'returns' | 'erased'>;

/** Takes what the merchant says about a file: see `Moving.answerImport`. */
export async function answerImport(
  deps: Deps,
  shopId: bigint,
  importId: bigint,
  given: unknown,
  now: Instant,
): Promise<{ readonly state: ImportState } | AnswerRefusal> {
  const { sql } = deps.db;
  const answers = answersForm.safeParse(given);
  if (!answers.success)
    return { refused: 'bad-input', why: choosesByStars(given) ? 'chosen-by-stars' : 'unknown-answer' };
  const batch = await findImport(sql, shopId, importId);
  if (batch === null) return { refused: 'not-yours' };
  const bytes = await readBytes(sql, shopId, importId);
  if (bytes === null || (batch.state !== 'looking' && batch.state !== 'ready'))
    return { refused: 'not-allowed' };
  const options = withAnswers(batch.options, answers.data);
  const text = options.encoding === null ? null : decode(bytes, options.encoding);
  if (options.encoding !== null && text === null) return { refused: 'bad-input', why: 'undecodable' };
  const missing = answers.data.columns === undefined ? null : missingField(answers.data.columns);
  if (missing !== null) return { refused: 'bad-input', why: `missing-${missing}` };
  const delimiter = options.delimiter ?? (text === null ? null : detectDelimiter(text));
  const surveyed = await surveyFile(text, { ...options, delimiter }, formatOf(batch, answers.data));
  if (!inHeader(surveyed.options)) return { refused: 'bad-input', why: 'unknown-answer' };
  if (!(await saveOptions(sql, shopId, importId, surveyed))) return { refused: 'not-allowed' };
  if (openQuestions(surveyed.options).length > 0) return { state: 'looking' };
  const ready = await lookThrough(deps, shopId, { ...batch, ...surveyed }, now);
  return { state: ready ? 'ready' : 'looking' };
}

/** Would what is said choose what is shown? Which column holds the stars chooses nothing by them. */
function choosesByStars(given: unknown): boolean {
  if (typeof given !== 'object' || given === null) return false;
  return Object.entries(given).some(([name, said]) =>
    name === 'publish'
      ? !publishings.some((one) => one === said)
      : name !== 'columns' && opinionIn({ [name]: said }) !== null,
  );
}

/** Whoever points at columns has said that this is no supplier's file. */
const formatOf = (batch: StoredImport, { columns }: ImportAnswers) =>
  columns === undefined ? batch.format : 'mapped';

function withAnswers(options: ImportOptions, answers: ImportAnswers): ImportOptions {
  const { encoding, delimiter, columns, dateOrder } = answers;
  // What was read another way before tells nothing any more.
  const again =
    (encoding !== undefined && encoding !== options.encoding) ||
    (delimiter !== undefined && delimiter !== options.delimiter);
  return {
    ...options,
    ...(again ? { columns: {}, mapped: false, dateOrder: null } : {}),
    encoding: encoding ?? options.encoding,
    delimiter: delimiter ?? options.delimiter,
    ...(columns === undefined ? {} : { columns, mapped: true }),
    dateOrder: dateOrder ?? options.dateOrder,
    scale: answers.scale ?? options.scale,
    incentives: answers.incentives ?? options.incentives,
    publish: answers.publish ?? options.publish,
  };
}

/** Does the file have the columns that were pointed at? */
function inHeader({ columns, header }: ImportOptions): boolean {
  return Object.values(columns).every((column) => column === undefined || column < header.length);
}
