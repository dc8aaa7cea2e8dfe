import type { Api } from '@shopify/ui-extensions/customer-account.order-status.block.render';
import { useState } from 'preact/hooks';
import type { ReturnsView } from '../../../app/contracts/returns.ts';
import type { ReviewsView, WrittenReview } from '../../../app/contracts/reviews.ts';
import type { RewardsView } from '../../../app/contracts/rewards.ts';
import type { AppClient } from '../../shared/app-client.ts';
import { BalanceLines } from '../../shared/balance-lines.tsx';
import { accountPage } from '../../shared/places.ts';
import { ReviewForm } from '../../shared/review-form.tsx';
import { ReviewThanks } from '../../shared/review-thanks.tsx';
import { TierLines } from '../../shared/tier-lines.tsx';
import { type Loaded, useLoaded } from '../../shared/use-loaded.ts';
import { speak, type Words } from '../../shared/words.ts';
import { Returns } from './returns.tsx';

/** On an order's page: its points, sending something back, and reviews with stars at once. */
export function AfterOrder({ page, app }: { page: Api; app: AppClient }) {
  const words = speak(page.i18n);
  const order = page.order.value;
  if (!order) return null;
  if (page.authenticationState.value === 'pre_authenticated')
    return (
      <s-section heading={words.say('heading')}>
        <s-stack gap="base">
          <s-paragraph>{words.say('sign-in.why')}</s-paragraph>
          <s-button onClick={() => void page.requireLogin()}>{words.say('sign-in.button')}</s-button>
        </s-stack>
      </s-section>
    );
  return (
    <SignedIn
      key={order.id}
      {...{ words, app }}
      order={order.id}
      language={page.localization.extensionLanguage.value.isoCode}
      storefront={page.shop.storefrontUrl ?? null}
    />
  );
}

interface SignedInProps {
  words: Words;
  app: AppClient;
  order: string;
  language: string;
  storefront: string | null;
}

function SignedIn({ words, app, order, language, storefront }: SignedInProps) {
  const query = `?order=${encodeURIComponent(order)}`;
  const [rewards, rewardsAgain] = useLoaded(() => app.get<RewardsView>('/api/rewards'));
  const [returns, returnsAgain] = useLoaded(() => app.get<ReturnsView>(`/api/returns${query}`));
  const [reviews, reviewsAgain] = useLoaded(() =>
    app.get<ReviewsView>(`/api/reviews${query}&language=${encodeURIComponent(language)}`),
  );
  // Shown at once and not one after the other: what came first would be pushed about by what comes next.
  if ([rewards, returns, reviews].some(({ state }) => state === 'loading'))
    return (
      <s-section heading={words.say('heading')}>
        <s-stack gap="base" accessibilityRole="status" accessibilityLabel={words.say('loading')}>
          <s-skeleton-paragraph content={words.say('loading')} />
          <s-skeleton-paragraph content={words.say('loading')} />
          <s-skeleton-paragraph content={words.say('loading')} />
        </s-stack>
      </s-section>
    );
  // One part that is away is left out in silence; without any of them the heading would stand alone.
  const nothing = [rewards, returns, reviews].every(
    (one) => one.state === 'there' && !one.done && one.why === 'unreachable',
  );
  const again = () => Promise.all([rewardsAgain(), returnsAgain(), reviewsAgain()]);
  return (
    <s-section heading={words.say('heading')}>
      <s-stack gap="base">
        {nothing && <s-paragraph>{words.refusal('unreachable')}</s-paragraph>}
        {nothing && <s-link onClick={() => void again()}>{words.say('try-again')}</s-link>}
        <Points words={words} loaded={rewards} />
        <Returns {...{ words, storefront }} loaded={returns} />
        <Reviews {...{ words, app, language }} loaded={reviews} again={reviewsAgain} />
      </s-stack>
    </s-section>
  );
}

function Points({ words, loaded }: { words: Words; loaded: Loaded<RewardsView> }) {
  if (loaded.state === 'loading' || !loaded.done || !loaded.value.live || !loaded.value.balance) return null;
  return (
    <s-stack gap="small-200">
      <BalanceLines words={words} view={loaded.value} balance={loaded.value.balance} />
      <TierLines words={words} tier={loaded.value.tier} />
      <s-link href={accountPage}>{words.say('points.use')}</s-link>
    </s-stack>
  );
}

interface ReviewsProps {
  words: Words;
  app: AppClient;
  language: string;
  loaded: Loaded<ReviewsView>;
  again: () => Promise<void>;
}

function Reviews({ words, app, language, loaded, again }: ReviewsProps) {
  const [thanked, setThanked] = useState<WrittenReview | null>(null);
  if (loaded.state === 'loading' || !loaded.done) return null;
  const { open, later, form } = loaded.value;
  return (
    <s-stack gap="large">
      {thanked && <s-banner tone="success">{words.say(`review.thanks-${thanked.status}`)}</s-banner>}
      {open.length === 0 && later > 0 && <s-paragraph>{words.say('review.later')}</s-paragraph>}
      {open.length > 0 && <s-heading>{words.say('review.heading')}</s-heading>}
      {open.length > 0 && <ReviewThanks {...{ words, form }} />}
      {open.map((one) => (
        <ReviewForm
          key={one.line}
          {...{ words, app, form, language }}
          open={one}
          onWritten={async (review) => {
            await again();
            setThanked(review);
          }}
        />
      ))}
    </s-stack>
  );
}
