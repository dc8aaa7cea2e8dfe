import type { Questions } from '../../app/modules/reviews/questions/door.ts';
import type { Triggers } from '../../app/modules/reviews/triggers/door.ts';
import type { Makers } from './door-calls.ts';
import type { Doors, FilledShop } from './filled-shop.ts';

/** For every function of questions and of triggers: what shop A calls it with. */
export const questionsCalls = (doors: Doors, a: FilledShop): Makers<Questions & Triggers> => ({
  askQuestion: (given) => [
    a.shopId,
    {
      ...{ product: given.productShopifyId, customerId: given.customer, language: null, robot: false },
      typed: { body: 'Is it warm?', name: 'Alpha', email: '' },
    },
    doors.now,
  ],
  answerAsOwner: (given) => [
    a.shopId,
    { question: given.question, customerId: given.customer, body: 'It is.', robot: false },
    doors.now,
  ],
  ownsProduct: (given) => [a.shopId, given.customer, given.productShopifyId, doors.now],
  publicQuestions: (given) => [a.shopId, given.productShopifyId, { limit: 50 }],
  questionInbox: () => [a.shopId, { search: 'bravo' }],
  findQuestion: (given) => [a.shopId, given.question],
  answerQuestion: (given) => [a.shopId, given.question, 'Yes.', 'alpha', doors.now],
  moderateQuestion: (given) => [
    a.shopId,
    { question: given.question, answer: given.questionAnswer },
    { action: 'hide', reason: 'spam' },
    'alpha',
    doors.now,
  ],
  waitingQuestions: () => [a.shopId],
  answerToTell: (given) => [a.shopId, given.question],
  mergeAskers: (given) => [a.shopId, given.merged, given.customer, doors.now],
  forgetAskersByAddress: () => [a.shopId, doors.now],
  eraseAskersAddresses: () => [a.shopId, doors.now],
  exportQuestions: (given) => [a.shopId, given.customer],
  findAskers: () => [a.shopId],
  mirrorQuestions: () => [a.shopId],
  remirrorQuestions: () => [a.shopId],
  auditQuestions: () => [a.shopId],
  claimTrigger: (given) => [a.shopId, given.questionFact, 'afterglow-review-submitted'],
  settleTrigger: (given) => [a.shopId, given.questionFact, 'afterglow-question-asked', 'taken'],
  releaseTrigger: (given) => [a.shopId, given.questionFact, 'afterglow-question-asked'],
  forgetAsker: (given) => [a.shopId, given.customer, doors.now],
});
