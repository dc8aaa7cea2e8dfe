import type { Messages } from './door.ts';
import { dropMessage, planMessage } from './plan-message.server.ts';
import type { MessagesDeps } from './ports.ts';
import { readFigures } from './read-figures.server.ts';
import { sendMessage } from './send-message.server.ts';
import { personOfCustomer } from './sending/person.ts';
import { findNextDue, findStanding, moveMessages } from './store/intents.server.ts';
import { listMessages, listMessagesOfCustomer } from './store/message-list.server.ts';
import { copyUnsubscribes, listUnsubscribes } from './store/unsubscribes.server.ts';
import { sweepDue } from './sweep-due.server.ts';
import { readUnsubscribeLink, unsubscribe } from './unsubscribe.server.ts';

export type * from './door.ts';
export type * from './ports.ts';

/** The door of messages. */
export function openMessages(deps: MessagesDeps): Messages {
  const { sql, inTransaction } = deps.db;
  return {
    plan: (shopId, message, now) => planMessage(deps, shopId, message, now),
    drop: (shopId, key, reason, now) => dropMessage(deps, shopId, key, reason, now),
    standing: (shopId, key) => findStanding(sql, shopId, key),
    sweepDue: (shopId, now) => sweepDue(deps, shopId, now),
    nextDue: (shopId) => findNextDue(sql, shopId),
    send: (shopId, messageId, now) => sendMessage(deps, shopId, messageId, now),
    readUnsubscribeLink: (shopId, token) => readUnsubscribeLink(deps, shopId, token),
    unsubscribe: (shopId, token, now) => unsubscribe(deps, shopId, token, now),
    mergeCustomers: (shopId, from, into) =>
      inTransaction(shopId, async (tx) => {
        await moveMessages(tx, from, into);
        await copyUnsubscribes(tx, personOfCustomer(from), personOfCustomer(into));
      }),
    exportCustomer: async (shopId, customerId) => ({
      messages: await listMessagesOfCustomer(sql, shopId, customerId),
      unsubscribed: await listUnsubscribes(sql, shopId, personOfCustomer(customerId)),
    }),
    list: (shopId, query) => listMessages(sql, shopId, query),
    figures: (shopId, now) => readFigures(deps, shopId, now),
  };
}
