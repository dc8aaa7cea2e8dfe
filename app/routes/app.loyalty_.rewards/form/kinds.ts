import type { RewardForm } from '#app/modules/loyalty/rewards/rewards-form.ts';

/** In the order in which they are offered. */
export const kinds = [
  'amount-off',
  'percent',
  'free-shipping',
  'free-product',
  'gift-card',
  'store-credit',
] as const;

type Kind = RewardForm['kind'];

export const isCashKind = (kind: Kind) =>
  kind === 'amount-off' || kind === 'gift-card' || kind === 'store-credit';

/** Given at once, so no cart limits it. */
export const isIssuedKind = (kind: Kind) => kind === 'gift-card' || kind === 'store-credit';

export const isForSomeGoods = (kind: Kind) => kind === 'amount-off' || kind === 'percent';

export const newReward: RewardForm = {
  id: '',
  name: '',
  kind: 'amount-off',
  points: '100',
  value: '5.00',
  multiples: true,
  minPoints: '',
  maxPoints: '',
  minSubtotal: '',
  capPercent: '',
  collections: [],
  combines: null,
  variant: null,
  validDays: '',
};

const usual: Record<Kind, string> = {
  'amount-off': '5.00',
  percent: '10',
  'free-shipping': '',
  'free-product': '',
  'gift-card': '10.00',
  'store-credit': '10.00',
};

/** The reward as another kind: an amount stays an amount, everything else begins as usual for the kind. */
export function ofKind(reward: RewardForm, value: string): RewardForm {
  const kind = kinds.find((known) => known === value) ?? 'amount-off';
  const both = isCashKind(kind) && isCashKind(reward.kind);
  return {
    ...reward,
    kind,
    value: both ? reward.value : usual[kind],
    multiples: both ? reward.multiples : isCashKind(kind),
  };
}
