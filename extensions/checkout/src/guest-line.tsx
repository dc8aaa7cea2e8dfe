import type { Api } from '@shopify/ui-extensions/purchase.checkout.reductions.render-after';
import type { RewardsView } from '../../../app/contracts/rewards.ts';
import { forCart, nearest, rewardText, timesOf } from '../../shared/rewards.ts';
import type { Words } from '../../shared/words.ts';
import { useFirstTime } from './use-first-time.ts';

interface Props {
  words: Words;
  view: RewardsView;
  storage: Api['storage'];
}

/** What signing in would bring: one line, nothing to close, and once for a browser. */
export function GuestLine({ words, view, storage }: Props) {
  const first = useFirstTime(storage, 'guest');
  const reward = nearest(forCart(view.rewards));
  if (!first) return null;
  return (
    <s-text color="subdued">
      {reward
        ? words.sayPoints('guest.with-reward', reward.least, {
            reward: rewardText(words, reward, timesOf(reward, reward.least)),
          })
        : words.say('guest.plain')}
    </s-text>
  );
}
