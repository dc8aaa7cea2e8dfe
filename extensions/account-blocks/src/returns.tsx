import type { ReturnsView } from '../../../app/contracts/returns.ts';
import { BoughtUnder } from '../../shared/bought-under.tsx';
import { returnPage } from '../../shared/places.ts';
import { SendBack } from '../../shared/send-back.tsx';
import type { Loaded } from '../../shared/use-loaded.ts';
import type { Words } from '../../shared/words.ts';

interface Props {
  words: Words;
  loaded: Loaded<ReturnsView>;
  /** Address of the storefront; null: it is not known. */
  storefront: string | null;
}

/** On an order: the return that runs, until when things can go back, and the policy that it was bought under. */
export function Returns({ words, loaded, storefront }: Props) {
  if (loaded.state === 'loading' || !loaded.done) return null;
  const { lines, returns } = loaded.value;
  const until = lines
    .flatMap((line) => (line.quantity > 0 && line.until ? [line.until] : []))
    .sort()
    .at(0);
  const [latest] = returns;
  return (
    <s-stack gap="small-200">
      {latest && (
        <>
          <s-stack direction="inline" gap="small-200" alignItems="center">
            <s-text type="strong">{words.say('past.heading', { name: latest.name })}</s-text>
            <s-badge>{words.say(`state.${latest.state}`)}</s-badge>
          </s-stack>
          <s-text>{words.message('next', latest.next)}</s-text>
          <SendBack words={words} view={latest} />
        </>
      )}
      {until && <s-text>{words.say('returns.until', { date: words.day(until) })}</s-text>}
      {(until || latest) && (
        <s-link href={returnPage}>{words.say(until ? 'returns.start' : 'returns.follow')}</s-link>
      )}
      {lines.length > 0 && <BoughtUnder {...{ words, storefront }} view={loaded.value} />}
    </s-stack>
  );
}
