import { shopId as toShopId } from '../../kernel/ids.ts';
import { getFactData, getFactMoment } from '../../platform/db/facts.server.ts';
import type { Reacting } from '../../reacting.ts';
import type { App } from '../../wiring.server.ts';
import { publishQuestions } from './publish-questions.server.ts';

/** What reactions ask of reviews, at the shop's business time. */
export function reviewsReacting(app: App): Reacting['reviews'] {
  const { reviews, clock, db } = app;
  return {
    planRequest: async (shopId, orderId) => reviews.planRequest(shopId, orderId, await clock.now(shopId)),
    async noteSent(shopId, orderId, factId) {
      const { message } = await getFactData(db.sql, shopId, factId);
      if (message !== 'review-request' && message !== 'review-reminder') return;
      const at = await getFactMoment(db.sql, shopId, factId);
      if (message === 'review-request') await reviews.noteRequested(shopId, orderId, at);
      else await reviews.noteReminded(shopId, orderId, at);
    },
    refreshPurchases: (shopId, orderId) => reviews.refreshPurchases(shopId, orderId),
    mergeCustomers: (shopId, from, into) => reviews.mergeCustomers(shopId, from, into),
    forgetCustomer: (shopId, customerId) => reviews.forgetCustomer(shopId, customerId),
    forgetOrder: (shopId, orderId) => reviews.forgetOrder(shopId, orderId),
    forgetAddresses: (shopId) => reviews.forgetAddresses(shopId),
    mergeAskers: async (shopId, from, into) =>
      reviews.mergeAskers(shopId, from, into, await clock.now(shopId)),
    forgetAsker: async (shopId, customerId) =>
      reviews.forgetAsker(shopId, customerId, await clock.now(shopId)),
    forgetAskersByAddress: async (shopId) => reviews.forgetAskersByAddress(shopId, await clock.now(shopId)),
    async remirrorQuestions(shopId) {
      await reviews.remirrorQuestions(shopId);
      await publishQuestions(app, toShopId(shopId));
    },
    tidyMedia: (shopId) => reviews.tidyMedia(shopId),
    mirrorBehind: (shopId) => reviews.mirrorBehind(shopId),
    remirrorRatings: (shopId) => reviews.remirrorRatings(shopId),
  };
}
