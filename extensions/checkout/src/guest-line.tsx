import type { RewardsView } from '../../../app/contracts/rewards.ts';
import { nearest, rewardText } from '../../shared/rewards.ts';
import type { Words } from '../../shared/words.ts';

/** What signing in would bring: one line, and nothing to close. */
export function GuestLine({ words, view }: { words: Words; view: RewardsView }) {
  const reward = nearest(view.rewards);
  return (
    <s-text color="subdued">
      {reward
        ? words.sayPoints('guest.with-reward', reward.points, { reward: rewardText(words, reward) })
        : words.say('guest.plain')}
    </s-text>
  );
}
