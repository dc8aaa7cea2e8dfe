import {
  eraseOld,
  exportCustomer,
  forget,
  forgetAbout,
  mergeCustomers,
  unsubscribedFrom,
} from './answering/customers.server.ts';
import { lookUp, settleUnknown } from './answering/look-up.server.ts';
import type { Messages } from './door.ts';
import { noteFeedback } from './feedback/note-feedback.server.ts';
import { readPreferences, savePreferences, unsubscribe } from './feedback/preferences.server.ts';
import { listSuppressed, suppress, unsuppress } from './feedback/suppressed.server.ts';
import { dropMessage } from './planning/drop-message.server.ts';
import { pauseMessages, resumeMessages } from './planning/pause.server.ts';
import { planMessage } from './planning/plan-message.server.ts';
import { sweepDue } from './planning/sweep-due.server.ts';
import type { MessagesDeps } from './ports.ts';
import { findMessage } from './reading/find-message.server.ts';
import { listMessages } from './reading/list-messages.server.ts';
import { readOverview } from './reading/read-overview.server.ts';
import { checkSender } from './sender/check-sender.server.ts';
import { getSender, saveSender } from './sender/save-sender.server.ts';
import { sendMessages } from './sending/send-messages.server.ts';
import { revive } from './sending/settle-left.server.ts';
import { getSettings, saveSettings } from './settings/save-settings.server.ts';
import { findNextDue, findStanding, listSettled } from './store/intents.server.ts';
import { findPausedAt, listUndelivered } from './store/log/figures.server.ts';
import { listSettingsVersions } from './store/settings.server.ts';
import { openWriting } from './templates/writing.server.ts';

export type * from './door.ts';
export type * from './ports.ts';

/** The door of messages. */
export function openMessages(deps: MessagesDeps): Messages {
  const { sql } = deps.db;
  return {
    ...openWriting(deps),
    plan: (shopId, message, now) => planMessage(deps, shopId, message, now),
    drop: (shopId, key, reason, now) => dropMessage(deps, shopId, key, reason, now),
    standing: (shopId, key) => findStanding(sql, shopId, key),
    settledAmong: (shopId, keys) => listSettled(sql, shopId, keys),
    sweepDue: (shopId, now) => sweepDue(deps, shopId, now),
    nextDue: (shopId) => findNextDue(sql, shopId),
    send: (shopId, messageIds, now, run) => sendMessages(deps, shopId, messageIds, now, run),
    revive: (shopId) => revive(deps, shopId),
    pause: (shopId, actor, now) => pauseMessages(deps, shopId, actor, now),
    pausedSince: (shopId) => findPausedAt(sql, shopId),
    resume: (shopId, actor, now) => resumeMessages(deps, shopId, actor, now),

    lookUp: (shopId, messageId) => lookUp(deps, shopId, messageId),
    settleUnknown: (shopId, messageId, verdict, actor, now) =>
      settleUnknown(deps, shopId, messageId, verdict, actor, now),
    mergeCustomers: (shopId, from, into) => mergeCustomers(deps, shopId, from, into),
    exportCustomer: (shopId, customerId) => exportCustomer(deps, shopId, customerId),
    forgetCustomer: (shopId, customerId, now) => forget(deps, shopId, { customerId, orderId: null }, now),
    forgetAbout: (shopId, kind, subjectIds, now) => forgetAbout(deps, shopId, kind, subjectIds, now),
    forgetOrder: (shopId, orderId, now) => forget(deps, shopId, { customerId: null, orderId }, now),
    eraseOld: (shopId, now) => eraseOld(deps, shopId, now),

    overview: (shopId, now) => readOverview(deps, shopId, now),
    undelivered: (shopId, kind, since) => listUndelivered(sql, shopId, kind, since),
    list: (shopId, query) => listMessages(deps, shopId, query),
    find: (shopId, messageId) => findMessage(deps, shopId, messageId),
    unsubscribedFrom: (shopId, customerId) => unsubscribedFrom(deps, shopId, customerId),

    getSettings: (shopId) => getSettings(deps, shopId),
    saveSettings: (shopId, form, actor, now) => saveSettings(deps, shopId, form, actor, now),
    listSettings: (shopId, page) => listSettingsVersions(sql, shopId, page),

    getSender: (shopId) => getSender(deps, shopId),
    saveSender: (shopId, form, actor, now) => saveSender(deps, shopId, form, actor, now),
    checkSender: (shopId, now) => checkSender(deps, shopId, now),

    readPreferences: (shopId, token) => readPreferences(deps, shopId, token),
    savePreferences: (shopId, token, wanted, now) => savePreferences(deps, shopId, token, wanted, now),
    unsubscribe: (shopId, person, kinds, now) => unsubscribe(deps, shopId, person, kinds, now),
    noteFeedback: (shopId, messageId, feedback, now) => noteFeedback(deps, shopId, messageId, feedback, now),
    listSuppressed: (shopId, page) => listSuppressed(deps, shopId, page),
    suppress: (shopId, email, actor, now) => suppress(deps, shopId, email, actor, now),
    unsuppress: (shopId, id, actor, now) => unsuppress(deps, shopId, id, actor, now),
  };
}
