import type { Instant, Zone } from '#app/kernel/calendar.ts';
import type { Money } from '#app/kernel/money.ts';
import { moneyAmount } from '#app/kernel/money.ts';
import { points } from '#app/kernel/points.ts';
import type { IssueTrace } from '../../explanation/trace.ts';
import { fact, type NewEntry } from '../../ledger/ledger.ts';
import { faceOf, type IssuedReward, isIssued } from '../../rewards/rewards.ts';
import type { Capture } from '../capture.ts';
import type { Redemption } from '../redemption.ts';
import { lastDayOf } from './last-day.ts';

/** What a redemption gives at once, with its amount. Breaks for a reward that is a code. */
export function issuedOf({
  reward,
  points: spent,
  currency,
}: Pick<Redemption, 'reward' | 'points' | 'currency'>): {
  readonly reward: IssuedReward;
  readonly amount: Money;
} {
  const amount = faceOf(reward, spent, currency);
  if (amount === null || !isIssued(reward)) throw new Error(`A ${reward.kind} is not given at once`);
  return { reward, amount };
}

/** Shopify has given it: the points are used, without an order, and it is announced. */
export function issuedEntry(redemption: Redemption, capture: Capture, at: Instant, zone: Zone): NewEntry {
  const { reward, amount } = issuedOf(redemption);
  const lastDay = lastDayOf(redemption, zone)?.toString() ?? null;
  const key = `redemption:${redemption.code}:redeem`;
  return {
    kind: 'redeem',
    points: points(-capture.used),
    sourceKey: key,
    happenedAt: at,
    orderShopifyId: null,
    uses: capture.takes.map((take) => ({ lotId: take.lotId, points: points(-take.points) })),
    trace: issueTrace(redemption, reward, amount, lastDay),
    facts: [
      fact(key, 'reward-issued', at, capture.used, {
        reward: reward.name,
        kind: reward.kind,
        amount: moneyAmount(amount),
        currency: amount.currency,
        ...(lastDay === null ? {} : { lastDay }),
      }),
    ],
  };
}

function issueTrace(
  { points: spent }: Redemption,
  { kind, name }: IssuedReward,
  amount: Money,
  lastDay: string | null,
): IssueTrace {
  return {
    is: 'issue',
    points: spent.toString(),
    reward: name,
    kind,
    currency: amount.currency,
    amount: amount.minor.toString(),
    lastDay,
  };
}
