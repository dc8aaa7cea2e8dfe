import type { RewardView } from '../../app/contracts/rewards.ts';
import { rewardText } from './rewards.ts';
import type { Words } from './words.ts';

interface Props {
  words: Words;
  reward: RewardView;
  /** The basket is large enough for it already, so that need not be said. */
  largeEnough?: boolean;
}

/** What a reward asks for and does not do, a line each; nothing where it has no limits. */
export function RewardLimits({ words, reward, largeEnough = false }: Props) {
  return (
    <>
      {limitsOf(words, reward, largeEnough).map((line) => (
        <s-text key={line} color="subdued">
          {line}
        </s-text>
      ))}
    </>
  );
}

function limitsOf(words: Words, reward: RewardView, largeEnough: boolean): string[] {
  const { kind, least, points, minSubtotal, capPercent, someGoods } = reward;
  const lines: string[] = [];
  if (minSubtotal && !largeEnough)
    lines.push(
      words.say('from-subtotal', { reward: rewardText(words, reward), amount: words.money(minSubtotal) }),
    );
  if (least !== points) lines.push(words.sayPoints('limit.least', least));
  if (capPercent !== null) lines.push(words.say('limit.cap', { percent: capPercent }));
  if (someGoods) lines.push(words.say('limit.some-goods'));
  if (kind === 'free-product') lines.push(words.say('limit.beside'));
  return lines;
}
