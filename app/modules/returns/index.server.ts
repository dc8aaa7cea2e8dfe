import { noteOrder } from './asking/note-order.server.ts';
import { orderReturns } from './asking/order-returns.server.ts';
import { quoteReturn } from './asking/quote-return.server.ts';
import { requestReturn } from './asking/request-return.server.ts';
import { showReturn, showReturns } from './case/show-return.server.ts';
import type { ReturnsDeps } from './deps.ts';
import type { Returns } from './door.ts';
import { approveReturn } from './handling/approve-return.server.ts';
import { receiveUnits, recordScan } from './handling/arrivals.server.ts';
import { assignReturn } from './handling/assign.server.ts';
import { cancelAsShopper, cancelReturn, declineReturn } from './handling/end-return.server.ts';
import { inspectUnits } from './handling/inspect-units.server.ts';
import { writeAsShopper, writeAsStaff } from './handling/messages.server.ts';
import { followShopify } from './handling/native/follow-shopify.server.ts';
import { addPhoto, findPhoto } from './handling/photos.server.ts';
import { reopenMissing } from './handling/reopen-missing.server.ts';
import { settleReturn } from './handling/settle-return.server.ts';
import { sweepReturns } from './handling/sweep.server.ts';
import { switchOutcome } from './handling/switch-outcome.server.ts';
import { perform } from './intents/perform.server.ts';
import { publishDraft, saveDraft } from './policy/drafts.server.ts';
import { goLive, goOffline } from './policy/go-live.server.ts';
import { getPolicy, restorePolicy, savePolicy } from './policy/save-policy.server.ts';
import { listHeld, listOfCustomer, listReturns } from './reading/list-returns.server.ts';
import { readOrderWindows } from './reading/order-windows.server.ts';
import { hasOpenReturn, purchaseOf } from './reading/purchases.server.ts';
import { readFigures } from './reading/read-figures.server.ts';
import { readHistory } from './reading/read-history.server.ts';
import { readPerformance } from './reading/read-performance.server.ts';
import { saveView } from './reading/save-view.server.ts';
import { saveSettings } from './settings/save-settings.server.ts';
import { countFirings, simulate } from './simulating/simulate.server.ts';
import { tryOne } from './simulating/try-one.server.ts';
import { removeDraft } from './store/drafts.server.ts';
import { listLatestNotes } from './store/lists/latest-notes.server.ts';
import { setListed } from './store/lists/listed.server.ts';
import { countOpen } from './store/lists/return-figures.server.ts';
import { listViews, removeView } from './store/lists/saved-views.server.ts';
import { findReturn, listOrdersWithOpenReturn, listReturnsOfOrder } from './store/load-returns.server.ts';
import { listPolicies } from './store/policies.server.ts';
import { readSettings } from './store/settings.server.ts';
import { eraseStatements } from './store/withdrawals.server.ts';
import { eraseWordsOf, setUnread } from './store/words.server.ts';
import { moveCustomer } from './store/write-returns.server.ts';
import {
  endWithdrawal,
  findWithdrawal,
  listWithdrawals,
  withdrawalsOfCustomer,
} from './withdrawing/read-withdrawals.server.ts';
import { withdraw } from './withdrawing/withdraw.server.ts';

export type { ReturnsDeps } from './deps.ts';
export type * from './door.ts';

