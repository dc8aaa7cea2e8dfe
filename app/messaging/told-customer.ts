import type { Messages } from '../modules/messages/index.server.ts';
import type { PlannedMessage } from '../modules/messages/message.ts';
import { defaultWindow } from '../modules/messages/sending/send-window.ts';

/** A message to a customer that is of no order, at the hours at which mails come. */
export const toldCustomer = (
  message: Pick<PlannedMessage, 'key' | 'kind' | 'customerId' | 'dueAt' | 'zone'>,
): PlannedMessage => ({ ...message, orderId: null, subjectId: null, window: defaultWindow, held: false });

/** The day or the moment that a message's key ends with. */
export const endOfKey = (key: string): string => key.slice(key.lastIndexOf(':') + 1);

/**
 * Of two customers who have become one, one message tells of both: whether the one under `own`, the key that their
 * customer has now, does instead of the one under `key`.
 */
export async function isToldByOwn(
  messages: Pick<Messages, 'standing'>,
  shopId: bigint,
  key: string,
  own: string,
): Promise<boolean> {
  return key !== own && (await messages.standing(shopId, own)) !== null;
}
