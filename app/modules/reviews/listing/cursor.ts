import { z } from 'zod';
import { type Instant, parseInstant } from '#app/kernel/calendar.ts';
import type { OrderedBy } from './places.ts';
import type { ListQuery } from './shown.ts';

/** A keyed hash of text, as base64url. */
export type Sign = (text: string) => string;

/** 128 bits. */
const macLength = 22;

/** Where a page ended. It holds good for the same question only, and only as we wrote it. */
export function printCursor(query: ListQuery, place: OrderedBy, sign: Sign): string {
  const values = [place.stars, place.helpfulScore, place.submittedAt.toString(), place.id.toString()];
  const text = toBase64url(JSON.stringify(values));
  return `${text}.${macOf(query, text, sign)}`;
}

/** Null: it is none of ours, or of another question. */
export function readCursor(query: ListQuery, cursor: string, sign: Sign): OrderedBy | null {
  const [, text, mac] = /^([\w-]{1,200})\.([\w-]{22})$/.exec(cursor) ?? [];
  if (text === undefined || mac === undefined || !isSame(mac, macOf(query, text, sign))) return null;
  const parsed = written.safeParse(fromBase64url(text));
  return parsed.success ? parsed.data : null;
}

/** Everything that decides which list it is; the length of a page does not. */
function macOf({ product, sort, filter, search }: ListQuery, text: string, sign: Sign): string {
  const question = JSON.stringify([product?.toString() ?? null, sort, filter, search]);
  return sign(`reviews listed ${question} ${text}`).slice(0, macLength);
}

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue('not JSON');
    return z.NEVER;
  }
});

const stars = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);

const written = json
  .pipe(
    z.tuple([
      stars,
      z.int().min(0).max(1_000_000),
      z.iso.datetime().transform((text): Instant => parseInstant(text)),
      z
        .string()
        .regex(/^\d{1,18}$/)
        .transform(BigInt),
    ]),
  )
  .transform(([of, helpfulScore, submittedAt, id]) => ({ stars: of, helpfulScore, submittedAt, id }));

/** Every character is looked at, whichever differs first. */
function isSame(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let at = 0; at < Math.min(a.length, b.length); at += 1)
    difference |= a.charCodeAt(at) ^ b.charCodeAt(at);
  return difference === 0;
}

const toBase64url = (text: string) =>
  btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

function fromBase64url(text: string): string {
  try {
    return atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return '';
  }
}
