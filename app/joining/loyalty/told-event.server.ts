import { z } from 'zod';
import { compareInstants, type Instant, parseInstant } from '../../kernel/calendar.ts';
import type { ToldEvent } from '../../modules/loyalty/activities/door.ts';
import { shopifyNumber } from '../../requests/shopify-number.ts';

// What another system sends to /api/events: docs/api.md.

/** What it says, with the fields as they count. */
export interface SentEvent extends Pick<ToldEvent, 'event' | 'happenedAt'> {
  /** Shopify's id. */
  readonly customer: bigint;
  /** The same for whatever is meant to be the same. */
  readonly content: string;
}

/** Clocks of others run ahead by so much at most; what happens meanwhile happens now. */
const aheadMinutes = 5;

const body = z.strictObject({
  event: z.string().regex(/^[a-z0-9][a-z0-9-]{0,49}$/),
  customer: z.strictObject({ id: z.union([z.string().max(100), z.int().positive()]) }),
  happenedAt: z.iso.datetime({ offset: true }).max(40).optional(),
});

/** Reads a body; `field`: what of it is not good, "body" for all of it. */
export function readSentEvent(bytes: Uint8Array, now: Instant): SentEvent | { readonly field: string } {
  const parsed = body.safeParse(jsonOf(bytes));
  if (!parsed.success) {
    const [at] = parsed.error.issues[0]?.path ?? [];
    return { field: typeof at === 'string' ? at : 'body' };
  }
  const { event, customer, happenedAt: sent } = parsed.data;
  const number = shopifyNumber('Customer', String(customer.id));
  if (number === null) return { field: 'customer' };
  const at = sent === undefined ? null : momentOf(sent);
  const happenedAt = at === null ? now : beforeNow(at, now);
  if (happenedAt === null || (sent !== undefined && at === null)) return { field: 'happenedAt' };
  // The same moment written in another zone is the same.
  const content = JSON.stringify([event, number.toString(), at?.toString() ?? null]);
  return { event, customer: number, happenedAt, content };
}

/** Null: it is still to come. */
function beforeNow(at: Instant, now: Instant): Instant | null {
  if (compareInstants(at, now) <= 0) return at;
  return compareInstants(at, now.add({ minutes: aheadMinutes })) <= 0 ? now : null;
}

/** Null: it is no moment, or before 1970. */
function momentOf(iso: string): Instant | null {
  try {
    const at = parseInstant(iso);
    return at.epochMilliseconds < 0 ? null : at;
  } catch {
    return null;
  }
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
