import type { Awarding } from './joining/loyalty/awarding.server.ts';
import type { Loyalty } from './modules/loyalty/door.ts';
import type { Messages } from './modules/messages/door.ts';
import type { Returns } from './modules/returns/door.ts';
import type { Reviews } from './modules/reviews/door.ts';

/** What reactions call. */
export interface Reacting {
  readonly loyalty: Pick<
    Loyalty,
    | 'settleOrder'
    | 'mergeAccounts'
    | 'retimeOrder'
    | 'eraseNotes'
    | 'eraseOccasions'
    | 'retagCustomers'
    | 'recheckPerks'
    | 'reviewTierNow'
    | 'startReconciliation'
  >;
  readonly messages: Pick<Messages, 'mergeCustomers'> & {
    forgetCustomer(shopId: bigint, customerId: bigint): Promise<void>;
    forgetOrder(shopId: bigint, orderId: bigint): Promise<void>;
    /** News of answers, by their questions. */
    forgetAnswers(shopId: bigint, questions: readonly bigint[]): Promise<void>;
    /** Receipts of withdrawals, by those. */
    forgetReceipts(shopId: bigint, withdrawals: readonly bigint[]): Promise<void>;
  };
  readonly reviews: ReviewsReacting;
  readonly returns: Pick<
    Returns,
    'mergeCustomers' | 'eraseWords' | 'eraseWithdrawals' | 'openReturns' | 'noteOrder'
  >;
  readonly planning: {
    returnMessage(shopId: bigint, fact: { readonly kind: string; readonly factId: bigint }): Promise<void>;
    withdrawalReceipt(shopId: bigint, factId: bigint): Promise<void>;
    reviewReply(shopId: bigint, factId: bigint): Promise<void>;
    reviewThanks(
      shopId: bigint,
      fact: { readonly factId: bigint; readonly customerId: bigint | null; readonly orderId: bigint },
    ): Promise<void>;
    questionAnswered(shopId: bigint, factId: bigint): Promise<void>;
    pointsMessage(shopId: bigint, customerId: bigint, factId: bigint): Promise<void>;
    pointsToCome(shopId: bigint, customerId: bigint): Promise<void>;
    expiringMessage(shopId: bigint, customerId: bigint, factId: bigint): Promise<void>;
    tierMessage(shopId: bigint, customerId: bigint, factId: bigint): Promise<void>;
  };
  readonly awarding: Awarding;
  /** Gives a fact to Shopify Flow, once for each trigger. */
  tellFlow(shopId: bigint, fact: { readonly kind: string; readonly factId: bigint }): Promise<void>;
  factData(shopId: bigint, factId: bigint): Promise<Record<string, unknown>>;
  /** Whoever has taken a customer over by now, else they themselves. What one had may be passed on before they had it. */
  whoNow(shopId: bigint, customerId: bigint): Promise<bigint>;
  publishProgram(shopId: bigint): Promise<void>;
  publishPolicy(shopId: bigint): Promise<void>;
  showBalances(shopId: bigint): Promise<void>;
}

interface ReviewsReacting
  extends Pick<
    Reviews,
    | 'refreshPurchases'
    | 'mergeCustomers'
    | 'forgetCustomer'
    | 'forgetOrder'
    | 'forgetAddresses'
    | 'mirrorBehind'
    | 'remirrorRatings'
    | 'tidyMedia'
    | 'remirrorQuestions'
  > {
  planRequest(shopId: bigint, orderId: bigint): Promise<void>;
  /** Ids of questions that were erased with it. */
  mergeAskers(shopId: bigint, from: bigint, into: bigint): Promise<readonly bigint[]>;
  forgetAsker(shopId: bigint, customerId: bigint): Promise<readonly bigint[]>;
  forgetAskersByAddress(shopId: bigint): Promise<readonly bigint[]>;
  /** A message went out; only a request for reviews and reminders of it concern them. */
  noteSent(shopId: bigint, orderId: bigint, factId: bigint): Promise<void>;
}