/** Returns' door. */
export function openReturns(deps: ReturnsDeps): Returns {
  const { sql } = deps.db;
  return {
    getPolicy: (shopId) => getPolicy(deps, shopId),
    savePolicy: (shopId, form, actor, now) => savePolicy(deps, shopId, form, actor, now),
    saveDraft: (shopId, draft, actor, now) => saveDraft(deps, shopId, draft, actor, now),
    discardDraft: (shopId) => removeDraft(sql, shopId),
    publishDraft: (shopId, revision, actor, now) => publishDraft(deps, shopId, revision, actor, now),
    restorePolicy: (shopId, version, actor, now) => restorePolicy(deps, shopId, version, actor, now),
    listPolicies: (shopId, page) => listPolicies(sql, shopId, page),
    goLive: (shopId, now, actor) => goLive(deps, shopId, now, actor),
    goOffline: (shopId, now, actor) => goOffline(deps, shopId, now, actor),
    orderReturns: (shopId, asked, now) => orderReturns(deps, shopId, asked, now),
    quote: (shopId, asked, now) => quoteReturn(deps, shopId, asked, now),
    request: (shopId, asked, now) => requestReturn(deps, shopId, asked, now),
    cancelAsShopper: (shopId, asked, now) => cancelAsShopper(deps, shopId, asked, now),
    approve: (shopId, id, actor, now) => approveReturn(deps, shopId, id, actor, now),
    decline: (shopId, id, why, actor, now) => declineReturn(deps, shopId, id, why, actor, now),
    cancel: (shopId, id, actor, now) => cancelReturn(deps, shopId, id, actor, now),
    recordScan: (shopId, id, event, actor, now) => recordScan(deps, shopId, id, event, actor, now),
    receive: (shopId, id, units, actor, now) => receiveUnits(deps, shopId, id, units, actor, now),
    inspect: (shopId, id, units, actor, now) => inspectUnits(deps, shopId, id, units, actor, now),
    switchOutcome: (shopId, id, outcome, actor, now) => switchOutcome(deps, shopId, id, outcome, actor, now),
    settle: (shopId, id, how, actor, now) => settleReturn(deps, shopId, id, how, actor, now),
    reopenMissing: (shopId, id, actor, now) => reopenMissing(deps, shopId, id, actor, now),
    addPhoto: (shopId, photo) => addPhoto(deps, shopId, photo),
    findPhoto: (shopId, photoId, customerId) => findPhoto(deps, shopId, photoId, customerId ?? null),
    writeAsShopper: (shopId, asked, now) => writeAsShopper(deps, shopId, asked, now),
    writeAsStaff: (shopId, message, actor, now) => writeAsStaff(deps, shopId, message, actor, now),
    withdraw: (shopId, statement, now) => withdraw(deps, shopId, statement, now),
    listWithdrawals: (shopId, page) => listWithdrawals(deps, shopId, page),
    findWithdrawal: (shopId, id) => findWithdrawal(deps, shopId, id),
    withdrawalsOfCustomer: (shopId, customerId) => withdrawalsOfCustomer(deps, shopId, customerId),
    endWithdrawal: (shopId, id, actor) => endWithdrawal(deps, shopId, id, actor),
    eraseWithdrawals: (shopId, whose) => deps.db.inTransaction(shopId, (tx) => eraseStatements(tx, whose)),
    markRead: (shopId, id) => setUnread(sql, shopId, id, false),
    assign: (shopId, id, owner, actor, now) => assignReturn(deps, shopId, id, owner, actor, now),
    sweep: (shopId, now) => sweepReturns(deps, shopId, now),
    getSettings: (shopId) => readSettings(sql, shopId),
    saveSettings: (shopId, form, actor, now) => saveSettings(deps, shopId, form, actor, now),
    simulate: (shopId, asked, now) => simulate(deps, shopId, asked, now),
    countFirings: (shopId, asked, now) => countFirings(deps, shopId, asked, now),
    tryOne: (shopId, asked, now) => tryOne(deps, shopId, asked, now),
    historyOf: (shopId, customerId, days, now) => readHistory(deps, shopId, customerId, days, now),
    listViews: (shopId) => listViews(sql, shopId),
    saveView: (shopId, view, actor) => saveView(deps, shopId, view, actor),
    deleteView: (shopId, viewId) => removeView(sql, shopId, viewId),
    orderWindows: (shopId, customerId, now) => readOrderWindows(deps, shopId, customerId, now),
    list: (shopId, query) => listReturns(deps, shopId, query),
    find: async (shopId, id) => {
      const stored = await findReturn(sql, shopId, id);
      return stored === null ? null : showReturn(deps, shopId, stored);
    },
    listOfOrder: async (shopId, orderId) =>
      showReturns(deps, shopId, await listReturnsOfOrder(sql, shopId, orderId)),
    listOfCustomer: (shopId, customerId) => listOfCustomer(deps, shopId, customerId),
    listHeld: (shopId) => listHeld(deps, shopId),
    counts: (shopId) => countOpen(sql, shopId),
    figures: (shopId, now) => readFigures(deps, shopId, now),
    performance: (shopId, now) => readPerformance(deps, shopId, now),
    latestNotes: (shopId, since, limit) => listLatestNotes(deps.db.sql, shopId, since, limit),
    openReturns: (shopId, orderId) => hasOpenReturn(deps, shopId, orderId),
    hasOpenReturn: (shopId, orderId) => hasOpenReturn(deps, shopId, orderId),
    withOpenReturn: (shopId, orderIds) => listOrdersWithOpenReturn(deps.db.sql, shopId, orderIds),
    purchaseOf: (shopId, orderId, line) => purchaseOf(deps, shopId, orderId, line),
    mergeCustomers: (shopId, from, into) =>
      deps.db.inTransaction(shopId, (tx) => moveCustomer(tx, from, into)),
    listCustomer: (shopId, customerId, list, by, at) => setListed(sql, shopId, { customerId, list, by, at }),
    noteOrder: (shopId, orderId) => noteOrder(deps, shopId, orderId),
    eraseWords: (shopId, whose) => deps.db.inTransaction(shopId, (tx) => eraseWordsOf(tx, whose)),
    followShopify: (shopId, native) => followShopify(deps, shopId, native),
    perform: (shopId, id) => perform(deps, shopId, id),
  };
}
