import type { MessageKind, NotSentReason } from '#app/modules/messages/message.ts';
import { messagesAddress } from './messages-address.ts';

/** What the log can be narrowed to; without any, it shows what has an answer. */
export const logStates = ['sent', 'not-sent', 'unknown', 'later', 'waiting', 'queue'] as const;
export type LogState = (typeof logStates)[number];

/** The log's address, narrowed. */
export function logAddress(
  narrowed: {
    readonly kind?: MessageKind;
    readonly state?: LogState;
    readonly reason?: NotSentReason;
    /** Our number of one. */
    readonly customer?: string;
  } = {},
): string {
  const search = new URLSearchParams(Object.entries(narrowed));
  return `${messagesAddress}/log${search.size > 0 ? `?${search}` : ''}`;
}
