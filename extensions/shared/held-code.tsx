import { useState } from 'preact/hooks';
import type { RedemptionView } from '../../app/contracts/rewards.ts';
import type { AppClient } from './app-client.ts';
import { CopyableCode } from './copyable-code.tsx';
import { rewardText } from './rewards.ts';
import { useOneAtATime } from './use-one-at-a-time.ts';
import type { Words } from './words.ts';

interface Props {
  words: Words;
  app: AppClient;
  redemption: RedemptionView;
  onReleased: () => Promise<void>;
}

/** A code that points are reserved for: copy it, use it until it ends, or have the points back. */
export function HeldCode({ words, app, redemption, onReleased }: Props) {
  const [busy, run] = useOneAtATime();
  const [problem, setProblem] = useState<string | null>(null);
  const { code } = redemption;
  const release = async () => {
    setProblem(null);
    const answer = await app.post<RedemptionView>(`/api/redemptions/${redemption.id}/release`, {});
    if (!answer.done) setProblem(words.refusal(answer.why, answer.values));
    await onReleased();
  };
  return (
    <s-box border="base" borderRadius="base" padding="base">
      <s-stack gap="small-200">
        <s-text>
          {words.sayPoints('held.what', redemption.points, { reward: rewardText(words, redemption.value) })}
        </s-text>
        {code === null ? (
          <s-text color="subdued">{words.say('held.being-made')}</s-text>
        ) : (
          <CopyableCode words={words} id={`code-${redemption.id}`} code={code} />
        )}
        <s-text color="subdued">{words.say('held.until', { date: words.moment(redemption.endsAt) })}</s-text>
        <s-link
          onClick={() => void run(release)}
          accessibilityLabel={words.say('held.release-label', { code: code ?? '' })}
        >
          {words.say(busy ? 'working' : 'held.release')}
        </s-link>
        {problem && <s-banner tone="warning">{problem}</s-banner>}
      </s-stack>
    </s-box>
  );
}
