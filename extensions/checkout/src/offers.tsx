import type { RewardsView, RewardView } from '../../../app/contracts/rewards.ts';
import { AmountField } from '../../shared/amount-field.tsx';
import { RewardLimits } from '../../shared/reward-limits.tsx';
import { forCart, nearest, rewardText, timesOf } from '../../shared/rewards.ts';
import { missingSubtotal, sensibleAmounts } from '../../shared/sensible-amounts.ts';
import type { Words } from '../../shared/words.ts';

interface Props {
  words: Words;
  view: RewardsView;
  /** What is in the basket, in the checkout's currency. */
  subtotal: number;
  busy: boolean;
  onSpend: (reward: string, points: string) => void;
}

/** The rewards that this basket can use, or the nearest one; each says what limits it. */
export function Offers({ words, view, subtotal, busy, onSpend }: Props) {
  const rewards = forCart(view.rewards);
  const open = rewards.filter((one) => Number(one.spendable) > 0);
  if (open.length === 0) {
    const next = nearest(rewards);
    if (!next) return null;
    return (
      <s-text color="subdued">
        {words.sayPoints('not-yet', next.least, {
          reward: rewardText(words, next, timesOf(next, next.least)),
        })}
      </s-text>
    );
  }
  return (
    <>
      {open.map((reward) => (
        <Offer
          key={reward.id}
          {...{ words, reward, subtotal, busy }}
          onSpend={(points) => onSpend(reward.id, points)}
        />
      ))}
    </>
  );
}

interface OfferProps extends Pick<Props, 'words' | 'subtotal' | 'busy'> {
  reward: RewardView;
  onSpend: (points: string) => void;
}

function Offer({ words, reward, subtotal, busy, onSpend }: OfferProps) {
  const largeEnough = missingSubtotal(reward, subtotal) === null;
  const amounts = largeEnough ? sensibleAmounts(reward, subtotal) : [];
  return (
    <s-stack gap="small-200">
      {largeEnough && amounts.length === 0 && <s-text>{rewardText(words, reward)}</s-text>}
      <s-stack direction="inline" gap="small-200">
        {amounts.map((points) => (
          <s-clickable-chip key={points} disabled={busy} onClick={() => onSpend(points)}>
            {words.sayPoints('chip', points, { reward: rewardText(words, reward, timesOf(reward, points)) })}
          </s-clickable-chip>
        ))}
      </s-stack>
      <RewardLimits {...{ words, reward, largeEnough }} />
      {amounts.length > 1 && <AmountField {...{ words, reward, busy, onSpend }} />}
    </s-stack>
  );
}
