import type { RewardView } from '../../app/contracts/rewards.ts';

/**
 * Amounts of points worth offering for a reward: the least, half and the most of what both the balance and the basket
 * allow. Empty: the reward is out of reach.
 */
export function sensibleAmounts(reward: RewardView, subtotal: number): string[] {
  const most = mostTimes(reward, subtotal);
  const step = Number(reward.points);
  const least = leastTimes(reward);
  const times = new Set([least, Math.max(least, Math.ceil(most / 2)), most]);
  return [...times].filter((count) => count > 0 && count <= most).map((count) => String(count * step));
}

const leastTimes = (reward: RewardView) => Number(reward.least) / Number(reward.points);

/** How many times a reward may be taken at once without taking off more than there is to pay, or than it may pay. */
export function mostTimes(reward: RewardView, subtotal: number): number {
  const affordable = Math.floor(Number(reward.spendable) / Number(reward.points));
  if (affordable < 1) return 0;
  if (reward.kind !== 'amount-off') return affordable;
  const payable = (subtotal * (reward.capPercent ?? 100)) / 100;
  const fitting = Math.floor(payable / Number(reward.value.amount) + 1e-9);
  // Without a cap one that is worth more than the basket pays all of it.
  return Math.min(affordable, reward.capPercent === null ? Math.max(fitting, leastTimes(reward)) : fitting);
}

/** What is short of a reward's least subtotal; null: nothing. */
export function missingSubtotal(reward: RewardView, subtotal: number): number | null {
  const missing = Number(reward.minSubtotal?.amount ?? 0) - subtotal;
  return missing > 0 ? missing : null;
}
