import type { Api } from '@shopify/ui-extensions/customer-account.profile.block.render';
import type { RewardsView } from '../../../app/contracts/rewards.ts';
import type { AppClient } from '../../shared/app-client.ts';
import { BalanceLines } from '../../shared/balance-lines.tsx';
import { HeldList } from '../../shared/held-list.tsx';
import { accountPage } from '../../shared/places.ts';
import { TierLines } from '../../shared/tier-lines.tsx';
import { useLoaded } from '../../shared/use-loaded.ts';
import { speak } from '../../shared/words.ts';

/** In the profile: points, what they are worth, and codes that wait to be used. */
export function ProfilePoints({ page, app }: { page: Api; app: AppClient }) {
  const words = speak(page.i18n);
  const [loaded, again] = useLoaded(() => app.get<RewardsView>('/api/rewards'));
  if (loaded.state === 'loading')
    return (
      <s-section heading={words.say('points.heading')}>
        <s-skeleton-paragraph content={words.say('loading')} />
        <s-skeleton-paragraph content={words.say('loading')} />
      </s-section>
    );
  if (!loaded.done)
    return (
      <s-section heading={words.say('points.heading')}>
        <s-stack gap="small-200">
          <s-paragraph>{words.refusal(loaded.why, loaded.values)}</s-paragraph>
          <s-link onClick={() => void again()}>{words.say('try-again')}</s-link>
        </s-stack>
      </s-section>
    );
  const view = loaded.value;
  if (!view.live || !view.balance) return null;
  return (
    <s-section heading={words.say('points.heading')}>
      <s-stack gap="base">
        <BalanceLines words={words} view={view} balance={view.balance} />
        <TierLines words={words} tier={view.tier} />
        <HeldList {...{ words, app }} redemptions={view.redemptions} onReleased={again} />
        <s-link href={accountPage}>{words.say('points.use')}</s-link>
      </s-stack>
    </s-section>
  );
}
