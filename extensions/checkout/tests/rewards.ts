import type { RedemptionView, RewardsView, RewardView } from '../../../app/contracts/rewards.ts';

export const fiveOff: RewardView = {
  id: 'five',
  name: '$5 off',
  kind: 'amount-off',
  value: { amount: '5.00', currencyCode: 'USD' },
  points: '500',
  multiples: true,
  spendable: '1000',
  least: '500',
  minSubtotal: null,
  capPercent: null,
  someGoods: false,
};

export const rewards = (more: Partial<RewardsView> = {}): RewardsView => ({
  balance: { available: '1240', pending: '0', held: '0', debt: '0' },
  live: true,
  worth: { amount: '10.00', currencyCode: 'USD' },
  rewards: [fiveOff],
  next: null,
  tier: null,
  redemptions: [],
  expiring: null,
  ways: [],
  birthday: null,
  ...more,
});

export const redemption = (more: Partial<RedemptionView> = {}): RedemptionView => ({
  id: '7',
  state: 'held',
  reward: 'five',
  points: '500',
  code: 'AG-SEVEN',
  value: { kind: 'amount-off', value: { amount: '5.00', currencyCode: 'USD' } },
  endsAt: '2026-12-01T10:30:00Z',
  ...more,
});
