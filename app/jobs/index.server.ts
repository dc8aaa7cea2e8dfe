import { customerId as toCustomerId, shopId as toShopId } from '#app/kernel/ids.ts';
import { awarding } from '../joining/loyalty/awarding.server.ts';
import { publishProgram } from '../joining/loyalty/publish-program.server.ts';
import { showBalances } from '../joining/loyalty/show-balances.server.ts';
import { publishPolicy } from '../joining/returns/publish-policy.server.ts';
import { reviewsReacting } from '../joining/reviews/reviews-reacting.server.ts';
import { tellFlow } from '../joining/reviews/tell-flow.server.ts';
import { planPauseMessages } from '../messaging/messages-for-pauses.ts';
import { messagesForReactions, messagesReacting } from '../messaging/messages-reacting.server.ts';
import { tellPauseJob } from '../modules/loyalty/winding-down/jobs.ts';
import { runImportJob, undoImportJob } from '../modules/reviews/moving/jobs.ts';
import { getFactData, reactionPayload } from '../platform/db/facts.server.ts';
import type { Job } from '../platform/jobs/runner.server.ts';
import { react } from '../reactions.server.ts';
import type { App } from '../wiring.server.ts';
import { mediaJobs } from './media-jobs.server.ts';
import {
  afterPayload,
  customerPayload,
  deliveryPayload,
  endHoldPayload,
  importPayload,
  messagePayload,
  messagesPayload,
  productPayload,
  recallCodesPayload,
  reconcilePayload,
  redemptionPayload,
  returnPayload,
  reviewPayload,
  reviewTiersPayload,
  shopPayload,
  tellPausePayload,
  windDownPayload,
} from './payloads.ts';
import { sweepShop } from './sweep-shop.server.ts';

