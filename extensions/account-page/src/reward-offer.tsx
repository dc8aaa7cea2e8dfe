import type { RewardView } from '../../../app/contracts/rewards.ts';
import { AmountField } from '../../shared/amount-field.tsx';
import { RewardLimits } from '../../shared/reward-limits.tsx';
import { rewardText, timesOf } from '../../shared/rewards.ts';
import { sensibleAmounts } from '../../shared/sensible-amounts.ts';
import type { Words } from '../../shared/words.ts';

interface Props {
  words: Words;
  reward: RewardView;
  busy: boolean;
  onRedeem: (points: string) => void;
}

/** A reward within reach: amounts to choose from, and a field for any other. */
export function RewardOffer({ words, reward, busy, onRedeem }: Props) {
  // There is no basket here: the balance alone limits.
  const amounts = sensibleAmounts(reward, Number.POSITIVE_INFINITY);
  return (
    <s-stack gap="small-200">
      <s-heading>{reward.name}</s-heading>
      <RewardLimits words={words} reward={reward} />
      {'validDays' in reward && reward.validDays !== null && (
        <s-text color="subdued">{words.say('limit.days', { count: reward.validDays })}</s-text>
      )}
      <s-stack direction="inline" gap="small-200">
        {amounts.map((points) => (
          <s-clickable-chip key={points} disabled={busy} onClick={() => onRedeem(points)}>
            {words.sayPoints('chip', points, { reward: rewardText(words, reward, timesOf(reward, points)) })}
          </s-clickable-chip>
        ))}
      </s-stack>
      {amounts.length > 1 && <AmountField {...{ words, reward, busy }} onSpend={onRedeem} />}
    </s-stack>
  );
}
