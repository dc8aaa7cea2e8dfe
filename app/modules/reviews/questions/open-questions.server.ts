import type { ReviewsDeps } from '../ports.ts';
import { answerAsOwner, answerQuestion, ownsProduct } from './answer.server.ts';
import { askQuestion } from './ask.server.ts';
import type { Questions } from './door.ts';
import {
  eraseAskersAddresses,
  exportQuestions,
  forgetAsker,
  forgetAskersByAddress,
  mergeAskers,
} from './keep-up-questions.server.ts';
import { mirrorQuestions, remirrorQuestions } from './mirror-questions.server.ts';
import { moderateQuestion } from './moderate-question.server.ts';
import {
  answerToTell,
  findQuestion,
  publicQuestions,
  questionInbox,
  waitingQuestions,
} from './read-questions.server.ts';
import { listMiscountedQuestions } from './store/counts.server.ts';
import { giveQuestions } from './store/questions.server.ts';

export function openQuestions(deps: ReviewsDeps): Questions {
  return {
    askQuestion: (shopId, asked, now) => askQuestion(deps, shopId, asked, now),
    answerAsOwner: (shopId, given, now) => answerAsOwner(deps, shopId, given, now),
    ownsProduct: (shopId, customerId, product, now) => ownsProduct(deps, shopId, customerId, product, now),
    publicQuestions: (shopId, product, page) => publicQuestions(deps, shopId, product, page),
    questionInbox: (shopId, query) => questionInbox(deps, shopId, query),
    findQuestion: (shopId, id) => findQuestion(deps, shopId, id),
    answerQuestion: (shopId, id, body, actor, now) => answerQuestion(deps, shopId, id, body, actor, now),
    moderateQuestion: (shopId, subject, decision, actor, now) =>
      moderateQuestion(deps, shopId, subject, decision, actor, now),
    waitingQuestions: (shopId) => waitingQuestions(deps, shopId),
    answerToTell: (shopId, id) => answerToTell(deps, shopId, id),
    mergeAskers: (shopId, from, into, now) => mergeAskers(deps, shopId, from, into, now),
    forgetAsker: (shopId, customerId, now) => forgetAsker(deps, shopId, customerId, now),
    forgetAskersByAddress: (shopId, now) => forgetAskersByAddress(deps, shopId, now),
    exportQuestions: (shopId, customerId) => exportQuestions(deps, shopId, customerId),
    findAskers: (shopId) => giveQuestions(deps.db.sql, shopId),
    eraseAskersAddresses: (shopId, now) => eraseAskersAddresses(deps, shopId, now),
    mirrorQuestions: (shopId) => mirrorQuestions(deps, shopId),
    remirrorQuestions: (shopId) => remirrorQuestions(deps, shopId),
    auditQuestions: (shopId) => listMiscountedQuestions(deps.db.sql, shopId, 100),
  };
}
