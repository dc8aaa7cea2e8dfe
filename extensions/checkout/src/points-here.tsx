import type { Api } from '@shopify/ui-extensions/purchase.checkout.reductions.render-after';
import type { RewardsView } from '../../../app/contracts/rewards.ts';
import { useLoaded } from '../../shared/use-loaded.ts';
import { speak } from '../../shared/words.ts';
import { GuestLine } from './guest-line.tsx';
import { MemberPoints } from './member-points.tsx';
import type { CheckoutHands } from './spend-points.ts';

/** Points at the checkout. Whatever is missing, the checkout goes on without it. */
export function PointsHere({ checkout, hands }: { checkout: Api; hands: CheckoutHands }) {
  const words = speak(checkout.i18n);
  const [loaded, again] = useLoaded(() => hands.app.get<RewardsView>('/api/rewards'));
  if (loaded.state === 'loading')
    return (
      <s-stack gap="small-200" accessibilityRole="status" accessibilityLabel={words.say('loading')}>
        <s-skeleton-paragraph content={words.say('loading')} />
        <s-skeleton-paragraph content={words.say('loading')} />
      </s-stack>
    );
  if (!loaded.done)
    return (
      <s-stack gap="small-200">
        <s-text color="subdued">{words.say('not-loaded')}</s-text>
        <s-link onClick={() => void again()}>{words.say('try-again')}</s-link>
      </s-stack>
    );
  const view = loaded.value;
  if (!view.live) return null;
  if (!view.balance) return <GuestLine words={words} view={view} storage={checkout.storage} />;
  return <MemberPoints {...{ checkout, words, hands, view, again }} balance={view.balance} />;
}
