import type { Api } from '@shopify/ui-extensions/purchase.thank-you.block.render';
import type { Balance, RewardsView } from '../../../app/contracts/rewards.ts';
import type { AppClient } from '../../shared/app-client.ts';
import { useLoaded } from '../../shared/use-loaded.ts';
import { speak, type Words } from '../../shared/words.ts';

/** After the purchase: what is on its way to the member, and what happens next. Guests have read it at the checkout. */
export function PointsOnTheirWay({ page, app }: { page: Api; app: AppClient }) {
  const words = speak(page.i18n);
  const [loaded] = useLoaded(() => app.get<RewardsView>('/api/rewards'));
  if (loaded.state === 'loading')
    return (
      <s-stack gap="small-200" accessibilityRole="status" accessibilityLabel={words.say('loading')}>
        <s-skeleton-paragraph content={words.say('loading')} />
        <s-skeleton-paragraph content={words.say('thank-you.next')} />
      </s-stack>
    );
  if (!loaded.done || !loaded.value.live) return null;
  const { balance } = loaded.value;
  return (
    <s-section heading={words.say('thank-you.heading')}>
      {balance ? (
        <Member words={words} balance={balance} />
      ) : (
        <s-paragraph>{words.say('guest.plain')}</s-paragraph>
      )}
    </s-section>
  );
}

function Member({ words, balance }: { words: Words; balance: Balance }) {
  return (
    <s-stack gap="small-200">
      <s-paragraph>{words.say('thank-you.next')}</s-paragraph>
      {balance.pending !== '0' && (
        <s-paragraph>{words.sayPoints('thank-you.pending', balance.pending)}</s-paragraph>
      )}
      <s-paragraph color="subdued">{words.sayPoints('balance.plain', balance.available)}</s-paragraph>
    </s-stack>
  );
}
