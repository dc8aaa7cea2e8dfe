import { z } from 'zod';
import { isStorable } from '#app/kernel/text.ts';
import type { MessageQuery } from '#app/modules/messages/door.ts';
import {
  type MessageKind,
  type MessageState,
  messageKinds,
  type NotSentReason,
  notSentReasons,
} from '#app/modules/messages/message.ts';
import { cursorOf } from '../../ui/lists/keyset.ts';
import { type LogState, logStates } from '../app.settings_.messages/log-address.ts';

const address = z.object({
  q: z.string().trim().max(998).refine(isStorable).catch(''),
  kind: z.enum(messageKinds).nullable(),
  state: z.enum(logStates).nullable(),
  reason: z.enum(notSentReasons).nullable(),
  customer: z
    .string()
    .regex(/^[1-9]\d{0,17}$/)
    .nullable(),
  after: z.string().max(500).nullable(),
});

/** What the log's address asks for. */
export interface LogQuery {
  readonly q: string;
  readonly kind: MessageKind | null;
  readonly state: LogState | null;
  readonly reason: NotSentReason | null;
  /** The number of the only one. */
  readonly customer: string | null;
  readonly after: string | null;
}

/** Null: the address holds something that no link of ours writes. */
export function readLogQuery(search: URLSearchParams): LogQuery | null {
  const parsed = address.safeParse({
    q: search.get('q') ?? '',
    kind: search.get('kind'),
    state: search.get('state'),
    reason: search.get('reason'),
    customer: search.get('customer'),
    after: cursorOf(search),
  });
  return parsed.success ? parsed.data : null;
}

const answered = ['sent', 'merged', 'not-sent', 'unknown'] as const;
const waiting = ['waiting', 'held'] as const;

const narrowed: Readonly<
  Record<LogState, { readonly states: readonly MessageState[]; readonly later?: boolean }>
> = {
  sent: { states: ['sent', 'merged'] },
  'not-sent': { states: ['not-sent'] },
  unknown: { states: ['unknown'] },
  later: { states: waiting, later: true },
  waiting: { states: waiting, later: false },
  queue: { states: ['queued', 'claimed'] },
};

/** Those that wait stand in the order in which they will go. */
export const isSoonestFirst = ({ q, state }: LogQuery): boolean =>
  q === '' && (state === 'later' || state === 'waiting' || state === 'queue');

/** Without a choice, what has an answer; a search looks through everything, and of one customer all is shown. */
export function messageQuery(asked: LogQuery, limit: number): MessageQuery {
  const { q, kind, state, reason, customer, after } = asked;
  return {
    ...(q === '' ? {} : { search: q }),
    ...(kind === null ? {} : { kind }),
    ...(state !== null ? narrowed[state] : q === '' && customer === null ? { states: answered } : {}),
    ...(reason === null ? {} : { reason }),
    ...(customer === null ? {} : { customerId: BigInt(customer) }),
    ...(isSoonestFirst(asked) ? { soonestFirst: true } : {}),
    after,
    limit,
  };
}

/** Nothing is searched or filtered. */
export function asksForAll({ q, ...narrowed }: LogQuery): boolean {
  return q === '' && Object.values(narrowed).every((value) => value === null);
}
