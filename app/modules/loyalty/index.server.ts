import { awardActivity } from './activities/award-activity.server.ts';
import type { ActivitiesDoor } from './activities/door.ts';
import { noteFirstOrder, setBirthday, sweepOccasions } from './activities/occasions.server.ts';
import { recordEvent } from './activities/record-event.server.ts';
import { deleteOccasions } from './activities/store/occasions.server.ts';
import { waysFor } from './activities/ways-for.server.ts';
import { adjustPoints, undoAdjustment } from './adjusting/adjust-points.server.ts';
import { openRunCatchUp, previewCatchUp, startCatchUp } from './catch-up.server.ts';
import { countDays } from './counting/count-days.server.ts';
import type { CountingDoor } from './counting/door.ts';
import { readAnalytics } from './counting/read-analytics.server.ts';
import type { LoyaltyDeps } from './deps.ts';
import type { Loyalty } from './door.ts';
import type { ExpiringDoor } from './expiring/door.ts';
import { readExpiring, readExpiringWith } from './expiring/read-expiring.server.ts';
import { foreseeNotices, sweepNotices } from './expiring/sweep-notices.server.ts';
import { goLive, goOffline } from './go-live.server.ts';
import { continueRun, listRuns, previewRun, startRun } from './members/runs.server.ts';
import { listMembers } from './members/scan.server.ts';
import { mergeAccounts } from './merge-accounts.server.ts';
import { readBalance } from './read-balance.server.ts';
import { readBalances } from './read-balances.server.ts';
import { readBecameAvailable, readToCome } from './read-became-available.server.ts';
import { readFigures } from './read-figures.server.ts';
import { readNextDue } from './read-next-due.server.ts';
import { readStatement } from './read-statement.server.ts';
import type { RedemptionDoor } from './redemption/door.ts';
import { endHold, releaseRedemption, reviveHolds, sweepHolds } from './redemption/end-hold.server.ts';
import { makeDiscount } from './redemption/make-discount.server.ts';
import { redeem } from './redemption/redeem.server.ts';
import { effectOfReturn } from './returns-effect/effect-of-return.server.ts';
import { retimeOrder } from './returns-effect/retime-order.server.ts';
import { listUnshown } from './rewards/list-unshown.server.ts';
import { readShopperRewards } from './rewards/read-shopper-rewards.server.ts';
import { getRewards, listRewards, saveRewards } from './rewards/save-rewards.server.ts';
import { getProgram, saveProgram } from './save-program.server.ts';
import { openSettleOrder } from './settle-order.server.ts';
import { saveShown } from './store/accounts.server.ts';
import { listDifferences } from './store/audit.server.ts';
import { deleteNotes } from './store/by-hand/adjustments.server.ts';
import { findCatchUp } from './store/catch-up.server.ts';
import { listLate, saveSeen } from './store/late-redemptions.server.ts';
import { listVersions } from './store/programs.server.ts';
import { sweepDue } from './sweep-due.server.ts';
import type { TiersDoor } from './tiers/door.ts';
import { recheckPerks } from './tiers/perks/follow-perks.server.ts';
import { makePerks } from './tiers/perks/make-perks.server.ts';
import { readPerkStates } from './tiers/perks/read-perks.server.ts';
import { previewTiers } from './tiers/preview-tiers.server.ts';
import { readProgress, readTierHistory, readTiers } from './tiers/read-tiers.server.ts';
import { reviewTiers } from './tiers/review-all.server.ts';
import { reviewTier, sweepTiers } from './tiers/review-tier.server.ts';
import { clearManualTier, setManualTier } from './tiers/set-manual-tier.server.ts';
import { retagCustomers, tagCustomer } from './tiers/tag-customer.server.ts';
import { readTierAfterReturn } from './tiers/tier-after-return.server.ts';
import { readTierBefore } from './tiers/tier-before.server.ts';
import type { TryingDoor } from './trying/door.ts';
import { tryProgram } from './trying/try-program.server.ts';
import type { WindingDownDoor } from './winding-down/door.ts';
import { previewPause } from './winding-down/preview-pause.server.ts';
import { recallCodes } from './winding-down/recall-codes.server.ts';
import { reconcileHolds, startReconciliation } from './winding-down/reconcile-holds.server.ts';
import { findPausedAt, listHolders } from './winding-down/store/pauses.server.ts';
import { tidyCodes } from './winding-down/tidy-codes.server.ts';
import { windDown } from './winding-down/wind-down.server.ts';

