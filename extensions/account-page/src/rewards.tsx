import { useState } from 'preact/hooks';
import type { RedemptionView, RewardsView } from '../../../app/contracts/rewards.ts';
import type { Answer, AppClient } from '../../shared/app-client.ts';
import { BalanceLines } from '../../shared/balance-lines.tsx';
import { HeldCode } from '../../shared/held-code.tsx';
import type { Once } from '../../shared/intention.ts';
import { nearest, rewardText } from '../../shared/rewards.ts';
import { TierLines } from '../../shared/tier-lines.tsx';
import { useOneAtATime } from '../../shared/use-one-at-a-time.ts';
import { useUntil } from '../../shared/use-until.ts';
import type { Words } from '../../shared/words.ts';
import { RewardOffer } from './reward-offer.tsx';

interface Props {
  words: Words;
  app: AppClient;
  once: Once<RedemptionView>;
}

interface RewardsProps extends Props {
  answer: Answer<RewardsView>;
  again: () => Promise<void>;
}

export function Rewards({ words, app, once, answer, again }: RewardsProps) {
  const held = answer.done ? answer.value.redemptions : [];
  useUntil(
    held.every(({ code }) => code !== null),
    again,
  );
  if (!answer.done)
    return (
      <s-section heading={words.say('rewards.heading')}>
        <s-stack gap="small-200">
          <s-paragraph>{words.refusal(answer.why, answer.values)}</s-paragraph>
          <s-link onClick={() => void again()}>{words.say('try-again')}</s-link>
        </s-stack>
      </s-section>
    );
  const view = answer.value;
  if (!view.live || !view.balance) return null;
  return (
    <s-section heading={words.say('rewards.heading')}>
      <s-stack gap="base">
        <BalanceLines words={words} view={view} balance={view.balance} />
        <TierLines words={words} tier={view.tier} />
        {view.redemptions.map((one) => (
          <HeldCode key={one.id} {...{ words, app }} redemption={one} onReleased={again} />
        ))}
        <Offers {...{ words, app, once, view, again }} />
      </s-stack>
    </s-section>
  );
}

function Offers({
  words,
  app,
  once,
  view,
  again,
}: Props & { view: RewardsView; again: () => Promise<void> }) {
  const [busy, run] = useOneAtATime();
  const [problem, setProblem] = useState<string | null>(null);
  const redeem = async (reward: string, points: string) => {
    setProblem(null);
    const answer = await once(`redeem ${reward} ${points}`, (key) =>
      app.post<RedemptionView>('/api/redemptions', { reward, points, key, where: 'account' }),
    );
    if (!answer.done) setProblem(words.refusal(answer.why, answer.values));
    await again();
  };
  const open = view.rewards.filter((one) => Number(one.spendable) > 0);
  const next = nearest(view.rewards);
  return (
    <s-stack gap="base">
      {problem && <s-banner tone="warning">{problem}</s-banner>}
      {open.map((reward) => (
        <RewardOffer
          key={reward.id}
          {...{ words, reward, busy }}
          onRedeem={(points) => void run(() => redeem(reward.id, points))}
        />
      ))}
      {open.length === 0 && next && (
        <s-paragraph color="subdued">
          {words.sayPoints('not-yet', next.points, { reward: rewardText(words, next) })}
        </s-paragraph>
      )}
    </s-stack>
  );
}
