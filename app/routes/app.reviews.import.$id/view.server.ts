import type { ImportDetail, PreviewRow } from '#app/modules/reviews/moving/door.ts';
import type { ProblemCode } from '#app/modules/reviews/moving/reading/row.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { openPrint, type Print } from '../../ui/print/print.ts';
import { app } from '../../wiring.server.ts';

export interface PreviewRowView {
  readonly line: number;
  /** Null: it would come in. */
  readonly problem: ProblemCode | null;
  readonly stars: number;
  readonly title: string;
  readonly body: string;
  readonly name: string;
  readonly product: string;
  readonly date: string;
  readonly status: 'pending' | 'published' | 'hidden';
  readonly verification: 'verified_buyer' | 'verified_reviewer' | 'unverified';
  readonly media: number;
  readonly reply: boolean;
  readonly known: boolean;
}

export interface ImportView {
  readonly id: string;
  readonly name: string;
  readonly format: ImportDetail['format'];
  readonly state: ImportDetail['state'];
  readonly form: Pick<
    ImportDetail,
    'encoding' | 'delimiter' | 'columns' | 'dateOrder' | 'scale' | 'incentives' | 'publish' | 'questions'
  > & { readonly header: readonly string[] };
  readonly counts: Readonly<Record<'rows' | 'added' | 'known' | 'skipped' | 'faulty', string>>;
  readonly addedCount: number;
  /** 0 to 100; null: nothing is under way. */
  readonly percent: number | null;
  readonly done: string;
  /** It was stopped before its end. */
  readonly stopped: boolean;
  readonly preview: readonly PreviewRowView[];
  readonly problems: readonly { readonly code: ProblemCode; readonly rows: string }[];
  /** Printed; null: none. */
  readonly waitingMedia: string | null;
  readonly failedMedia: string | null;
}

/** A file as text. Null: the shop has no such file. */
export async function readImportView(
  { shopId, now, shop }: Merchant,
  id: bigint,
): Promise<ImportView | null> {
  const batch = await app().reviews.findImport(shopId, id, now);
  if (batch === null) return null;
  const print = openPrint({ zone: shop.timezone, now });
  const { encoding, delimiter, dateOrder, scale, incentives, publish, questions, header } = batch;
  const columns = Object.keys(batch.columns).length > 0 ? batch.columns : batch.suggested;
  return {
    id: batch.id.toString(),
    name: batch.fileName,
    ...{ format: batch.format, state: batch.state },
    form: { encoding, delimiter, columns, dateOrder, scale, incentives, publish, questions, header },
    counts: {
      rows: print.count(batch.rows),
      added: print.count(batch.added),
      known: print.count(batch.known),
      skipped: print.count(batch.skipped),
      faulty: print.count(batch.faulty),
    },
    addedCount: batch.added,
    percent: percentOf(batch),
    done: print.count(batch.position),
    stopped: batch.state === 'done' && batch.position < batch.rows,
    preview: batch.preview.map((row) => rowView(row, print)),
    problems: batch.problems.map(({ problem, rows }) => ({ code: problem, rows: print.count(rows) })),
    waitingMedia: batch.waitingMedia === 0 ? null : print.count(batch.waitingMedia),
    failedMedia: batch.failedMedia === 0 ? null : print.count(batch.failedMedia),
  };
}

function percentOf({ state, position, rows, added }: ImportDetail): number | null {
  const all = state === 'running' ? rows : state === 'undoing' ? added : null;
  return all === null ? null : all === 0 ? 100 : Math.floor((100 * position) / all);
}

function rowView(row: PreviewRow, print: Print): PreviewRowView {
  if (row.problem !== null) return { ...leftOut, line: row.line, problem: row.problem };
  return {
    ...{ line: row.line, problem: null, stars: row.stars, title: row.title },
    body: row.body.length > 160 ? `${[...row.body].slice(0, 160).join('')}…` : row.body,
    ...{ name: row.displayName, product: row.product, date: print.date(row.submittedAt).text },
    ...{ status: row.status, verification: row.verification },
    ...{ media: row.media, reply: row.reply, known: row.known },
  };
}

const leftOut: Omit<PreviewRowView, 'line' | 'problem'> = {
  ...{ stars: 0, title: '', body: '', name: '', product: '', date: '' },
  ...{ status: 'pending', verification: 'unverified', media: 0, reply: false, known: false },
};
