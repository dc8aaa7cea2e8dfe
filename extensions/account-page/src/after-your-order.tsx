import type { Api } from '@shopify/ui-extensions/customer-account.page.render';
import type { ReviewsView } from '../../../app/contracts/reviews.ts';
import type { RedemptionView, RewardsView } from '../../../app/contracts/rewards.ts';
import type { AppClient } from '../../shared/app-client.ts';
import type { Once } from '../../shared/intention.ts';
import { useLoaded } from '../../shared/use-loaded.ts';
import { speak } from '../../shared/words.ts';
import { Reviews } from './reviews.tsx';
import { Rewards } from './rewards.tsx';

interface Props {
  page: Api;
  app: AppClient;
  once: Once<RedemptionView>;
  /** gid of the order that a link to this page was about. */
  order: string | null;
}

/** One page for what comes after an order: rewards, reviews, and the way to returns. */
export function AfterYourOrder({ page, app, once, order }: Props) {
  const words = speak(page.i18n);
  const language = page.localization.extensionLanguage.value.isoCode;
  const [rewards, rewardsAgain] = useLoaded(() => app.get<RewardsView>('/api/rewards'));
  const [reviews, reviewsAgain] = useLoaded(() =>
    app.get<ReviewsView>(`/api/reviews?language=${encodeURIComponent(language)}`),
  );
  // Shown at once and not one after the other: what came first would be pushed about by what comes next.
  if (rewards.state === 'loading' || reviews.state === 'loading')
    return (
      <s-page heading={words.say('heading')}>
        <s-section accessibilityLabel={words.say('loading')}>
          <s-skeleton-paragraph content={words.say('loading')} />
          <s-skeleton-paragraph content={words.say('loading')} />
          <s-skeleton-paragraph content={words.say('loading')} />
        </s-section>
      </s-page>
    );
  return (
    <s-page heading={words.say('heading')}>
      <Rewards {...{ words, app, once }} answer={rewards} again={rewardsAgain} />
      <Reviews {...{ words, app, order, language }} answer={reviews} again={reviewsAgain} />
    </s-page>
  );
}
