import { z } from 'zod';
import { parseLocalDate } from '../kernel/calendar.ts';
import { getFactData, getFactMoment } from '../platform/db/facts.server.ts';
import type { Reacting } from '../reacting.ts';
import type { App } from '../wiring.server.ts';
import { planExpiringMessage } from './messages-for-expiring.ts';
import { planPointsMessage, planPointsToCome } from './messages-for-loyalty.ts';
import { planQuestionAnswered } from './messages-for-questions.ts';
import { planReviewReply } from './messages-for-replies.ts';
import { planReturnMessage, returnMessageOf } from './messages-for-returns.ts';
import { planReviewThanks } from './messages-for-thanks.ts';
import { planTierMessage } from './messages-for-tiers.ts';
import { planWithdrawalReceipt } from './messages-for-withdrawals.ts';

const aboutReturn = z.object({
  message: z.coerce.number().int().positive().optional(),
  returnId: z
    .string()
    .regex(/^\d{1,19}$/)
    .transform(BigInt),
});

const aboutQuestion = z.object({
  question: z
    .string()
    .regex(/^\d{1,19}$/)
    .transform(BigInt),
});

const aboutExpiring = z.object({ lastDay: z.iso.date() });

const aboutReview = z.object({
  review: z
    .string()
    .regex(/^\d{1,19}$/)
    .transform(BigInt),
});

const aboutReply = z.object({
  review: z
    .string()
    .regex(/^\d{1,19}$/)
    .transform(BigInt),
  visibility: z.enum(['public', 'private']),
});

const aboutWithdrawal = z.object({
  withdrawalId: z
    .string()
    .regex(/^\d{1,19}$/)
    .transform(BigInt),
  receipt: z.enum(['yes', 'no']),
});

/** What reactions do with messages that are there, at the shop's business time. */
export function messagesForReactions({ messages, clock }: App): Reacting['messages'] {
  return {
    mergeCustomers: (shopId, from, into) => messages.mergeCustomers(shopId, from, into),
    forgetCustomer: async (shopId, customerId) =>
      messages.forgetCustomer(shopId, customerId, await clock.now(shopId)),
    forgetReceipts: async (shopId, withdrawals) =>
      messages.forgetAbout(shopId, 'withdrawal-receipt', withdrawals, await clock.now(shopId)),
    forgetAnswers: async (shopId, questions) =>
      messages.forgetAbout(shopId, 'question-answered', questions, await clock.now(shopId)),
    forgetOrder: async (shopId, orderId) => messages.forgetOrder(shopId, orderId, await clock.now(shopId)),
  };
}

/** What reactions plan to tell customers, at the shop's business time. */
export function messagesReacting(app: App): Reacting['planning'] {
  const { db, clock } = app;
  return {
    async returnMessage(shopId, { kind, factId }) {
      const told = aboutReturn.safeParse(await getFactData(db.sql, shopId, factId));
      // Facts of versions before do not say which return they are about.
      const as = returnMessageOf(kind);
      if (!told.success || as === null) return;
      const at = await getFactMoment(db.sql, shopId, factId);
      const { returnId, message: number } = told.data;
      await planReturnMessage(app, shopId, { kind: as, returnId, number, at }, await clock.now(shopId));
    },
    async withdrawalReceipt(shopId, factId) {
      const told = aboutWithdrawal.parse(await getFactData(db.sql, shopId, factId));
      if (told.receipt === 'no') return;
      const at = await getFactMoment(db.sql, shopId, factId);
      const stated = { withdrawalId: told.withdrawalId, at };
      await planWithdrawalReceipt(app, shopId, stated, await clock.now(shopId));
    },
    async questionAnswered(shopId, factId) {
      const { question } = aboutQuestion.parse(await getFactData(db.sql, shopId, factId));
      const at = await getFactMoment(db.sql, shopId, factId);
      await planQuestionAnswered(app, shopId, { questionId: question, at }, await clock.now(shopId));
    },
    async pointsMessage(shopId, customerId, factId) {
      const at = await getFactMoment(db.sql, shopId, factId);
      await planPointsMessage(app, shopId, { customerId, at }, await clock.now(shopId));
    },
    async expiringMessage(shopId, customerId, factId) {
      const { lastDay } = aboutExpiring.parse(await getFactData(db.sql, shopId, factId));
      const at = await getFactMoment(db.sql, shopId, factId);
      const told = { customerId, at, day: parseLocalDate(lastDay) };
      await planExpiringMessage(app, shopId, told, await clock.now(shopId));
    },
    async tierMessage(shopId, customerId, factId) {
      const at = await getFactMoment(db.sql, shopId, factId);
      await planTierMessage(app, shopId, { customerId, at }, await clock.now(shopId));
    },
    async reviewThanks(shopId, { factId, customerId, orderId }) {
      const { review } = aboutReview.parse(await getFactData(db.sql, shopId, factId));
      const at = await getFactMoment(db.sql, shopId, factId);
      const thanked = { reviewId: review, customerId, orderId, at };
      await planReviewThanks(app, shopId, thanked, await clock.now(shopId));
    },
    async reviewReply(shopId, factId) {
      const { review, visibility } = aboutReply.parse(await getFactData(db.sql, shopId, factId));
      if (visibility !== 'private') return;
      const at = await getFactMoment(db.sql, shopId, factId);
      await planReviewReply(app, shopId, { reviewId: review, at }, await clock.now(shopId));
    },
    pointsToCome: async (shopId, customerId) =>
      planPointsToCome(app, shopId, customerId, await clock.now(shopId)),
  };
}
