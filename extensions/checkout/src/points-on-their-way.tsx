import type { Api } from '@shopify/ui-extensions/purchase.thank-you.block.render';
import type { Balance, NextPoints, RewardsView, TierView } from '../../../app/contracts/rewards.ts';
import type { AppClient } from '../../shared/app-client.ts';
import { TierLines } from '../../shared/tier-lines.tsx';
import { useLoaded } from '../../shared/use-loaded.ts';
import { speak, type Words } from '../../shared/words.ts';
import { useFirstTime } from './use-first-time.ts';

/** After the purchase: what is on its way to the member, and what happens next. Guests read once what they miss. */
export function PointsOnTheirWay({ page, app }: { page: Api; app: AppClient }) {
  const words = speak(page.i18n);
  const [loaded] = useLoaded(() => app.get<RewardsView>('/api/rewards'));
  if (loaded.state === 'loading')
    return (
      <s-section heading={words.say('thank-you.heading')}>
        <s-stack gap="small-200" accessibilityRole="status" accessibilityLabel={words.say('loading')}>
          <s-skeleton-paragraph content={words.say('thank-you.next')} />
          <s-skeleton-paragraph content={words.say('loading')} />
          <s-skeleton-paragraph content={words.say('loading')} />
        </s-stack>
      </s-section>
    );
  if (!loaded.done || !loaded.value.live) return null;
  const { balance, next } = loaded.value;
  if (!balance) return <Guest words={words} storage={page.storage} />;
  return (
    <s-section heading={words.say('thank-you.heading')}>
      <Member words={words} balance={balance} next={next} tier={loaded.value.tier} />
    </s-section>
  );
}

/** Whoever has not read it at the checkout. */
function Guest({ words, storage }: { words: Words; storage: Api['storage'] }) {
  if (!useFirstTime(storage, 'guest')) return null;
  return (
    <s-section heading={words.say('thank-you.heading')}>
      <s-paragraph>{words.say('guest.plain')}</s-paragraph>
    </s-section>
  );
}

interface MemberProps {
  words: Words;
  balance: Balance;
  next: NextPoints | null;
  tier: TierView | null;
}

function Member({ words, balance, next, tier }: MemberProps) {
  return (
    <s-stack gap="small-200">
      <s-paragraph>{words.say('thank-you.next')}</s-paragraph>
      {balance.pending !== '0' && (
        <s-paragraph>{words.sayPoints('thank-you.pending', balance.pending)}</s-paragraph>
      )}
      {next && (
        <s-paragraph>
          {words.sayPoints('balance.next', next.points, { date: words.day(next.at) })}
        </s-paragraph>
      )}
      <s-paragraph color="subdued">{words.sayPoints('balance.plain', balance.available)}</s-paragraph>
      <TierLines words={words} tier={tier} />
    </s-stack>
  );
}
