import { z } from 'zod';
import type { ReactionPayload } from './platform/db/facts.server.ts';
import type { Reacting } from './reacting.ts';

// When this happens, that is done: the product's nervous system on one page. A reaction runs as a job of its own, at
// least once, in any order, so what it calls must not mind being called again.

type Reaction = (modules: Reacting, fact: ReactionPayload) => Promise<void>;

const handlers = {
  'settle-points': async ({ loyalty, returns }, { shopId, orderId }) => {
    if (orderId === null) return;
    await loyalty.settleOrder(shopId, orderId);
    // What an order earns while something of it is on its way back waits with the rest.
    if (await returns.openReturns(shopId, orderId)) await loyalty.retimeOrder(shopId, orderId);
  },
  'retime-points': async ({ loyalty }, { shopId, orderId }) => {
    if (orderId !== null) await loyalty.retimeOrder(shopId, orderId);
  },
  'merge-points': async ({ loyalty, factData, whoNow }, { shopId, customerId, factId }) => {
    const { from } = merged.parse(await factData(shopId, factId));
    if (customerId !== null) await loyalty.mergeAccounts(shopId, from, await whoNow(shopId, customerId));
  },
  'plan-review-request': async ({ reviews }, { shopId, orderId }) => {
    if (orderId !== null) await reviews.planRequest(shopId, orderId);
  },
  'note-review-request': async ({ reviews }, { shopId, orderId, factId }) => {
    if (orderId !== null) await reviews.noteSent(shopId, orderId, factId);
  },
  'refresh-purchases': async ({ reviews }, { shopId, orderId }) => {
    if (orderId !== null) await reviews.refreshPurchases(shopId, orderId);
  },
  'mirror-ratings': async ({ reviews }, { shopId }) => void (await reviews.mirrorBehind(shopId)),
  'remirror-ratings': ({ reviews }, { shopId }) => reviews.remirrorRatings(shopId),
  'merge-reviews': async ({ reviews, factData, whoNow }, { shopId, customerId, factId }) => {
    const { from } = merged.parse(await factData(shopId, factId));
    if (customerId !== null) await reviews.mergeCustomers(shopId, from, await whoNow(shopId, customerId));
  },
  'merge-askers': async ({ reviews, messages, factData, whoNow }, { shopId, customerId, factId }) => {
    const { from } = merged.parse(await factData(shopId, factId));
    if (customerId === null) return;
    const into = await whoNow(shopId, customerId);
    await messages.forgetAnswers(shopId, await reviews.mergeAskers(shopId, from, into));
  },
  'forget-asker': async ({ reviews, messages }, { shopId, customerId }) => {
    if (customerId !== null)
      await messages.forgetAnswers(shopId, await reviews.forgetAsker(shopId, customerId));
  },
  'plan-question-answered': ({ planning }, { shopId, factId }) => planning.questionAnswered(shopId, factId),
  'resume-media': ({ reviews }, { shopId }) => reviews.tidyMedia(shopId),
  'remirror-questions': ({ reviews }, { shopId }) => reviews.remirrorQuestions(shopId),
  'tell-flow': ({ tellFlow }, { shopId, kind, factId }) => tellFlow(shopId, { kind, factId }),
  'merge-messages': async ({ messages, factData, whoNow }, { shopId, customerId, factId }) => {
    const { from } = merged.parse(await factData(shopId, factId));
    if (customerId !== null) await messages.mergeCustomers(shopId, from, await whoNow(shopId, customerId));
  },
  'forget-reviewer': async ({ reviews }, { shopId, customerId }) => {
    if (customerId !== null) await reviews.forgetCustomer(shopId, customerId);
  },
  'forget-guest': async ({ reviews }, { shopId, orderId }) => {
    if (orderId !== null) await reviews.forgetOrder(shopId, orderId);
  },
  'forget-addresses': async ({ reviews, messages }, { shopId }) => {
    await reviews.forgetAddresses(shopId);
    await messages.forgetAnswers(shopId, await reviews.forgetAskersByAddress(shopId));
  },
  'forget-messages': async ({ messages }, { shopId, customerId, orderId }) => {
    if (customerId !== null) await messages.forgetCustomer(shopId, customerId);
    else if (orderId !== null) await messages.forgetOrder(shopId, orderId);
  },
  'merge-returns': async ({ returns, factData, whoNow }, { shopId, customerId, factId }) => {
    const { from } = merged.parse(await factData(shopId, factId));
    if (customerId !== null) await returns.mergeCustomers(shopId, from, await whoNow(shopId, customerId));
  },
  'erase-points-notes': async ({ loyalty }, { shopId, customerId }) => {
    if (customerId !== null) await loyalty.eraseNotes(shopId, customerId);
  },
  'erase-occasions': async ({ loyalty }, { shopId, customerId }) => {
    if (customerId !== null) await loyalty.eraseOccasions(shopId, customerId);
  },
  'award-sign-up': async ({ awarding }, { shopId, customerId, factId }) => {
    if (customerId !== null) await awarding.activity(shopId, customerId, { way: 'sign-up', key: '' }, factId);
  },
  'award-newsletter': async ({ awarding }, { shopId, customerId, factId }) => {
    if (customerId !== null)
      await awarding.activity(shopId, customerId, { way: 'newsletter', key: '' }, factId);
  },
  // Which line was reviewed is all that is read: what the review says, stars included, earns nothing more or less.
  'award-review': async ({ awarding, factData }, { shopId, customerId, factId }) => {
    const { line } = reviewed.parse(await factData(shopId, factId));
    if (customerId !== null && line !== undefined)
      await awarding.activity(shopId, customerId, { way: 'review', key: line }, factId);
  },
  'note-first-order': async ({ awarding }, { shopId, customerId }) => {
    if (customerId !== null) await awarding.firstOrder(shopId, customerId);
  },
  'erase-return-words': ({ returns }, { shopId, customerId, orderId }) =>
    returns.eraseWords(shopId, { customerId, orderId }),
  'forget-withdrawals': async ({ returns, messages }, { shopId, customerId, orderId }) =>
    messages.forgetReceipts(shopId, await returns.eraseWithdrawals(shopId, { customerId, orderId })),
  'note-order-for-returns': async ({ returns }, { shopId, orderId }) => {
    if (orderId !== null) await returns.noteOrder(shopId, orderId);
  },
  'plan-return-message': async ({ planning }, { shopId, kind, factId }) =>
    planning.returnMessage(shopId, { kind, factId }),
  'plan-withdrawal-receipt': async ({ planning }, { shopId, factId }) =>
    planning.withdrawalReceipt(shopId, factId),
  'plan-review-thanks': async ({ planning }, { shopId, customerId, orderId, factId }) => {
    if (orderId !== null) await planning.reviewThanks(shopId, { factId, customerId, orderId });
  },
  'plan-review-reply': ({ planning }, { shopId, factId }) => planning.reviewReply(shopId, factId),
  'plan-points-message': async ({ planning }, { shopId, customerId, factId }) => {
    if (customerId !== null) await planning.pointsMessage(shopId, customerId, factId);
  },
  'plan-points-to-come': async ({ planning }, { shopId, customerId }) => {
    if (customerId !== null) await planning.pointsToCome(shopId, customerId);
  },
  'plan-expiring-message': async ({ planning }, { shopId, customerId, factId }) => {
    if (customerId !== null) await planning.expiringMessage(shopId, customerId, factId);
  },
  'plan-tier-message': async ({ planning }, { shopId, customerId, factId }) => {
    if (customerId !== null) await planning.tierMessage(shopId, customerId, factId);
  },
  'review-former-owner': async ({ loyalty, factData }, { shopId, factId }) => {
    const { from } = changedHands.parse(await factData(shopId, factId));
    if (from !== null) await loyalty.reviewTierNow(shopId, from);
  },
  'reconcile-codes': ({ loyalty }, { shopId }) => loyalty.startReconciliation(shopId),
  'retag-customers': ({ loyalty }, { shopId }) => loyalty.retagCustomers(shopId),
  'recheck-perks': ({ loyalty }, { shopId }) => loyalty.recheckPerks(shopId),
  'publish-program': ({ publishProgram }, { shopId }) => publishProgram(shopId),
  'publish-policy': ({ publishPolicy }, { shopId }) => publishPolicy(shopId),
  'show-balances': ({ showBalances }, { shopId }) => showBalances(shopId),
} satisfies Record<string, Reaction>;

