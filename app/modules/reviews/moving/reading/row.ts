import { compareInstants, type Instant, parseInstant, type Zone } from '#app/kernel/calendar.ts';
import { isStorable } from '#app/kernel/text.ts';
import {
  type AttributeAnswer,
  type HideReason,
  isHideReason,
  type ReviewStatus,
  type Stars,
} from '../../review.ts';
import { cleanBody, cleanLine, textLimits } from '../../writing/clean-text.ts';
import { shortName } from '../../writing/display-name.ts';
import { fromText } from '../exporting/formula-like.ts';
import type { Field } from './columns.ts';
import { readDate } from './dates.ts';
import type { Format } from './formats.ts';
import { type NamedMedia, readMedia } from './media-urls.ts';
import type { ImportOptions } from './options.ts';
import { readStars } from './stars.ts';
import { readCount, readOwnStatus, readStatus, readYesNo } from './words.ts';

/**
 * Why a row is left out. `spam`: the supplier took it for that, so it is skipped; all others are faults. `erased`: whoever
 * wrote it asked to be forgotten since.
 */
export const problemCodes = [
  'spam',
  'columns',
  'unreadable',
  'too-large',
  'characters',
  'no-product',
  'unknown-product',
  'ambiguous-product',
  'rating',
  'date',
  'future-date',
  'too-long',
  'media',
  'erased',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

export interface NamedReply {
  readonly body: string;
  readonly at: Instant;
}

/** A row as a review; ids of products are Shopify's. */
export interface ReadRow {
  readonly line: number;
  /** As the supplier numbers it; '' where it does not. */
  readonly id: string;
  readonly product: { readonly id: bigint | null; readonly handle: string; readonly sku: string };
  readonly variantId: bigint | null;
  readonly stars: Stars;
  readonly title: string;
  readonly body: string;
  readonly displayName: string;
  /** In small letters; '': none. */
  readonly email: string;
  readonly submittedAt: Instant;
  readonly status: ReviewStatus;
  /** `withdrawn`: its author took it back. */
  readonly hiddenFor: HideReason | 'withdrawn' | null;
  readonly publishedAt: Instant | null;
  readonly editedAt: Instant | null;
  readonly reply: NamedReply | null;
  readonly privateReply: NamedReply | null;
  readonly media: readonly NamedMedia[];
  readonly incentivised: boolean;
  readonly recommends: boolean | null;
  readonly language: string | null;
  readonly country: string | null;
  readonly answers: readonly AttributeAnswer[];
  readonly helpful: number;
  readonly unhelpful: number;
  readonly proof: string;
}

export interface Problem {
  readonly line: number;
  readonly problem: ProblemCode;
}

export interface RowReader {
  readonly format: Format;
  readonly options: ImportOptions;
  readonly zone: Zone;
  /** Business time. */
  readonly now: Instant;
  /** Takes HTML out of a text. */
  readonly plainText: (text: string) => string;
}

/** One record of the file as a review, or why it is none. */
export function readRow(reader: RowReader, line: number, record: readonly string[]): ReadRow | Problem {
  const { options, format, zone } = reader;
  const fail = (problem: ProblemCode): Problem => ({ line, problem });
  if (record.length !== options.header.length) return fail('columns');
  if (!record.every(isStorable)) return fail('characters');
  const own = format === 'afterglow';
  const cell = (field: Field) => {
    const said = record[options.columns[field] ?? -1]?.trim() ?? '';
    return own ? fromText(said) : said;
  };

  const told = own ? readOwnStatus(cell('status')) : readStatus(cell('status'));
  const known = options.columns.status === undefined ? 'published' : told;
  if (known === 'spam') return fail('spam');
  const stars = readStars(cell('rating'), options.scale);
  if (stars === null) return fail('rating');
  const submittedAt = readDate(cell('date'), options.dateOrder, zone);
  if (submittedAt === null || compareInstants(submittedAt, earliest) < 0) return fail('date');
  if (compareInstants(submittedAt, reader.now) > 0) return fail('future-date');
  const product = productOf(cell);
  if (product.id === null && product.handle === '' && product.sku === '') return fail('no-product');
  // Our own export has words as they were written.
  const plainText = own ? (text: string) => text : reader.plainText;
  const words = wordsOf(plainText, cell);
  if (words === null) return fail('too-long');
  const media = readMedia(cell('media'));
  if (media === null) return fail('media');
  const reason = cell('hiddenFor');
  const hiddenFor = known === 'hidden' && (reason === 'withdrawn' || isHideReason(reason)) ? reason : null;
  const status = statusOf(known, hiddenFor, options);
  const date = (field: Field) => pastDate(readDate(cell(field), options.dateOrder, zone), reader.now);
  const reply = (body: Field, at: Field): NamedReply | null => {
    const said = cut(cleanBody(plainText(cell(body))), mostReply);
    return said === '' ? null : { body: said, at: date(at) ?? submittedAt };
  };
  return {
    line,
    id: cut(cell('id'), 300),
    product,
    variantId: idOf(cell('variantId')),
    stars,
    ...words,
    email: emailOf(cell('email')),
    submittedAt,
    status,
    hiddenFor,
    publishedAt: status === 'published' ? (date('publishedAt') ?? submittedAt) : null,
    editedAt: own ? date('editedAt') : null,
    reply: reply('reply', 'replyDate'),
    privateReply: own ? reply('privateReply', 'privateReplyDate') : null,
    media,
    incentivised: incentivisedOf(options, cell('incentivised')),
    recommends: readYesNo(cell('recommends')),
    language: /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(cell('language')) ? cell('language') : null,
    country: /^[A-Za-z]{2}$/.test(cell('country')) ? cell('country').toUpperCase() : null,
    answers: own ? answersOf(cell('answers')) : [],
    helpful: own ? readCount(cell('helpful')) : 0,
    unhelpful: own ? readCount(cell('unhelpful')) : 0,
    proof: own ? cell('proof') : '',
  };
}

/** No review of a shop's product is older. */
const earliest = parseInstant('1995-01-01T00:00:00Z');
const mostReply = 3000;
const mostAddress = 254;

/** Never within a character: half of one cannot be kept. */
const cut = (text: string, most: number) => [...text].slice(0, most).join('');

function productOf(cell: (field: Field) => string): ReadRow['product'] {
  return { id: idOf(cell('productId')), handle: cell('handle').toLowerCase(), sku: cell('sku') };
}

/** A number, or a gid with one; a handle that ends in digits is neither. */
function idOf(text: string): bigint | null {
  const digits = /^(?:gid:\/\/shopify\/[A-Za-z]+\/)?(\d{1,18})$/.exec(text)?.[1];
  return digits === undefined || BigInt(digits) === 0n ? null : BigInt(digits);
}

function wordsOf(
  plainText: RowReader['plainText'],
  text: (field: Field) => string,
): Pick<ReadRow, 'title' | 'body' | 'displayName'> | null {
  const title = cleanLine(plainText(text('title')));
  const body = cleanBody(plainText(text('body')));
  if ([...title].length > textLimits.title || [...body].length > textLimits.body) return null;
  const named = cleanLine(plainText(text('displayName'))) || shortName(cleanLine(plainText(text('name'))));
  // Whoever gave an address as a name is shown without one. It is looked for in as much as an address can be long.
  const shown = cut(named, textLimits.displayName + mostAddress);
  const displayName = /\S@\S+\.\S/.test(shown) ? '' : cut(shown, textLimits.displayName);
  return { title, body, displayName };
}

function statusOf(
  told: ReviewStatus,
  hiddenFor: ReadRow['hiddenFor'],
  { publish }: ImportOptions,
): ReviewStatus {
  // What was hidden stays hidden with its reason; without one a person decides again.
  if (told === 'hidden') return hiddenFor === null ? 'pending' : 'hidden';
  return publish === 'held' ? 'pending' : told;
}

const pastDate = (at: Instant | null, now: Instant): Instant | null =>
  at === null || compareInstants(at, now) > 0 ? null : at;

function incentivisedOf({ incentives }: ImportOptions, cell: string): boolean {
  return incentives === 'yes' || (incentives === 'by-column' && readYesNo(cell) === true);
}

const emailOf = (text: string): string => {
  const email = text.toLowerCase();
  return email.length <= mostAddress && /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/.test(email) ? email : '';
};

/** "fit=3; age=a" */
function answersOf(cell: string): AttributeAnswer[] {
  const answers = new Map<string, string>();
  for (const part of cell.split(';')) {
    const [, attribute = '', value = ''] =
      /^\s*([A-Za-z0-9_-]{1,60})=([A-Za-z0-9_-]{1,60})\s*$/.exec(part) ?? [];
    if (attribute !== '') answers.set(attribute, value);
  }
  return [...answers].map(([attribute, value]) => ({ attribute, value }));
}
