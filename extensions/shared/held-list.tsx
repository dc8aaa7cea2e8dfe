import type { RedemptionView } from '../../app/contracts/rewards.ts';
import type { AppClient } from './app-client.ts';
import { HeldCode } from './held-code.tsx';
import { IssuedLine } from './issued-line.tsx';
import { isIssued } from './rewards.ts';
import type { Words } from './words.ts';

interface Props {
  words: Words;
  app: AppClient;
  redemptions: readonly RedemptionView[];
  onReleased: () => Promise<void>;
}

/** What points are reserved for or were just used for. */
export function HeldList({ words, app, redemptions, onReleased }: Props) {
  return (
    <>
      {redemptions.map((one) =>
        isIssued(one.value) ? (
          <IssuedLine key={one.id} words={words} redemption={one} />
        ) : (
          <HeldCode key={one.id} {...{ words, app, onReleased }} redemption={one} />
        ),
      )}
    </>
  );
}
