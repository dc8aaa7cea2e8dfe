import type { Instant } from '#app/kernel/calendar.ts';
import type { Purchase, ReviewStatus, Stars, Verification } from '../review.ts';
import type { ExportedReview } from './exporting/exported.ts';
import type { FeedReview } from './feed/feed-review.ts';
import type { Columns } from './reading/columns.ts';
import type { DateOrder } from './reading/dates.ts';
import type { Delimiter } from './reading/delimiter.ts';
import type { Encoding } from './reading/encoding.ts';
import type { Format } from './reading/formats.ts';
import type { IncentiveAnswer, Publishing, Question } from './reading/options.ts';
import type { ProblemCode } from './reading/row.ts';
import type { Scale } from './reading/stars.ts';

/** looking: questions are open. ready: it can be started. The rest says itself. */
export const importStates = ['looking', 'ready', 'running', 'done', 'undoing', 'undone'] as const;
export type ImportState = (typeof importStates)[number];

/** A batch. While it is `ready` its counts are what would come of it. Times are real. */
export interface ImportSummary {
  readonly id: bigint;
  readonly fileName: string;
  readonly format: Format;
  readonly state: ImportState;
  readonly rows: number;
  /** Rows that are through; of an undo, reviews that are out again. */
  readonly position: number;
  readonly added: number;
  readonly known: number;
  readonly skipped: number;
  readonly faulty: number;
  /** A staff member's id at Shopify. */
  readonly createdBy: string;
  readonly createdAt: Instant;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
}

export interface ImportDetail extends ImportSummary {
  /** Empty: nothing is open. Only while `looking`. */
  readonly questions: readonly Question[];
  readonly header: readonly string[];
  readonly columns: Columns;
  /** What a column that the file's header tells nothing of could be. */
  readonly suggested: Columns;
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
  readonly dateOrder: DateOrder | null;
  readonly scale: Scale;
  readonly incentives: IncentiveAnswer | null;
  readonly publish: Publishing;
  /** The first rows as they would come in; empty when the file is gone or cannot be read yet. */
  readonly preview: readonly PreviewRow[];
  /** By code; how many rows. */
  readonly problems: readonly { readonly problem: ProblemCode; readonly rows: number }[];
  /** Pictures and videos of it that could not be fetched. */
  readonly failedMedia: number;
  readonly waitingMedia: number;
}

export type PreviewRow =
  | { readonly line: number; readonly problem: ProblemCode }
  | {
      readonly line: number;
      readonly problem: null;
      readonly product: string;
      readonly stars: Stars;
      readonly title: string;
      readonly body: string;
      readonly displayName: string;
      readonly submittedAt: Instant;
      readonly status: ReviewStatus;
      readonly verification: Verification;
      readonly purchase: Purchase;
      readonly media: number;
      readonly reply: boolean;
      /** It is here already. */
      readonly known: boolean;
    };

/** `no-table`: there are no columns in it. `too-many`: others wait for their answers; finish or discard them first. */
export type UploadRefusal = 'empty' | 'too-large' | 'no-text' | 'no-table' | 'too-many';
/** `not-yours`: no such batch. `not-allowed`: it does not stand where this can be done. */
export type ImportRefusal = 'not-yours' | 'not-allowed';

/**
 * `missing`: which column a review cannot do without. `undecodable`: the file is not of this encoding. `chosen-by-stars`:
 * what comes in or is shown would depend on what somebody thinks.
 */
export type AnswerRefusal =
  | { readonly refused: ImportRefusal }
  | {
      readonly refused: 'bad-input';
      readonly why:
        | 'unknown-answer'
        | 'chosen-by-stars'
        | 'undecodable'
        | 'missing-product'
        | 'missing-rating'
        | 'missing-date';
    };

/** Bytes of a file. */
export const mostFileBytes = 50 * 1024 * 1024;

/** Reviews in and out. The shop comes first everywhere; ids are our own; `now` is business time. */
export interface Moving {
  // In
  uploadImport(
    shopId: bigint,
    file: { readonly name: string; readonly bytes: Uint8Array },
    actor: string,
  ): Promise<{ readonly id: bigint } | { readonly refused: UploadRefusal }>;
  /** What the merchant says about the file; once nothing is open it is looked through as a whole. */
  answerImport(
    shopId: bigint,
    importId: bigint,
    answers: unknown,
    now: Instant,
  ): Promise<{ readonly state: ImportState } | AnswerRefusal>;
  findImport(shopId: bigint, importId: bigint, now: Instant): Promise<ImportDetail | null>;
  /** Newest first, at most 100. */
  listImports(shopId: bigint): Promise<readonly ImportSummary[]>;
  /** By line, those after `after`; at most 1,000. */
  listImportProblems(
    shopId: bigint,
    importId: bigint,
    after: number,
  ): Promise<readonly { readonly line: number; readonly problem: ProblemCode }[]>;
  startImport(
    shopId: bigint,
    importId: bigint,
  ): Promise<{ readonly started: true } | { readonly refused: ImportRefusal }>;
  /** What is in stays in, and can be undone. */
  stopImport(
    shopId: bigint,
    importId: bigint,
  ): Promise<{ readonly stopped: true } | { readonly refused: ImportRefusal }>;
  /** Forgets a file that was never started. */
  discardImport(
    shopId: bigint,
    importId: bigint,
  ): Promise<{ readonly discarded: true } | { readonly refused: ImportRefusal }>;
  /** Takes every review of the batch out again, with all that hangs on it. */
  undoImport(
    shopId: bigint,
    importId: bigint,
  ): Promise<{ readonly started: true } | { readonly refused: ImportRefusal }>;
  /** Jobs: goes on from where the batch stands, for about half a minute. `more`: it is not through. */
  runImport(shopId: bigint, importId: bigint, now: Instant): Promise<'more' | 'done'>;
  runUndo(shopId: bigint, importId: bigint, now: Instant): Promise<'more' | 'done'>;
  /**
   * Forgets files that nobody started within a week of real time, sets going again what came to a halt, and gives reviews
   * to customers whom we have come to know since.
   */
  tidyImports(shopId: bigint): Promise<void>;

  // Out
  /** All reviews by id, those after `after`; at most 500. `addresses`: with e-mail addresses, opened. */
  exportReviews(
    shopId: bigint,
    asked: { readonly after: bigint | null; readonly limit: number; readonly addresses: boolean },
  ): Promise<readonly ExportedReview[]>;
  /** Published reviews with words, by id, those after `after`; at most 500. None while the area is off. */
  listFeed(
    shopId: bigint,
    asked: { readonly after: bigint | null; readonly limit: number },
  ): Promise<{ readonly reviews: readonly FeedReview[]; readonly next: bigint | null }>;
  /** How many published reviews could go in the feed; those without words are not among them. Counted up to 1,000. */
  countFeed(shopId: bigint): Promise<number>;
}