export type * from './adjusting/door.ts';
export type * from './counting/door.ts';
export type { LoyaltyDeps } from './deps.ts';
export type * from './door.ts';
export type * from './expiring/door.ts';
export type * from './members/door.ts';
export type * from './redemption/door.ts';
export type * from './rewards/door.ts';
export type * from './tiers/door.ts';
export type * from './trying/door.ts';
export type * from './winding-down/door.ts';

/** Older ones are left to the customers' statements. */
const lateDays = 30;

/** Loyalty's door. */
export function openLoyalty(deps: LoyaltyDeps): Loyalty {
  const { sql } = deps.db;
  return {
    settleOrder: openSettleOrder(deps),
    mergeAccounts: (shopId, from, into) => mergeAccounts(deps, shopId, from, into),
    balance: (shopId, customerId, now) => readBalance(deps, shopId, customerId, now),
    balances: (shopId, customerIds, now) => readBalances(deps, shopId, customerIds, now),
    statement: (shopId, customerId, page, now) => readStatement(deps, shopId, customerId, page, now),
    becameAvailable: (shopId, customerId, day, now) =>
      readBecameAvailable(deps, shopId, customerId, day, now),
    toComeAt: (shopId, customerId, now) => readToCome(deps, shopId, customerId, now),
    figures: (shopId, now) => readFigures(deps, shopId, now),
    sweepDue: (shopId, now) => sweepDue(deps, shopId, now),
    nextDue: (shopId) => readNextDue(sql, shopId),
    getProgram: (shopId) => getProgram(deps, shopId),
    saveProgram: (shopId, form, actor, now) => saveProgram(deps, shopId, form, actor, now),
    listVersions: (shopId, page) => listVersions(sql, shopId, page),
    goLive: (shopId, now, actor) => goLive(deps, shopId, now, actor),
    goOffline: (shopId, now, actor, options) => goOffline(deps, shopId, now, actor, options),
    catchUpPreview: (shopId, { from }, now) => previewCatchUp(deps, shopId, from, now),
    startCatchUp: (shopId, { from }, actor, now) => startCatchUp(deps, shopId, from, actor, now),
    runCatchUp: openRunCatchUp(deps),
    catchUpProgress: (shopId) => findCatchUp(sql, shopId),
    audit: (shopId) => listDifferences(sql, shopId),
    getRewards: (shopId) => getRewards(deps, shopId),
    saveRewards: (shopId, form, actor, now) => saveRewards(deps, shopId, form, actor, now),
    listRewards: (shopId, page) => listRewards(deps, shopId, page),
    adjustPoints: (shopId, customerId, asked, by, now) =>
      adjustPoints(deps, shopId, customerId, asked, by, now),
    undoAdjustment: (shopId, customerId, number, by, now) =>
      undoAdjustment(deps, shopId, customerId, number, by, now),
    listMembers: (shopId, query, now) => listMembers(deps, shopId, query, now),
    previewRun: (shopId, asked, now) => previewRun(deps, shopId, asked, now),
    startRun: (shopId, asked, now) => startRun(deps, shopId, asked, now),
    continueRun: (shopId) => continueRun(deps, shopId),
    listRuns: (shopId) => listRuns(deps, shopId),
    eraseNotes: (shopId, customerId) => deleteNotes(sql, shopId, customerId),
    ...redemptions(deps),
    ...activities(deps),
    ...tiers(deps),
    ...figures(deps),
    ...windingDown(deps),
    ...expiring(deps),
  };
}

function figures(deps: LoyaltyDeps): CountingDoor & TryingDoor {
  return {
    countDays: (shopId, now) => countDays(deps, shopId, now),
    analytics: (shopId, now) => readAnalytics(deps, shopId, now),
    tryProgram: (shopId, form, after, now) => tryProgram(deps, shopId, form, after, now),
  };
}

