import type { RedemptionView } from '../../app/contracts/rewards.ts';
import { CopyableCode } from './copyable-code.tsx';
import { isBeingMade, rewardText } from './rewards.ts';
import type { Words } from './words.ts';

/** A gift card with its code, or credit that was added; until Shopify has it, that it is on its way. */
export function IssuedLine({ words, redemption }: { words: Words; redemption: RedemptionView }) {
  const { code, points, value } = redemption;
  return (
    <s-box border="base" borderRadius="base" padding="base">
      <s-stack gap="small-200" accessibilityRole="status">
        <s-text>{words.sayPoints('held.what', points, { reward: rewardText(words, value) })}</s-text>
        {isBeingMade(redemption) ? (
          <s-text color="subdued">{words.say('issued.being-made')}</s-text>
        ) : code === null ? (
          <s-text color="subdued">{words.say(`issued.${value.kind}`)}</s-text>
        ) : (
          <>
            <CopyableCode words={words} id={`card-${redemption.id}`} code={code} />
            <s-text color="subdued">{words.say('issued.keep')}</s-text>
          </>
        )}
      </s-stack>
    </s-box>
  );
}
