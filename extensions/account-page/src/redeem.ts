import type { RedemptionView, RewardView } from '../../../app/contracts/rewards.ts';
import type { Answer, AppClient } from '../../shared/app-client.ts';
import type { Once } from '../../shared/intention.ts';
import { isIssued } from '../../shared/rewards.ts';

const tries = 8;
const pauseMs = 700;

/**
 * Uses points for a reward. What is given at once is waited for, asking with the same key: the same redemption. Where
 * it takes longer, the answer is still `held`, and the page's list tells the rest.
 */
export function redeem(
  { app, once }: { app: AppClient; once: Once<RedemptionView> },
  reward: RewardView,
  points: string,
): Promise<Answer<RedemptionView>> {
  return once(`redeem ${reward.id} ${points}`, async (key) => {
    for (let left = isIssued(reward) ? tries : 0; ; left--) {
      const answer = await app.post<RedemptionView>('/api/redemptions', {
        reward: reward.id,
        points,
        key,
        where: 'account',
      });
      if (!answer.done || answer.value.state !== 'held' || left === 0) return answer;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  });
}