function tiers(deps: LoyaltyDeps): TiersDoor {
  return {
    tiersOf: (shopId, customerIds, now) => readTiers(deps, shopId, customerIds, now),
    tierProgress: (shopId, customerId, now) => readProgress(deps, shopId, customerId, now),
    tierHistory: (shopId, customerId, limit) => readTierHistory(deps, shopId, customerId, limit),
    tierBefore: (shopId, orderId) => readTierBefore(deps, shopId, orderId),
    tierAfterReturn: (shopId, orderId, units, now) => readTierAfterReturn(deps, shopId, orderId, units, now),
    reviewTier: (shopId, customerId, now) => reviewTier(deps, shopId, customerId, now),
    reviewTierNow: async (shopId, customerId) => reviewTier(deps, shopId, customerId, await deps.now(shopId)),
    reviewTiers: (shopId, after) => reviewTiers(deps, shopId, after),
    tagCustomer: (shopId, customerId) => tagCustomer(deps, shopId, customerId),
    retagCustomers: (shopId) => retagCustomers(deps, shopId),
    makePerks: (shopId) => makePerks(deps, shopId),
    recheckPerks: (shopId) => recheckPerks(deps, shopId),
    perkStates: (shopId) => readPerkStates(deps, shopId),
    sweepTiers: (shopId, now) => sweepTiers(deps, shopId, now),
    setManualTier: (shopId, customerId, asked, actor, now) =>
      setManualTier(deps, shopId, customerId, asked, actor, now),
    clearManualTier: (shopId, customerId, actor, now) =>
      clearManualTier(deps, shopId, customerId, actor, now),
    previewTiers: (shopId, form, now) => previewTiers(deps, shopId, form, now),
  };
}

function activities(deps: LoyaltyDeps): ActivitiesDoor {
  return {
    awardActivity: (shopId, customerId, activity, now) =>
      awardActivity(deps, shopId, customerId, activity, now),
    recordEvent: (shopId, customerId, told, now) => recordEvent(deps, shopId, customerId, told, now),
    setBirthday: (shopId, customerId, birthday, now) => setBirthday(deps, shopId, customerId, birthday, now),
    noteFirstOrder: (shopId, customerId, now) => noteFirstOrder(deps, shopId, customerId, now),
    sweepOccasions: (shopId, now) => sweepOccasions(deps, shopId, now),
    waysFor: (shopId, customerId, now) => waysFor(deps, shopId, customerId, now),
    eraseOccasions: (shopId, customerId) => deleteOccasions(deps.db.sql, shopId, customerId),
  };
}

function expiring(deps: LoyaltyDeps): ExpiringDoor {
  return {
    foreseeNotices: (shopId, now) => foreseeNotices(deps, shopId, now),
    sweepNotices: (shopId, now) => sweepNotices(deps, shopId, now),
    expiringFor: (shopId, customerId, now) => readExpiring(deps, shopId, customerId, now),
    expiringWith: (shopId, customerId, day, now) => readExpiringWith(deps, shopId, customerId, day, now),
  };
}

function windingDown(deps: LoyaltyDeps): WindingDownDoor {
  const { sql } = deps.db;
  return {
    previewPause: (shopId) => previewPause(deps, shopId),
    pausedAt: (shopId) => findPausedAt(sql, shopId),
    listHolders: (shopId, page) => listHolders(sql, shopId, page),
    windDown: (shopId, pausedAt) => windDown(deps, shopId, pausedAt),
    tidyCodes: (shopId, now) => tidyCodes(deps, shopId, now),
    startReconciliation: (shopId) => startReconciliation(deps, shopId),
    reconcileHolds: (shopId, after) => reconcileHolds(deps, shopId, after),
    recallCodes: (shopId, after) => recallCodes(deps, shopId, after),
  };
}

function redemptions(deps: LoyaltyDeps): RedemptionDoor {
  return {
    rewardsFor: (shopId, customerId, now) => readShopperRewards(deps, shopId, customerId, now),
    redeem: (shopId, customerId, asked, now) => redeem(deps, shopId, customerId, asked, now),
    releaseRedemption: (shopId, customerId, id) => releaseRedemption(deps, shopId, customerId, id),
    makeDiscount: (shopId, id) => makeDiscount(deps, shopId, id),
    endHold: (shopId, id, cause) => endHold(deps, shopId, id, cause),
    sweepHolds: (shopId, now) => sweepHolds(deps, shopId, now),
    reviveHolds: (shopId) => reviveHolds(deps, shopId),
    listLate: (shopId, page, now) =>
      listLate(deps.db.sql, shopId, now.subtract({ hours: 24 * lateDays }), page),
    dismissLate: (shopId, id, now) => saveSeen(deps.db.sql, shopId, id, now),
    retimeOrder: (shopId, orderId) => retimeOrder(deps, shopId, orderId),
    effectOfReturn: (shopId, orderId, units, now, more) =>
      effectOfReturn(deps, shopId, orderId, units, now, more),
    listUnshown: (shopId, limit, now) => listUnshown(deps, shopId, limit, now),
    noteShown: (shopId, accounts) => saveShown(deps.db.sql, shopId, accounts),
  };
}