/** Every job by its name in the queue: parse the payload, call a door. */
export function openJobs(app: App): Record<string, Job> {
  const { commerce, loyalty, messages, returns, reviews, enqueue, clock } = app;
  return {
    'handle-delivery': async (payload) => {
      const { shopId, deliveryId } = deliveryPayload.parse(payload);
      await commerce.handleDelivery(shopId, deliveryId);
    },
    reaction: (payload) =>
      react(
        {
          loyalty,
          messages: messagesForReactions(app),
          reviews: reviewsReacting(app),
          planning: messagesReacting(app),
          awarding: awarding(app),
          factData: (shopId, factId) => getFactData(app.db.sql, shopId, factId),
          whoNow: async (shopId, id) =>
            (await commerce.findCustomer(toShopId(shopId), toCustomerId(id)))?.mergedIntoId ?? id,
          returns,
          tellFlow: (shopId, fact) => tellFlow(app, shopId, fact),
          publishProgram: (shopId) => publishProgram(app, toShopId(shopId)),
          publishPolicy: (shopId) => publishPolicy(app, toShopId(shopId)),
          showBalances: (shopId) => showBalances(app, toShopId(shopId)),
        },
        reactionPayload.parse(payload),
      ),
    'perform-return': async (payload) => {
      const { shopId, returnId } = returnPayload.parse(payload);
      await returns.perform(shopId, returnId);
    },
    'make-discount': async (payload) => {
      const { shopId, redemptionId } = redemptionPayload.parse(payload);
      await loyalty.makeDiscount(shopId, redemptionId);
    },
    'end-hold': async (payload) => {
      const { shopId, redemptionId, cause } = endHoldPayload.parse(payload);
      await loyalty.endHold(shopId, redemptionId, cause);
    },
    'wind-down': async (payload) => {
      const { shopId, pausedAt } = windDownPayload.parse(payload);
      await loyalty.windDown(shopId, pausedAt);
    },
    'tell-pause': async (payload) => {
      const { shopId, pausedAt, after } = tellPausePayload.parse(payload);
      const last = await planPauseMessages(app, shopId, { pausedAt, after }, await clock.now(shopId));
      if (last !== null) await enqueue(tellPauseJob(shopId, pausedAt, last));
    },
    'reconcile-holds': async (payload) => {
      const { shopId, after } = afterPayload.parse(payload);
      await loyalty.reconcileHolds(shopId, after);
    },
    'recall-codes': async (payload) => {
      const { shopId, after } = recallCodesPayload.parse(payload);
      await loyalty.recallCodes(shopId, after);
    },
    'show-balances': (payload) => showBalances(app, shopPayload.parse(payload).shopId),
    'send-messages': async (payload) => {
      const { shopId, messageIds, run } = messagesPayload.parse(payload);
      await messages.send(shopId, messageIds, await clock.now(shopId), run);
    },
    // As jobs of the version before were called.
    'send-message': async (payload) => {
      const { shopId, messageId } = messagePayload.parse(payload);
      await messages.send(shopId, [messageId], await clock.now(shopId));
    },
    'mirror-ratings': async (payload) => {
      const { shopId } = shopPayload.parse(payload);
      await reviews.mirrorRatings(shopId, await clock.now(shopId));
    },
    ...mediaJobs(app),
    // As jobs of the version before were called.
    'mirror-rating': async (payload) => {
      const { shopId, product } = productPayload.parse(payload);
      await reviews.mirrorProduct(shopId, product, await clock.now(shopId));
    },
    'mirror-questions': async (payload) => {
      await reviews.mirrorQuestions(shopPayload.parse(payload).shopId);
    },
    'make-review-code': async (payload) => {
      const { shopId, reviewId } = reviewPayload.parse(payload);
      await reviews.makeReviewCode(shopId, reviewId, await clock.now(shopId));
    },
    'import-reviews': async (payload) => {
      const { shopId, import: importId } = importPayload.parse(payload);
      const step = await reviews.runImport(shopId, importId, await clock.now(shopId));
      if (step === 'more') await enqueue(runImportJob(shopId, importId));
    },
    'undo-import': async (payload) => {
      const { shopId, import: importId } = importPayload.parse(payload);
      const step = await reviews.runUndo(shopId, importId, await clock.now(shopId));
      if (step === 'more') await enqueue(undoImportJob(shopId, importId));
    },
    sweep: (payload) => sweepShop(app, shopPayload.parse(payload).shopId),
    backfill: async (payload) => {
      const { shopId } = shopPayload.parse(payload);
      const step = await commerce.continueBackfill(shopId);
      if (step.next === 'nothing') return;
      const delaySeconds = step.next === 'wait' ? step.seconds : 0;
      await enqueue({
        task: 'backfill',
        payload: { shopId: shopId.toString() },
        key: `backfill:${shopId}`,
        delaySeconds,
      });
    },
    reconcile: async (payload) => {
      const { shopId, kind } = reconcilePayload.parse(payload);
      await commerce.reconcile(shopId, kind);
    },
    'catch-up': async (payload) => {
      await loyalty.runCatchUp(shopPayload.parse(payload).shopId);
    },
    'count-days': async (payload) => {
      const { shopId } = shopPayload.parse(payload);
      if ((await loyalty.countDays(shopId, await clock.now(shopId))).done) return;
      await enqueue({
        task: 'count-days',
        payload: { shopId: shopId.toString() },
        key: `count-days:${shopId}`,
      });
    },
    'review-tiers': async (payload) => {
      const { shopId, after } = reviewTiersPayload.parse(payload);
      await loyalty.reviewTiers(shopId, after);
    },
    'give-points': async (payload) => {
      await loyalty.continueRun(shopPayload.parse(payload).shopId);
    },
    'make-perks': async (payload) => {
      await loyalty.makePerks(shopPayload.parse(payload).shopId);
    },
    'tag-customer': async (payload) => {
      const { shopId, customerId } = customerPayload.parse(payload);
      await loyalty.tagCustomer(shopId, customerId);
    },
    nightly: async (payload) => {
      const { shopId } = shopPayload.parse(payload);
      await commerce.erasePayloads(shopId);
      await messages.eraseOld(shopId, await clock.now(shopId));
      await messages.revive(shopId);
      await loyalty.reviveHolds(shopId);
      await loyalty.tidyCodes(shopId, await clock.now(shopId));
      await reviews.eraseOldDrafts(shopId);
      const differences = await loyalty.audit(shopId);
      if (differences.length > 0)
        app.log.error(
          { shopId: shopId.toString(), differences: differences.length },
          'the ledger does not add up',
        );
      await reviews.tidyImports(shopId);
      await reviews.findAskers(shopId);
      await reviews.eraseAskersAddresses(shopId, await clock.now(shopId));
      await reviews.reconcileReviewCodes(shopId);
      await reviews.eraseSenders(shopId, await clock.now(shopId));
      const mended = await reviews.mendCounts(shopId);
      if (mended.length > 0)
        app.log.error(
          { shopId: shopId.toString(), counters: mended.length },
          'counts of reviews did not add up and were mended',
        );
      const miscountedQuestions = await reviews.auditQuestions(shopId);
      if (miscountedQuestions.length > 0)
        app.log.error(
          { shopId: shopId.toString(), products: miscountedQuestions.length },
          'questions do not add up',
        );
      // Whoever keeps the shop's domain may take away at any time what lets us send from it.
      await messages.checkSender(shopId, await clock.now(shopId));
    },
  };
}
