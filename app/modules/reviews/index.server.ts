import { openCounting } from './counting/reconcile.server.ts';
import type { Reviews } from './door.ts';
import { openPerforming } from './figures/read-performance.server.ts';
import { openGroups } from './groups/open-groups.server.ts';
import { openThanking } from './incentives/make-code.server.ts';
import {
  forgetAddresses,
  forgetCustomer,
  forgetOrder,
  mergeCustomers,
  refreshPurchases,
} from './keep-up.server.ts';
import { openListing } from './listing/open-listing.server.ts';
import { openMedia } from './media/open-media.server.ts';
import { moderate } from './moderation/moderate.server.ts';
import { moderateEach } from './moderation/moderate-each.server.ts';
import { openByCustomer } from './moderation/of-customer.server.ts';
import { findReviewDetail, listReviews, readFigures } from './moderation/read-inbox.server.ts';
import { openMoving } from './moving/open-moving.server.ts';
import type { ReviewsDeps } from './ports.ts';
import { exportCustomer } from './privacy/export-customer.server.ts';
import { openQuestions } from './questions/open-questions.server.ts';
import {
  mirrorBehind,
  mirrorProduct,
  mirrorRatings,
  remirrorRatings,
} from './ratings/mirror-rating.server.ts';
import { replaceOthers } from './ratings/read-mirroring.server.ts';
import { openReplying } from './replying/open-replying.server.ts';
import { openAsking } from './requests/open-asking.server.ts';
import { getSettings, goLive, goOffline, saveSettings } from './settings/save-settings.server.ts';
import { countPending } from './store/inbox.server.ts';
import { listVersions } from './store/settings.server.ts';
import { openTokens } from './tokens/open-tokens.server.ts';
import { openTriggers } from './triggers/open-triggers.server.ts';
import { openVotes } from './votes/open-votes.server.ts';
import { openWriting } from './writing/open-writing.server.ts';
import { listForCustomer, readOrderToReview } from './writing/read-for-shopper.server.ts';
import { submitReviews } from './writing/submit.server.ts';

export type * from './door.ts';
export type * from './ports.ts';

/** Reviews' door. */
export function openReviews(deps: ReviewsDeps): Reviews {
  const { sql } = deps.db;
  return {
    ...openCounting(deps),
    ...openByCustomer(deps),
    ...openPerforming(deps),
    ...openMedia(deps),
    ...openThanking(deps),
    ...openReplying(deps),
    ...openQuestions(deps),
    ...openWriting(deps),
    ...openTriggers(deps),
    ...openTokens(deps),
    ...openMoving(deps),
    ...openListing(deps),
    ...openVotes(deps),
    ...openGroups(deps),
    ...openAsking(deps),
    openOrder: (shopId, orderId, now) => readOrderToReview(deps, shopId, orderId, now),
    listForCustomer: (shopId, customerId, filter, now) =>
      listForCustomer(deps, shopId, customerId, filter, now),
    submit: (shopId, submission, now) => submitReviews(deps, shopId, submission, now),
    refreshPurchases: (shopId, orderId) => refreshPurchases(deps, shopId, orderId),
    mergeCustomers: (shopId, from, into) => mergeCustomers(deps, shopId, from, into),
    forgetCustomer: (shopId, customerId) => forgetCustomer(deps, shopId, customerId),
    forgetOrder: (shopId, orderId) => forgetOrder(deps, shopId, orderId),
    forgetAddresses: (shopId) => forgetAddresses(deps, shopId),
    exportCustomer: (shopId, customerId) => exportCustomer(deps, shopId, customerId),
    mirrorProduct: (shopId, product, now) => mirrorProduct(deps, shopId, product, now),
    mirrorRatings: (shopId, now) => mirrorRatings(deps, shopId, now),
    mirrorBehind: (shopId) => mirrorBehind(deps, shopId),
    remirrorRatings: (shopId) => remirrorRatings(deps, shopId),
    replaceOthers: (shopId, actor, now) => replaceOthers(deps, shopId, actor, now),
    list: (shopId, query) => listReviews(deps, shopId, query),
    find: (shopId, reviewId) => findReviewDetail(deps, shopId, reviewId),
    moderate: (shopId, reviewId, decision, actor, now) =>
      moderate(deps, shopId, reviewId, decision, actor, now),
    moderateEach: (shopId, reviewIds, decision, actor, now) =>
      moderateEach(deps, shopId, reviewIds, decision, actor, now),
    figures: (shopId, now) => readFigures(deps, shopId, now),
    waiting: (shopId) => countPending(sql, shopId),
    getSettings: (shopId) => getSettings(deps, shopId),
    saveSettings: (shopId, form, actor, now) => saveSettings(deps, shopId, form, actor, now),
    listVersions: (shopId, page) => listVersions(sql, shopId, page),
    goLive: (shopId, now, actor) => goLive(deps, shopId, now, actor),
    goOffline: (shopId, now, actor) => goOffline(deps, shopId, now, actor),
  };
}
