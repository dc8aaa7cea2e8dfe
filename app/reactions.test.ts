import { describe, expect, it } from 'vitest';
import { NO_POINTS } from '#app/kernel/points.ts';
import type { Reacting } from './reacting.ts';
import { react, reactions, reactionsOf } from './reactions.server.ts';

function spy() {
  const calls: unknown[][] = [];
  const modules: Reacting = {
    loyalty: {
      settleOrder: async (...ids) => {
        calls.push(['settleOrder', ...ids]);
        return { granted: NO_POINTS, clawed: NO_POINTS, reversed: NO_POINTS };
      },
      retimeOrder: async (...ids) => {
        calls.push(['retimeOrder', ...ids]);
      },
      mergeAccounts: async (...ids) => {
        calls.push(['mergeAccounts', ...ids]);
      },
      eraseOccasions: async (...ids) => void calls.push(['eraseOccasions', ...ids]),
      eraseNotes: async (...ids) => void calls.push(['eraseNotes', ...ids]),
      reviewTierNow: async (...ids) => void calls.push(['reviewTierNow', ...ids]),
      retagCustomers: async (...ids) => void calls.push(['retagCustomers', ...ids]),
      recheckPerks: async (...ids) => void calls.push(['recheckPerks', ...ids]),
      startReconciliation: async (...ids) => void calls.push(['startReconciliation', ...ids]),
    },
    messages: {
      mergeCustomers: async (...ids) => {
        calls.push(['mergeMessages', ...ids]);
      },
      forgetCustomer: async (...ids) => void calls.push(['forgetMessages', ...ids]),
      forgetOrder: async (...ids) => void calls.push(['forgetMessagesOfOrder', ...ids]),
      forgetAnswers: async (...ids) => void calls.push(['forgetAnswers', ...ids]),
      forgetReceipts: async (...ids) => void calls.push(['forgetReceipts', ...ids]),
    },
    reviews: {
      planRequest: async (...ids) => void calls.push(['planRequest', ...ids]),
      noteSent: async (...ids) => void calls.push(['noteSent', ...ids]),
      refreshPurchases: async (...ids) => void calls.push(['refreshPurchases', ...ids]),
      mergeCustomers: async (...ids) => void calls.push(['mergeReviews', ...ids]),
      forgetCustomer: async (...ids) => void calls.push(['forgetReviewer', ...ids]),
      forgetOrder: async (...ids) => void calls.push(['forgetGuest', ...ids]),
      forgetAddresses: async (...ids) => void calls.push(['forgetAddresses', ...ids]),
      forgetAskersByAddress: async (...ids) => {
        calls.push(['forgetAskersByAddress', ...ids]);
        return [7n];
      },
      mergeAskers: async (...ids) => {
        calls.push(['mergeAskers', ...ids]);
        return [];
      },
      forgetAsker: async (...ids) => {
        calls.push(['forgetAsker', ...ids]);
        return [6n];
      },
      remirrorQuestions: async (...ids) => void calls.push(['remirrorQuestions', ...ids]),
      tidyMedia: async (...ids) => void calls.push(['tidyMedia', ...ids]),
      mirrorBehind: async (...ids) => calls.push(['mirrorBehind', ...ids]),
      remirrorRatings: async (...ids) => void calls.push(['remirrorRatings', ...ids]),
    },
    returns: {
      mergeCustomers: async (...ids) => void calls.push(['mergeReturns', ...ids]),
      eraseWords: async (...ids) => void calls.push(['eraseReturnWords', ...ids]),
      eraseWithdrawals: async (...ids) => {
        calls.push(['eraseWithdrawals', ...ids]);
        return [4n];
      },
      openReturns: async () => false,
      noteOrder: async (...ids) => void calls.push(['noteOrder', ...ids]),
    },
    awarding: {
      activity: async (...args) => void calls.push(['award', ...args]),
      firstOrder: async (...ids) => void calls.push(['noteFirstOrder', ...ids]),
    },
    planning: {
      returnMessage: async (...ids) => void calls.push(['planReturnMessage', ...ids]),
      withdrawalReceipt: async (...ids) => void calls.push(['planWithdrawalReceipt', ...ids]),
      reviewReply: async (...ids) => void calls.push(['planReviewReply', ...ids]),
      reviewThanks: async (...ids) => void calls.push(['planReviewThanks', ...ids]),
      questionAnswered: async (...ids) => void calls.push(['planQuestionAnswered', ...ids]),
      pointsToCome: async (...ids) => void calls.push(['planPointsToCome', ...ids]),
      pointsMessage: async (...ids) => void calls.push(['planPointsMessage', ...ids]),
      expiringMessage: async (...ids) => void calls.push(['planExpiringMessage', ...ids]),
      tierMessage: async (...ids) => void calls.push(['planTierMessage', ...ids]),
    },
    tellFlow: async (...args) => void calls.push(['tellFlow', ...args]),
    showBalances: async (shopId) => void calls.push(['showBalances', shopId]),
    publishPolicy: async (shopId) => void calls.push(['publishPolicy', shopId]),
    factData: async () => ({ from: '5', orders: 2, line: '44' }),
    whoNow: async (_shopId, customerId) => customerId,
    publishProgram: async (shopId) => {
      calls.push(['publishProgram', shopId]);
    },
  };
  return { modules, calls };
}

