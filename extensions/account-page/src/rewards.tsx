import { useState } from 'preact/hooks';
import type { RedemptionView, RewardsView, RewardView } from '../../../app/contracts/rewards.ts';
import type { Answer, AppClient } from '../../shared/app-client.ts';
import { BalanceLines } from '../../shared/balance-lines.tsx';
import { HeldList } from '../../shared/held-list.tsx';
import type { Once } from '../../shared/intention.ts';
import { IssuedLine } from '../../shared/issued-line.tsx';
import { isBeingMade, isIssued, isOffered, nearest, rewardText, timesOf } from '../../shared/rewards.ts';
import { TierLines } from '../../shared/tier-lines.tsx';
import { useOneAtATime } from '../../shared/use-one-at-a-time.ts';
import { useUntil } from '../../shared/use-until.ts';
import type { Words } from '../../shared/words.ts';
import { Birthday } from './birthday.tsx';
import { redeem } from './redeem.ts';
import { RewardOffer } from './reward-offer.tsx';
import { Ways } from './ways.tsx';

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
  useUntil(!held.some(isBeingMade), again);
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
    <>
      <s-section heading={words.say('rewards.heading')}>
        <s-stack gap="base">
          <BalanceLines words={words} view={view} balance={view.balance} />
          <TierLines words={words} tier={view.tier} />
          <Offers {...{ words, app, once, view, again }} />
        </s-stack>
      </s-section>
      <Ways words={words} ways={view.ways} />
      <Birthday {...{ words, app, again }} birthday={view.birthday} />
    </>
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
  // The list holds what is reserved; what was given at once is told by the answer alone.
  const [given, setGiven] = useState<readonly RedemptionView[]>([]);
  const use = async (reward: RewardView, points: string) => {
    setProblem(null);
    const answer = await redeem({ app, once }, reward, points);
    if (!answer.done) setProblem(words.refusal(answer.why, answer.values));
    else if (isIssued(answer.value.value) && !isBeingMade(answer.value)) setGiven([answer.value, ...given]);
    await again();
  };
  const offered = view.rewards.filter(isOffered);
  const open = offered.filter((one) => Number(one.spendable) > 0);
  const next = nearest(offered);
  const told = new Set(given.map(({ id }) => id));
  return (
    <s-stack gap="base">
      {given.map((one) => (
        <IssuedLine key={one.id} words={words} redemption={one} />
      ))}
      <HeldList
        {...{ words, app }}
        redemptions={view.redemptions.filter(({ id }) => !told.has(id))}
        onReleased={again}
      />
      {problem && <s-banner tone="warning">{problem}</s-banner>}
      {open.map((reward) => (
        <RewardOffer
          key={reward.id}
          {...{ words, reward, busy }}
          onRedeem={(points) => void run(() => use(reward, points))}
        />
      ))}
      {offered.length === 0 && <s-paragraph color="subdued">{words.say('rewards.none')}</s-paragraph>}
      {open.length === 0 && next && (
        <s-paragraph color="subdued">
          {words.sayPoints('not-yet', next.least, {
            reward: rewardText(words, next, timesOf(next, next.least)),
          })}
        </s-paragraph>
      )}
    </s-stack>
  );
}
