import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** What Mailgun tells of one mail. */
export interface MailgunEvent {
  /** With its angle brackets. */
  readonly messageId: string;
  readonly kind: 'delivered' | 'bounced' | 'complained' | 'opened' | 'clicked' | 'unsubscribed';
  /** Of a bounce: Mailgun does not try again. */
  readonly final: boolean;
  /** An enhanced status code or the server's own number; '' where there is none. */
  readonly detail: string;
}

/** `other`: signed, but nothing that concerns us. */
export type MailgunAnswer = MailgunEvent | 'forged' | 'other';

/** Mailgun tries for eight hours, and may sign once for all of its tries. */
const goodForMs = 9 * 3_600_000;
const clocksDifferMs = 5 * 60_000;

const envelope = z.looseObject({
  signature: z.looseObject({
    timestamp: z.string().regex(/^\d{1,12}$/),
    token: z.string().min(1).max(100),
    signature: z.string().regex(/^[0-9a-f]{64}$/i),
  }),
  'event-data': z.unknown(),
});

const data = z.looseObject({
  event: z.string(),
  severity: z.string().optional(),
  reason: z.string().optional(),
  'delivery-status': z
    .looseObject({
      code: z.union([z.number(), z.string()]).nullish(),
      'enhanced-code': z.string().nullish(),
    })
    .nullish(),
  message: z.looseObject({ headers: z.looseObject({ 'message-id': z.string().min(3).max(998) }) }),
});

/**
 * Reads the body of a webhook. Its signature is about a time and a random text alone, not about what it says, and
 * whoever has seen one can send it again: what follows from it has to be safe to repeat, and it is read only together
 * with a Message-ID that is signed by us.
 */
export function readMailgunEvent(body: string, key: string, now: Date): MailgunAnswer {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return 'forged';
  }
  const outer = envelope.safeParse(json);
  if (!outer.success || !isSigned(outer.data.signature, key, now)) return 'forged';
  const inner = data.safeParse(outer.data['event-data']);
  return inner.success ? eventOf(inner.data) : 'other';
}

function isSigned(
  { timestamp, token, signature }: { timestamp: string; token: string; signature: string },
  key: string,
  now: Date,
): boolean {
  const age = now.getTime() - Number(timestamp) * 1000;
  if (age > goodForMs || age < -clocksDifferMs) return false;
  const wanted = createHmac('sha256', key).update(`${timestamp}${token}`).digest();
  return timingSafeEqual(Buffer.from(signature, 'hex'), wanted);
}

const kinds: Readonly<Record<string, MailgunEvent['kind']>> = {
  delivered: 'delivered',
  failed: 'bounced',
  complained: 'complained',
  opened: 'opened',
  clicked: 'clicked',
  unsubscribed: 'unsubscribed',
};

/** Mailgun keeps lists of its own: what it does not even try says what it knows of the address. */
const fromItsLists: Readonly<Record<string, MailgunEvent['kind']>> = {
  'suppress-complaint': 'complained',
  'suppress-unsubscribe': 'unsubscribed',
};

function eventOf(told: z.output<typeof data>): MailgunEvent | 'other' {
  const { event, severity, reason = '', message } = told;
  const kind = Object.hasOwn(kinds, event) ? kinds[event] : undefined;
  if (kind === undefined) return 'other';
  const status = told['delivery-status'];
  const id = message.headers['message-id'].replace(/^<|>$/g, '');
  return {
    messageId: `<${id}>`,
    kind: (kind === 'bounced' && Object.hasOwn(fromItsLists, reason) && fromItsLists[reason]) || kind,
    final: kind === 'bounced' && severity === 'permanent',
    detail: String(status?.['enhanced-code'] || status?.code || ''),
  };
}