const fact = { shopId: 1n, factId: 9n, customerId: 7n, orderId: 3n, trace: null };

/** How many calls these make. */
const erasing: Readonly<Partial<Record<string, number>>> = {
  'forget-withdrawals': 2,
  'forget-asker': 2,
  'merge-askers': 2,
  'forget-addresses': 3,
};

describe('the reactions to facts', () => {
  it.each(Object.keys(reactions))('to %s have handlers', async (kind) => {
    for (const reaction of reactionsOf(kind)) {
      const { modules, calls } = spy();
      await react(modules, { ...fact, kind, reaction });
      // Some erase here, and what was sent about it there.
      expect(calls).toHaveLength(erasing[reaction] ?? 1);
    }
    expect(reactionsOf(kind).length).toBeGreaterThan(0);
  });

  it.each(['order-paid', 'order-edited', 'order-refunded', 'order-cancelled'])(
    'settle the points of an order after %s',
    async (kind) => {
      const { modules, calls } = spy();
      await react(modules, { ...fact, kind, reaction: 'settle-points' });
      expect(reactionsOf(kind)).toContain('settle-points');
      expect(calls).toEqual([['settleOrder', 1n, 3n]]);
    },
  );

  it.each(['program-saved', 'loyalty-went-live', 'loyalty-went-offline', 'message-settings-saved'])(
    'say anew beside reviews whether points are given for them after %s',
    async (kind) => {
      const { modules, calls } = spy();
      expect(reactionsOf(kind)).toContain('remirror-ratings');
      await react(modules, { ...fact, kind, reaction: 'remirror-ratings' });
      expect(calls).toEqual([['remirrorRatings', 1n]]);
    },
  );

  it('move the points of a merged customer to the one who stays', async () => {
    const { modules, calls } = spy();
    await react(modules, { ...fact, kind: 'customer-merged', reaction: 'merge-points' });
    expect(calls).toEqual([['mergeAccounts', 1n, 5n, 7n]]);
  });

  it('move all of a merged customer to whoever has taken over the one who stayed by then', async () => {
    for (const reaction of reactionsOf('customer-merged')) {
      const { modules, calls } = spy();
      await react({ ...modules, whoNow: async () => 8n }, { ...fact, kind: 'customer-merged', reaction });
      expect(calls[0]?.slice(1), reaction).toEqual([1n, 5n, 8n]);
    }
  });

  it('erase what staff wrote beside points of somebody who is forgotten', async () => {
    const { modules, calls } = spy();
    await react(modules, { ...fact, kind: 'customer-redacted', reaction: 'erase-points-notes' });
    expect(calls).toEqual([['eraseNotes', 1n, 7n]]);
    expect(reactionsOf('customer-redacted')).toContain('erase-points-notes');
  });

  it('erase what somebody wrote who withdrew, and the receipts of it', async () => {
    const { modules, calls } = spy();
    await react(modules, { ...fact, kind: 'customer-redacted', reaction: 'forget-withdrawals' });
    expect(calls).toEqual([
      ['eraseWithdrawals', 1n, { customerId: 7n, orderId: 3n }],
      ['forgetReceipts', 1n, [4n]],
    ]);
  });

  it('award a review by the line that was reviewed, and read nothing else of it', async () => {
    const { modules, calls } = spy();
    const data = { review: '9', stars: 1, via: 'mail', line: '44' };
    const reading = { ...modules, factData: async () => data };
    await react(reading, { ...fact, kind: 'review-submitted', reaction: 'award-review' });
    expect(calls).toEqual([['award', 1n, 7n, { way: 'review', key: '44' }, fact.factId]]);
  });

  it('are none for a kind that is only remembered', () => {
    expect(reactionsOf('debt-repaid')).toEqual([]);
    expect(reactionsOf('constructor')).toEqual([]);
  });

  it('refuse a name that nobody handles', async () => {
    const { modules } = spy();
    const nobody = { ...fact, kind: 'order-paid', reaction: 'toString' };
    await expect(react(modules, nobody)).rejects.toThrow('No reaction is called toString');
  });
});