export type ReactionName = keyof typeof handlers;

/** By kind of fact. A kind that is not listed is only remembered. */
export const reactions: Readonly<Record<string, readonly ReactionName[]>> = {
  'order-code-used': ['settle-points'],
  'order-paid': ['settle-points', 'note-first-order'],
  'customer-added': ['award-sign-up'],
  'customer-subscribed': ['award-newsletter'],
  // What became of the purchase may have changed while it was written.
  'review-submitted': ['award-review', 'tell-flow', 'refresh-purchases'],
  'order-edited': ['settle-points', 'retime-points', 'plan-review-request'],
  'order-refunded': ['settle-points', 'plan-review-request', 'refresh-purchases'],
  'order-cancelled': ['settle-points', 'plan-review-request'],
  'order-deleted': ['settle-points', 'plan-review-request'],
  'order-customer-changed': ['settle-points', 'review-former-owner', 'plan-review-request'],
  'customer-merged': ['merge-points', 'merge-reviews', 'merge-messages', 'merge-returns', 'merge-askers'],
  // Beside reviews stands whether points are given for them.
  'program-saved': ['publish-program', 'remirror-ratings'],
  'rewards-saved': ['publish-program'],
  'loyalty-went-live': ['publish-program', 'remirror-ratings'],
  'loyalty-went-offline': ['publish-program', 'remirror-ratings'],
  'return-policy-saved': ['publish-policy'],
  'returns-went-live': ['publish-policy'],
  'returns-went-offline': ['publish-policy'],
  'scopes-granted': [
    'reconcile-codes',
    'retag-customers',
    'recheck-perks',
    'publish-program',
    'publish-policy',
    'mirror-ratings',
    'resume-media',
    'show-balances',
    'remirror-questions',
  ],
  'order-placed': ['plan-review-request', 'note-order-for-returns'],
  'order-shipped': ['plan-review-request'],
  'order-delivered': ['plan-review-request'],
  'order-redacted': ['forget-guest', 'forget-messages', 'erase-return-words', 'forget-withdrawals'],
  'addresses-redacted': ['forget-addresses'],
  'customer-redacted': [
    'forget-reviewer',
    'forget-messages',
    'erase-return-words',
    'forget-withdrawals',
    'erase-points-notes',
    'erase-occasions',
    'forget-asker',
  ],
  'return-requested': ['retime-points', 'plan-review-request', 'plan-return-message'],
  'return-approved': ['plan-return-message'],
  'return-received': ['plan-return-message'],
  'return-declined': ['retime-points', 'plan-review-request', 'plan-return-message'],
  'return-closed': ['retime-points', 'plan-review-request'],
  'return-cancelled': ['retime-points', 'plan-review-request', 'plan-return-message'],
  'return-expired': ['retime-points', 'plan-review-request', 'plan-return-message'],
  'return-reminder-due': ['plan-return-message'],
  'return-message-sent': ['plan-return-message'],
  'review-replied': ['plan-review-reply'],
  'review-code-made': ['plan-review-thanks'],
  'withdrawal-stated': ['plan-withdrawal-receipt'],
  'return-settled': ['retime-points', 'plan-review-request', 'refresh-purchases', 'plan-return-message'],
  'points-granted': ['plan-points-to-come'],
  'points-available': ['plan-points-message'],
  'points-expiring': ['plan-expiring-message'],
  'tier-changed': ['plan-tier-message'],
  'review-published': ['tell-flow'],
  'review-media-added': ['tell-flow'],
  'question-asked': ['tell-flow'],
  'question-answered': ['plan-question-answered'],
  'message-sent': ['note-review-request'],
  'message-settings-saved': ['remirror-ratings'],
  'review-settings-saved': ['mirror-ratings', 'remirror-questions'],
  'reviews-went-live': ['mirror-ratings', 'remirror-questions'],
  'reviews-went-offline': ['mirror-ratings', 'remirror-questions'],
  'ratings-taken-over': ['mirror-ratings'],
};

/** Of a review, nothing else is read. Older facts do not say the line. */
const reviewed = z.object({ line: z.string().regex(/^\d+$/).optional() });

const changedHands = z.object({
  from: z
    .string()
    .regex(/^\d{1,19}$/)
    .transform(BigInt)
    .nullable(),
});

const merged = z.object({
  from: z
    .string()
    .regex(/^\d{1,19}$/)
    .transform(BigInt),
});

export function reactionsOf(kind: string): readonly ReactionName[] {
  return Object.hasOwn(reactions, kind) ? (reactions[kind] ?? []) : [];
}

/** Does what a fact's job names. Breaks on a name without a handler: a job of a version that is gone. */
export async function react(modules: Reacting, fact: ReactionPayload): Promise<void> {
  if (!isReaction(fact.reaction)) throw new Error(`No reaction is called ${fact.reaction}`);
  await handlers[fact.reaction](modules, fact);
}

function isReaction(name: string): name is ReactionName {
  return Object.hasOwn(handlers, name);
}
